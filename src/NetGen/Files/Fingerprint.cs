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

    /// <summary>Throws if the file gives a fingerprint and it is not the network's.</summary>
    /// <exception cref="WeightFileException">It names the first line that differs.</exception>
    public static void RequireSame(IReadOnlyDictionary<string, string> metadata, NetworkSummary summary, string path)
    {
        if (DifferenceFrom(metadata, summary) is { } difference)
        {
            throw new WeightFileException($"{path}: {difference}.");
        }
    }

    /// <summary>The first difference of a file's network from another, as a sentence without its stop; null for none, and where the file gives no fingerprint.</summary>
    public static string? DifferenceFrom(IReadOnlyDictionary<string, string> metadata, NetworkSummary summary)
    {
        if (!metadata.TryGetValue(FingerprintKey, out string? stored))
        {
            return null;
        }

        string[] found = Lines(stored);
        string[] expected = Lines(summary.Fingerprint);
        int line = found.AsSpan().CommonPrefixLength(expected);
        if (line == found.Length && line == expected.Length)
        {
            return null;
        }

        string writer = metadata.GetValueOrDefault(NetworkKey, "another network");
        return $"the file is of {writer}, whose architecture is not that of {summary.Name}. " +
            $"The first difference is line {line + 1}: expected {Line(expected, line)}, found {Line(found, line)}";
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string Line(string[] lines, int index) => index < lines.Length ? $"\"{lines[index].Trim()}\"" : "nothing more";
}
