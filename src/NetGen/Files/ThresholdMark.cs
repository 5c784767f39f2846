using System.Globalization;

namespace NetGen.Files;

/// <summary>How a weight file says from which probability on an answer is yes; where it says nothing, from one half.</summary>
internal static class ThresholdMark
{
    /// <summary>Where nothing was chosen.</summary>
    public const double Half = 0.5;

    private const string Key = "netgen.threshold";

    /// <summary>The metadata with the threshold, where it is another than one half.</summary>
    public static IReadOnlyDictionary<string, string> AddTo(IReadOnlyDictionary<string, string> metadata, double threshold) =>
        threshold == Half
        ? metadata
        : new Dictionary<string, string>(metadata) { [Key] = threshold.ToString("R", CultureInfo.InvariantCulture) };

    /// <summary>What a file says.</summary>
    /// <exception cref="WeightFileException">It is no threshold.</exception>
    public static double Read(IReadOnlyDictionary<string, string> metadata, string path)
    {
        if (!metadata.TryGetValue(Key, out string? text))
        {
            return Half;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double threshold) && threshold >= 0
            ? threshold
            : throw new WeightFileException($"{path}: expected a number from 0 on under '{Key}' of its metadata; found \"{text}\".");
    }
}
