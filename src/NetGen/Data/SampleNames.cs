using NetGen.Data;

namespace NetGen;

/// <summary>
/// What the numbers of a sample are called: data sets have them from the files they were read from, networks from the data they were
/// trained on. Where both sides have names they must agree; what has none is taken by its place. Immutable.
/// </summary>
/// <example><code>
/// Dataset data = Dataset.FromArrays(rows, labels).WithNames(new SampleNames { Features = ["age", "height"], Classes = ["cat", "dog"] });
/// </code></example>
public sealed class SampleNames
{
    private readonly IReadOnlyList<string>? features;
    private readonly IReadOnlyList<string>? classes;
    private readonly IReadOnlyList<string>? targets;
    private readonly IReadOnlyList<string>? tokens;

    /// <summary>No names.</summary>
    public static SampleNames None { get; } = new();

    /// <summary>The input values in order; null where they have only their place.</summary>
    /// <exception cref="DatasetException">On setting: a name comes twice, or is no valid Unicode.</exception>
    public IReadOnlyList<string>? Features { get => features; init => features = Distinct(value, "feature"); }

    /// <summary>The classes by label; null where they have only their number.</summary>
    /// <exception cref="DatasetException">On setting: a name comes twice, or is no valid Unicode.</exception>
    public IReadOnlyList<string>? Classes { get => classes; init => classes = Distinct(value, "class"); }

    /// <summary>The real target values in order; null where they have only their place.</summary>
    /// <exception cref="DatasetException">On setting: a name comes twice, or is no valid Unicode.</exception>
    public IReadOnlyList<string>? Targets { get => targets; init => targets = Distinct(value, "target"); }

    /// <summary>The tokens by their number, as a <see cref="Vocabulary"/> has them; null where samples have none, or they have only their
    /// number.</summary>
    /// <exception cref="DatasetException">On setting: a name comes twice, or is no valid Unicode.</exception>
    public IReadOnlyList<string>? Tokens { get => tokens; init => tokens = Distinct(value, "token"); }

    /// <summary>Whether there is no name at all.</summary>
    public bool IsEmpty => features is null && classes is null && targets is null && tokens is null;

    /// <summary>These, and those of others where these have none.</summary>
    internal SampleNames Or(SampleNames others) => others.IsEmpty ? this : IsEmpty ? others : new()
    {
        Features = features ?? others.features,
        Classes = classes ?? others.classes,
        Targets = targets ?? others.targets,
        Tokens = tokens ?? others.tokens,
    };

    /// <summary>The same with other classes.</summary>
    internal SampleNames WithClasses(IReadOnlyList<string>? names) =>
        names is null && classes is null ? this : new() { Features = features, Targets = targets, Tokens = tokens, Classes = names };

    private static IReadOnlyList<string>? Distinct(IReadOnlyList<string>? names, string kind)
    {
        if (names is null)
        {
            return null;
        }

        string[] copy = [.. names];
        var places = new Dictionary<string, int>(copy.Length, StringComparer.Ordinal);
        for (int i = 0; i < copy.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(copy[i], $"{kind} {i}");
            if (!places.TryAdd(copy[i], i))
            {
                throw new DatasetException($"The names of {Plural(kind)} must differ; {places[copy[i]]} and {i} are both {CsvField.Quote(copy[i])}.");
            }

            if (!IsText(copy[i]))
            {
                throw new DatasetException($"The name of {kind} {i} is no valid Unicode: it has one half of a surrogate pair.");
            }
        }

        return copy;
    }

    private static string Plural(string kind) => kind == "class" ? "classes" : $"{kind}s";

    private static bool IsText(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) && !(i + 1 < name.Length && char.IsSurrogatePair(name[i], name[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
