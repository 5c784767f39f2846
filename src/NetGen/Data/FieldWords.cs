namespace NetGen.Data;

/// <summary>What fields say in words, and how days are written: the same for who reads a table and for the compiler, which looks at
/// one.</summary>
internal static class FieldWords
{
    /// <summary>The words for yes, in any case.</summary>
    public static readonly string[] Yes = ["true", "yes", "y", "t", "1"];

    /// <summary>The words for no, in any case; each the opposite of the one at its place.</summary>
    public static readonly string[] No = ["false", "no", "n", "f", "0"];

    /// <summary>The words for no value, in any case.</summary>
    public static readonly string[] Missing = ["", "?", "NA", "N/A", "NaN", "null"];

    /// <summary>The length of the longest of them; each begins with a question mark or an n.</summary>
    public const int LongestMissing = 4;

    /// <summary>How a day is written.</summary>
    public const string Day = "yyyy-MM-dd";

    /// <summary>How a day with a time is written.</summary>
    public static readonly string[] Times =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    ];
}
