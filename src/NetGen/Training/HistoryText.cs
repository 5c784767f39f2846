using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetGen.Training;

/// <summary>
/// A history as CSV and as JSON, for other programs. The same text under every culture; numbers read back to the same bits.
/// </summary>
internal static class HistoryText
{
    private static readonly (string Name, Func<EpochReport, double?> Value)[] Columns =
    [
        ("epoch", epoch => epoch.Epoch),
        ("steps", epoch => epoch.StepCount),
        ("train_loss", epoch => epoch.TrainLoss),
        ("penalty", epoch => epoch.Penalty),
        ("train_accuracy", epoch => epoch.TrainAccuracy),
        ("validation_loss", epoch => epoch.ValidationLoss),
        ("validation_accuracy", epoch => epoch.ValidationAccuracy),
        ("validation_score", epoch => epoch.ValidationScore),
        ("learning_rate", epoch => epoch.LearningRate),
        ("seconds", epoch => epoch.Elapsed.TotalSeconds),
        ("samples_per_second", epoch => epoch.SamplesPerSecond),
    ];

    public static string Csv(History history)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Select(column => column.Name)).Append('\n');
        foreach (EpochReport epoch in history.Epochs)
        {
            // "R" of .NET is the shortest text that reads back to the same number.
            text.AppendJoin(',', Columns.Select(column => Text(column.Value(epoch)))).Append('\n');
        }

        return text.ToString();
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    public static string Json(History history)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("end", history.End.ToString());
            json.WriteNumber("steps", history.StepCount);
            json.WriteNumber("seconds", history.Elapsed.TotalSeconds);
            if (history.BestEpoch is { } best)
            {
                json.WriteNumber("best_epoch", best.Epoch);
            }

            json.WriteStartArray("epochs");
            foreach (EpochReport epoch in history.Epochs)
            {
                Write(json, epoch);
            }

            json.WriteEndArray();
            json.WriteStartArray("troubles");
            foreach (TrainingTrouble trouble in history.Troubles)
            {
                Write(json, trouble);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, EpochReport epoch)
    {
        json.WriteStartObject();
        foreach ((string name, Func<EpochReport, double?> value) in Columns)
        {
            json.WriteFinite(name, value(epoch));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TrainingTrouble trouble)
    {
        json.WriteStartObject();
        json.WriteString("kind", trouble.Kind.ToString());
        json.WriteString("rule", trouble.RuleId);
        json.WriteString("layer", trouble.Layer);
        json.WriteNumber("epoch", trouble.Epoch);
        json.WriteNumber("step", trouble.Step);
        json.WriteString("quantity", trouble.Quantity);
        json.WriteFinite("value", trouble.Value);
        json.WriteFinite("threshold", trouble.Threshold);
        json.WriteString("cause", trouble.Cause);
        json.WriteEndObject();
    }
}
