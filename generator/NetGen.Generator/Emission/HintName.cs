using System.Globalization;
using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>
/// A file's hint name from a type's metadata name: injective and unique without regard to case, because every name that had to be changed, is
/// long, or has capitals that another could differ in only, carries a stable hash of the whole.
/// </summary>
internal static class HintName
{
    private const int Longest = 120;

    public static string Of(string metadataName, string part)
    {
        var text = new StringBuilder(metadataName.Length);
        foreach (var character in metadataName)
            text.Append(character is '.' or '_' || character < 128 && char.IsLetterOrDigit(character) ? character : '-');
        if (text.Length > Longest)
            text.Remove(0, text.Length - Longest);
        return text + "." + Hash(metadataName) + (part.Length > 0 ? "." + part : "") + ".g.cs";
    }

    /// <summary>FNV-1a, 32 bit.</summary>
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ value) * 16777619u);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
