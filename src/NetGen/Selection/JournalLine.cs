using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using static System.FormattableString;

namespace NetGen.Selection;

/// <summary>The lines of a journal, to and from records. Numbers are written so that they read back to the same bits.</summary>
internal static class JournalLine
{
    private const string VersionKey = "netgen study";
    private const int Version = 1;

    /// <summary>The first line: what the study is.</summary>
    public static byte[] Of(StudyIdentity study) => Line(json =>
    {
        json.WriteNumber(VersionKey, Version);
        json.WriteString("subject", study.Subject);
        json.WriteString("sampler", study.Sampler);
        json.WriteNumber("seed", study.Seed);
        json.WriteBoolean("base first", study.BaseFirst);
        WriteStrings(json, "dimensions", study.Dimensions);
        WriteStrings(json, "fixed", study.Fixed);
    });

    /// <summary>A trial's line.</summary>
    public static byte[] Of(TrialRecord trial) => Line(json =>
    {
        json.WriteNumber("trial", trial.Number);
        json.WriteStartArray("values");
        foreach (double value in trial.Values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
        json.WriteString("state", trial.State.ToString());
        if (trial.Score is double score)
        {
            json.WriteNumber("score", score);
        }

        json.WriteNumber("seconds", trial.Elapsed.TotalSeconds);
        if (trial.Failure is not null)
        {
            json.WriteString("failure", trial.Failure);
        }
    });

    /// <summary>Throws unless a first line is of the study.</summary>
    /// <exception cref="StudyException">It is of another one; the message says in what they differ.</exception>
    public static void Require(ReadOnlySpan<byte> line, StudyIdentity study, string path)
    {
        using JsonDocument document = Parse(line);
        JsonElement json = document.RootElement;
        if (!json.TryGetProperty(VersionKey, out JsonElement version))
        {
            throw new StudyException($"'{path}' is no journal of a study: its first line is not one.");
        }

        Same("version", Invariant($"{version.GetInt32()}"), Invariant($"{Version}"));
        Same("subject", json.GetProperty("subject").GetString(), study.Subject);
        Same("sampler", json.GetProperty("sampler").GetString(), study.Sampler);
        Same("seed", Invariant($"{json.GetProperty("seed").GetUInt64()}"), Invariant($"{study.Seed}"));
        Same("first trial", FirstTrial(json.GetProperty("base first").GetBoolean()), FirstTrial(study.BaseFirst));
        Same("search space", Strings(json.GetProperty("dimensions")), string.Join("; ", study.Dimensions));
        Same("fixed hyperparameters", Strings(json.GetProperty("fixed")), string.Join("; ", study.Fixed));

        void Same(string what, string? kept, string present)
        {
            if (kept != present)
            {
                throw new StudyException($"The journal '{path}' is of another study. Its {what}: {kept}. This study's: {present}. Resume with the same, or use another path.");
            }
        }
    }

    /// <summary>A trial.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="number">The number it must have.</param>
    /// <param name="dimensions">How many values it must have.</param>
    /// <exception cref="FormatException">It is not the trial that must stand here.</exception>
    public static TrialRecord Trial(ReadOnlySpan<byte> line, int number, int dimensions)
    {
        using JsonDocument document = Parse(line);
        JsonElement json = document.RootElement;
        double[] values = [.. json.GetProperty("values").EnumerateArray().Select(Finite)];
        var trial = new TrialRecord
        {
            Number = json.GetProperty("trial").GetInt32(),
            Values = values,
            State = State(json.GetProperty("state").GetString()),
            Score = json.TryGetProperty("score", out JsonElement score) ? Finite(score) : null,
            Elapsed = Duration(json.GetProperty("seconds").GetDouble()),
            Failure = json.TryGetProperty("failure", out JsonElement failure) ? failure.GetString() : null,
        };
        if (trial.Number != number)
        {
            throw new FormatException(Invariant($"trial {number} was expected, and trial {trial.Number} found"));
        }

        if (values.Length != dimensions)
        {
            throw new FormatException(Invariant($"{Counted.Of(dimensions, "value was", "values were")} expected, and {values.Length} found"));
        }

        if (trial.State == TrialState.Completed != trial.Score is not null)
        {
            throw new FormatException("a completed trial has a score, and no other has one");
        }

        return trial;
    }

    private static double Finite(JsonElement value) =>
        value.GetDouble() is var number && double.IsFinite(number)
            ? number
            : throw new FormatException(Invariant($"{value} is no finite number"));

    private static TimeSpan Duration(double seconds) => seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new FormatException(Invariant($"a trial cannot have taken {seconds:R} seconds"));

    private static TrialState State(string? text) =>
        Enum.TryParse(text, out TrialState state) && state.ToString() == text
            ? state
            : throw new FormatException($"'{text}' is no state of a trial");

    private static string FirstTrial(bool baseFirst) => baseFirst ? "the base" : "the sampler's";

    private static JsonDocument Parse(ReadOnlySpan<byte> line) => JsonDocument.Parse(line.ToArray());

    private static string Strings(JsonElement array) => string.Join("; ", array.EnumerateArray().Select(item => item.GetString()));

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // A journal is read by people too, and never put into a web page.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
