using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Tests.Golden;

/// <summary>
/// PyTorch's numbers, read from the JSON files beside this one. Comes in: a file that golden.py wrote; goes out: its cases as typed
/// records. Knows nothing of generated networks. README.md beside this file describes the JSON.
/// </summary>
public static class GoldenFile
{
    // A property that the JSON lacks, or has and no record names, is an error: a renamed field must not read as zeros.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter<Init>(), new JsonStringEnumConverter<Resampling>() },
    };

    private static readonly Lazy<IReadOnlyList<LayerCase>> LayerCases = new(() => Read<LayerCase>("layers.json"));
    private static readonly Lazy<IReadOnlyList<LayerCase>> FunctionCases = new(() => Read<LayerCase>("functions.json"));
    private static readonly Lazy<IReadOnlyList<LayerCase>> ImageCases = new(() => Read<LayerCase>("images.json"));
    private static readonly Lazy<IReadOnlyList<ClassicCase>> ClassicCases = new(() => Read<ClassicCase>("classics.json"));
    private static readonly Lazy<IReadOnlyList<NormalizationCase>> NormalizationCases = new(() => Read<NormalizationCase>("normalizations.json"));
    private static readonly Lazy<IReadOnlyList<NormalizationCase>> RecurrentCases = new(() => Read<NormalizationCase>("recurrent.json"));
    private static readonly Lazy<IReadOnlyList<NormalizationCase>> GateCases = new(() => Read<NormalizationCase>("gates.json"));
    private static readonly Lazy<IReadOnlyList<NormalizationCase>> TruncatedCases = new(() => Read<NormalizationCase>("truncated.json"));
    private static readonly Lazy<IReadOnlyList<NormalizationCase>> SequenceCases = new(() => Read<NormalizationCase>("sequences.json"));
    private static readonly Lazy<IReadOnlyList<OptimizerCase>> OptimizerCases = new(() => Read<OptimizerCase>("optimizers.json"));
    private static readonly Lazy<IReadOnlyList<ScheduleCase>> ScheduleCases = new(() => Read<ScheduleCase>("schedules.json"));
    private static readonly Lazy<IReadOnlyList<InitialiserCase>> InitialiserCases = new(() => Read<InitialiserCase>("initialisers.json"));
    private static readonly Lazy<IReadOnlyList<ResizeCase>> ResizeCases = new(() => Read<ResizeCase>("resize.json"));
    private static readonly Lazy<IReadOnlyList<PlateauCase>> PlateauCases = new(() => Read<PlateauCase>("plateaus.json"));
    private static readonly Lazy<IReadOnlyList<ClassWeightCase>> ClassWeightCases = new(() => Read<ClassWeightCase>("classweights.json"));
    private static readonly Lazy<IReadOnlyList<MapCase>> MapCases = new(() => Read<MapCase>("maps.json"));
    private static readonly Lazy<IReadOnlyList<MetricCase>> MetricCases = new(() => Read<MetricCase>("metrics.json"));

    /// <summary>Every hidden activation with every head and loss: outputs, loss, all gradients.</summary>
    public static IReadOnlyList<LayerCase> Layers => LayerCases.Value;

    /// <summary>The other activations, hidden and as heads, and the other losses behind the heads they speak of.</summary>
    public static IReadOnlyList<LayerCase> Functions => FunctionCases.Value;

    /// <summary>Every image layer and option, joins and branches, many channel counts: outputs, loss, all gradients.</summary>
    public static IReadOnlyList<LayerCase> Images => ImageCases.Value;

    /// <summary>The classic architectures, the small ones in full, the others narrower: loss, and of outputs and gradients the norm and some elements.</summary>
    public static IReadOnlyList<ClassicCase> Classics => ClassicCases.Value;

    /// <summary>Three full-batch steps with normalisations and learned activations, and the predictions after them.</summary>
    public static IReadOnlyList<NormalizationCase> Normalizations => NormalizationCases.Value;

    /// <summary>Ten full-batch steps with every recurrent layer and option, and the predictions after them.</summary>
    public static IReadOnlyList<NormalizationCase> Recurrent => RecurrentCases.Value;

    /// <summary>The same with recurrent layers that PyTorch has no module of, written out of its primitives.</summary>
    public static IReadOnlyList<NormalizationCase> Gates => GateCases.Value;

    /// <summary>Windows of sequences, a step each, that begin with the states of the one before.</summary>
    public static IReadOnlyList<NormalizationCase> Truncated => TruncatedCases.Value;

    /// <summary>The same with layers of sequences.</summary>
    public static IReadOnlyList<NormalizationCase> Sequences => SequenceCases.Value;

    /// <summary>Ten full-batch steps of every optimizer, option and penalty.</summary>
    public static IReadOnlyList<OptimizerCase> Optimizers => OptimizerCases.Value;

    /// <summary>Every schedule, with and without a warm-up.</summary>
    public static IReadOnlyList<ScheduleCase> Schedules => ScheduleCases.Value;

    /// <summary>Every initialiser that torch has (and LeCun's by formula) at several fans.</summary>
    public static IReadOnlyList<InitialiserCase> Initialisers => InitialiserCases.Value;

    /// <summary>Images brought to other sizes.</summary>
    public static IReadOnlyList<ResizeCase> Resizes => ResizeCases.Value;

    /// <summary>Every option of the schedule that watches the training.</summary>
    public static IReadOnlyList<PlateauCase> Plateaus => PlateauCases.Value;

    /// <summary>Class-weighted cross-entropy, with and without label smoothing.</summary>
    public static IReadOnlyList<ClassWeightCase> ClassWeights => ClassWeightCases.Value;

    /// <summary>A class for each position: images and sequences, with labels that are ignored, class weights and label smoothing.</summary>
    public static IReadOnlyList<MapCase> Maps => MapCases.Value;

    /// <summary>Metrics of classifiers.</summary>
    public static IReadOnlyList<MetricCase> Metrics => MetricCases.Value;

    /// <summary>Which of the cases has that name, from 0.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static int NumberOf<T>(this IReadOnlyList<T> cases, string name) where T : IGoldenCase => cases.ToList().IndexOf(cases.Named(name));

    /// <summary>The case of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static T Named<T>(this IReadOnlyList<T> cases, string name) where T : IGoldenCase =>
        cases.SingleOrDefault(c => c.Name == name)
        ?? throw new ArgumentException($"No golden case is called '{name}'; there are {string.Join("; ", cases.Select(c => c.Name))}.");

    private static IReadOnlyList<T> Read<T>(string name)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", name));
        return JsonSerializer.Deserialize<Contents<T>>(stream, Json)!.Cases;
    }

    private sealed record Contents<T>
    {
        public required string Torch { get; init; }
        public required T[] Cases { get; init; }
    }
}
