using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>
/// A file's hint name from a type's metadata name: unique without regard to case, because every one carries a stable hash of the whole
/// name, which may have been changed, shortened, or differ from another in its capitals only. Two equal ones would cost the whole project
/// its generated files.
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
        return text + "." + StableHash.Of(metadataName) + (part.Length > 0 ? "." + part : "") + ".g.cs";
    }
}
