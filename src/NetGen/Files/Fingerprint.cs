namespace NetGen.Files;

/// <summary>
/// What a weight file says of the network that wrote it: its name, and the architecture as text, one line per layer, so that a foreign
/// file can be told in a sentence.
/// </summary>
internal static class Fingerprint
{
    private const string FingerprintKey = "netgen.fingerprint";
    private const string NetworkKey = "netgen.network";

    /// <summary>The metadata that goes into a file. "pt" says that names and shapes are those of the equivalent PyTorch module.</summary>
    public static IReadOnlyDictionary<string, string> Metadata(NetworkSummary summary) => new Dictionary<string, string>
    {
        ["format"] = "pt",
        [NetworkKey] = summary.Name,
        [FingerprintKey] = summary.Fingerprint,
    };

    // What the line of a layer ends in whose tensors earlier versions wrote in the order of memory.
    private const string ChannelsFirst = ", channels first";

    // What the description of a join or of a normalisation ends in that earlier versions computed in the order of memory.
    private const string InChannelsFirstOrder = " in channels-first order";

    /// <summary>
    /// Throws if the file gives a fingerprint and it is not the network's, of this version or of one that wrote another order.
    /// </summary>
    /// <exception cref="WeightFileException">It names the first line that differs.</exception>
    public static void RequireSame(IReadOnlyDictionary<string, string> metadata, NetworkSummary summary, string path)
    {
        if (DifferenceFrom(metadata, summary) is { } difference)
        {
            throw new WeightFileException($"{path}: {difference}.");
        }
    }

    /// <summary>
    /// The first difference of a file's network from another, as a sentence without its stop; null for none, and where the file gives no
    /// fingerprint.
    /// </summary>
    public static string? DifferenceFrom(IReadOnlyDictionary<string, string> metadata, NetworkSummary summary)
    {
        if (!metadata.TryGetValue(FingerprintKey, out string? stored))
        {
            return null;
        }

        string[] found = Lines(stored);
        string[] expected = Lines(summary.Fingerprint);
        int line = found.AsSpan().CommonPrefixLength(expected);
        if ((line == found.Length && line == expected.Length) || found.AsSpan().SequenceEqual([.. expected.Select(Former)]))
        {
            return null;
        }

        string[] inMemoryOrder = [.. expected.Select(WithoutOrder)];
        bool isOfMemoryOrder = found.AsSpan().SequenceEqual(inMemoryOrder)
            || found.AsSpan().SequenceEqual([.. inMemoryOrder.Select(Former)]);
        if (isOfMemoryOrder && summary.Parameters.Any(parameter => parameter.JoinedBy is not null))
        {
            return null;
        }

        string writer = metadata.GetValueOrDefault(NetworkKey, "another network");
        return $"the file is of {writer}, whose architecture is not that of {summary.Name}. " +
            $"The first difference is line {line + 1}: expected {Line(expected, line)}, found {Line(found, line)}"
            + (isOfMemoryOrder
                ? ". A version of NetGen wrote it that computed such layers in the order of memory, "
                    + "and no order of the weights makes the same of today's: train again, or export from PyTorch"
                : "");
    }

    /// <summary>
    /// Whether the file is of a version that wrote the layer's tensors in the order of memory. One without a fingerprint is as PyTorch's.
    /// </summary>
    public static bool IsFormer(IReadOnlyDictionary<string, string> metadata, string layer) =>
        metadata.TryGetValue(FingerprintKey, out string? stored)
        && Lines(stored).FirstOrDefault(line => line.StartsWith(layer + ": ", StringComparison.Ordinal)) is { } line
        && !line.EndsWith(ChannelsFirst, StringComparison.Ordinal);

    /// <summary>Whether the file is of a version that made the join in the order of memory.</summary>
    public static bool JoinedInMemoryOrder(IReadOnlyDictionary<string, string> metadata, string join) =>
        metadata.TryGetValue(FingerprintKey, out string? stored)
        && Lines(stored).FirstOrDefault(line => line.StartsWith(join + ": ", StringComparison.Ordinal)) is { } line
        && WithoutOrder(line) == line;

    private static string WithoutOrder(string line) => line.Replace(InChannelsFirstOrder + " → ", " → ", StringComparison.Ordinal);

    private static string Former(string line) =>
        line.EndsWith(ChannelsFirst, StringComparison.Ordinal) ? line[..^ChannelsFirst.Length] : line;

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string Line(string[] lines, int index) => index < lines.Length ? $"\"{lines[index].Trim()}\"" : "nothing more";
}
