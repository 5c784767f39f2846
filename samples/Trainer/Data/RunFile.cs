using System.Text.Json;
using System.Text.Json.Serialization;
using NetGen;
using Trainer.Models;
using Trainer.Networks;

namespace Trainer.Data;

/// <summary>What a run was asked to do: <c>run.json</c> in its folder, from which it is taken up, measured and reported later.</summary>
internal sealed record RunFile
{
    public required string Network { get; init; }

    /// <summary>The data, as a path that holds from everywhere.</summary>
    public required string Data { get; init; }

    public string? Labels { get; init; }

    /// <summary>A validation file; null where a share of the data is held out.</summary>
    public string? Validation { get; init; }

    public string? ValidationLabels { get; init; }

    /// <summary>The share of the data that is held out for validation; 0 for none.</summary>
    public double HoldOut { get; init; }

    public ulong Seed { get; init; }

    public int? Epochs { get; init; }

    public int? BatchSize { get; init; }

    public int? Patience { get; init; }

    /// <summary>What differs from the declared hyperparameters.</summary>
    public Dictionary<string, double> Settings { get; init; } = [];

    /// <summary>The folder.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    [JsonIgnore]
    public Checkpoints Checkpoints => new(Folder);

    [JsonIgnore]
    public string ReportPath => Path.Combine(Folder, "report.html");

    [JsonIgnore]
    public Model Model => Catalog.Find(Network);

    public static bool IsIn(string folder) => File.Exists(PathIn(folder));

    /// <summary>What a folder holds.</summary>
    /// <exception cref="UsageException">It holds no run, or its file is damaged.</exception>
    public static RunFile Read(string folder)
    {
        if (!IsIn(folder))
        {
            throw new UsageException($"The folder '{folder}' holds no run: there is no run.json in it. `trainer train` makes one.");
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(PathIn(folder)), RunJson.Default.RunFile)! with { Folder = folder };
        }
        catch (JsonException e)
        {
            throw new UsageException($"'{PathIn(folder)}' is not what `trainer train` writes: {e.Message}");
        }
    }

    public void Write()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(PathIn(Folder), JsonSerializer.Serialize(this, RunJson.Default.RunFile));
    }

    /// <summary>The samples to train on, and those that are not; null for none.</summary>
    public (Dataset Train, Dataset? Validation) Samples()
    {
        Dataset data = DataFiles.Read(Model, Data, Labels);
        if (Validation is { } other)
        {
            return (data, DataFiles.Read(Model, other, ValidationLabels, data.ClassNames));
        }

        return HoldOut == 0 ? (data, null)
            : data.HasLabels && !data.HasClassMaps ? data.StratifiedSplit(1 - HoldOut, Seed) : data.Split(1 - HoldOut, Seed);
    }

    private static string PathIn(string folder) => Path.Combine(folder, "run.json");
}

/// <summary>Written at compile time: a published program reflects on nothing.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunFile))]
internal sealed partial class RunJson : JsonSerializerContext;
