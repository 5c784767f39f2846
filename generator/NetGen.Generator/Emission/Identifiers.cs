using System.Globalization;

namespace NetGen.Generator.Emission;

/// <summary>Names of the user's that stand as identifiers in C#.</summary>
internal static class Identifiers
{
    /// <summary>Words that C# 14 knows in some places only. A member may have them for its name.</summary>
    private static readonly HashSet<string> Contextual = new(
        ("_ add alias allows and ascending async await by descending dynamic equals extension field file from get global group init into join let managed nameof nint " +
        "not notnull nuint on or orderby partial record remove required scoped select set unmanaged value var when where with yield")
            .Split(' '),
        StringComparer.Ordinal);

    /// <summary>The name of a member.</summary>
    public static string Escape(string name) => Keywords.Reserved.Contains(name) || Contextual.Contains(name) ? "@" + name : name;

    /// <summary>
    /// The name of the class. Every word of the language, of C# to come too, is of small letters, and few of them may name a type.
    /// </summary>
    public static string OfType(string name) => name.All(c => c is (>= 'a' and <= 'z') or '_') ? "@" + name : name;

    /// <summary>
    /// C# specification, 6.4.3: a letter or underscore, then letters, digits, connectors, combining and formatting characters.
    /// </summary>
    public static bool IsValid(string name) => name.Length > 0 && IsStart(name[0]) && name.All(c => IsStart(c) || IsPart(c));

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark;
}
