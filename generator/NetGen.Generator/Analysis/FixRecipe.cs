using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// The change that makes a problem go away, as the rule computes it: a title and edits of attributes by index. It travels in
/// <see cref="Problem.FixFacts"/>; the code fixes carry it out and compute nothing.
/// </summary>
internal static class FixRecipe
{
    /// <summary>The names of the two facts.</summary>
    public const string Title = "Title", Edits = "Edits";

    public const char BetweenEdits = ';', BetweenWords = ' ';

    public static EquatableArray<KeyValuePair<string, string>> Of(string title, params string[] edits) =>
        new([new(Title, title), new(Edits, string.Join(BetweenEdits.ToString(), edits))]);

    /// <summary>Whether two problems have the same change to propose, so that one can make both: the same title, or none at all.</summary>
    public static bool IsOfOneKind(EquatableArray<KeyValuePair<string, string>> one, EquatableArray<KeyValuePair<string, string>> other) =>
        one.Count == other.Count && (one.Count == 0 || (TitleOf(one) is { } title && title == TitleOf(other)));

    private static string? TitleOf(EquatableArray<KeyValuePair<string, string>> facts) =>
        facts.FirstOrDefault(fact => fact.Key == Title).Value;

    /// <summary>One change of all that recipes of one kind change.</summary>
    public static EquatableArray<KeyValuePair<string, string>> Together(IEnumerable<EquatableArray<KeyValuePair<string, string>>> recipes)
    {
        var all = recipes.ToArray();
        return all[0].Select(fact => fact.Key == Edits
            ? new KeyValuePair<string, string>(Edits,
                string.Join(BetweenEdits.ToString(), all.Select(facts => facts.First(other => other.Key == Edits).Value)))
            : fact).ToEquatableArray();
    }

    /// <summary>The initializer of these layers; Auto is nothing written.</summary>
    public static EquatableArray<KeyValuePair<string, string>> Initialize(string title, Init init, IEnumerable<int> items) =>
        Of(title, [.. items.Select(item => Init(item, init))]);

    /// <summary>Sets <c>Init</c> and takes <c>InitScale</c> out.</summary>
    public static string Init(int item, Init init) => Join("init", item, init.ToString());

    /// <summary>Puts another attribute in an attribute's place.</summary>
    public static string Replace(int item, string attribute) => Join("replace", item, attribute);

    /// <summary>Another attribute with the same arguments.</summary>
    public static string Rename(int item, string kind) => Join("rename", item, kind);

    /// <summary>Takes an attribute out.</summary>
    public static string Remove(int item) => Join("remove", item, "");

    /// <summary>Puts an attribute behind another.</summary>
    public static string InsertBehind(int item, string attribute) => Join("insert", item, attribute);

    /// <summary>Puts a value in an argument's place; a property that is not written is written.</summary>
    public static string Set(int item, string argument, string value) => Join("set", item, argument + BetweenWords + value);

    private static string Join(string verb, int item, string what) =>
        (verb + BetweenWords + item.ToString(CultureInfo.InvariantCulture) + BetweenWords + what).TrimEnd();
}
