using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>
/// A file's hint name from a type's metadata name: unique without regard to case, because every one carries a stable hash of the whole name, which may have
/// been changed, shortened, or differ from another in its capitals only. Two equal ones would cost the whole project its generated files.
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

    /// <summary>80 bits of SHA-256: no two names meet there, not even names that were made to.</summary>
    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(10).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
