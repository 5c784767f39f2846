using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetGen.Benchmarks.Trainings;

namespace NetGen.Benchmarks.Results;

/// <summary>One run as data: who measured what, where, on which commit. The files in results/ are what all tables and the plot are made of.</summary>
internal sealed record ResultFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>When the run began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The commit that the runtime was built from; empty where the build did not know it.</summary>
    public required string Commit { get; init; }

    /// <summary>The processor's name.</summary>
    public required string Processor { get; init; }

    /// <summary>The core that was measured on; null where the run was not pinned.</summary>
    public required int? Core { get; init; }

    /// <summary>.NET's version.</summary>
    public required string Runtime { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>Multiply-adds in registers with 256-bit vectors, at the start.</summary>
    public required double Peak256Gigaflops { get; init; }

    /// <summary>The same with 512-bit vectors; null where they are not accelerated.</summary>
    public required double? Peak512Gigaflops { get; init; }

    /// <summary>Steps that were measured, in the order of the run.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>Whole trainings that were measured.</summary>
    public IReadOnlyList<TrainingResult> Trainings { get; init; } = [];

    /// <summary>Writes the file whole.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Reads a file of <see cref="Write"/>.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ResultFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ResultFile>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"'{path}' holds no results.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is no file of results: {e.Message}", e);
        }
    }

    /// <summary>The commit behind the + of an assembly's version.</summary>
    public static string CommitOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit] ? commit : "";
}
