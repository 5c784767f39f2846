using NetGen.Preparation;

namespace NetGen.Files;

/// <summary>
/// How a weight file says that its weights contain the network's preprocessing. What is contained has no tensors of its own: such a file is
/// one of the same layers on raw samples.
/// </summary>
internal static class FoldingMark
{
    private const string Key = "netgen.preprocessing";
    private const string Centers = "preprocessing.center";

    // What a table's columns are encoded by stays: weights can take up a scale, not a vocabulary.
    private static readonly string[] Contained = ["preprocessing.samples", "preprocessing.scale", "preprocessing.whitening", Centers];

    private const string AllText = "folded";
    private const string ScalesText = "folded, centers left";

    /// <summary>The tensors of a file.</summary>
    public static IReadOnlyList<ParameterInfo> Tensors(NetworkSummary summary, Folding folding) => [.. summary.Tensors.Where(tensor =>
        folding == Folding.None
        || !Contained.Contains(tensor.Name, StringComparer.Ordinal)
        || (folding == Folding.Scales && tensor.Name == Centers))];

    /// <summary>The metadata with the mark, where there is something to mark.</summary>
    public static IReadOnlyDictionary<string, string> AddTo(IReadOnlyDictionary<string, string> metadata, Folding folding) =>
        folding == Folding.None
        ? metadata
        : new Dictionary<string, string>(metadata) { [Key] = folding == Folding.All ? AllText : ScalesText };

    /// <summary>What a file says.</summary>
    /// <exception cref="WeightFileException">It says something else.</exception>
    public static Folding Read(IReadOnlyDictionary<string, string> metadata, string path) => metadata.GetValueOrDefault(Key) switch
    {
        null => Folding.None,
        AllText => Folding.All,
        ScalesText => Folding.Scales,
        var other =>
            throw new WeightFileException($"{path}: expected \"{AllText}\" or \"{ScalesText}\" under '{Key}' of its metadata; found \"{other}\"."),
    };
}
