namespace NetGen.Generator.Model;

/// <summary>
/// Something wrong or worth saying, found without Roslyn: which rule, at which attribute and argument, with the computed figures.
/// </summary>
internal sealed record Problem
{
    /// <summary>The rule (<c>NG1005</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The index into <see cref="NetworkSpec.Items"/> of the attribute at fault; −1 for the class itself.</summary>
    public required int Item { get; init; }

    /// <summary>The argument at fault, by parameter or property name; null for the whole attribute.</summary>
    public string? Argument { get; init; }

    /// <summary>The index into an array argument (<c>Input</c>'s shape); −1 for the whole argument.</summary>
    public int Element { get; init; } = -1;

    /// <summary>What the message format is filled with, already formatted culture-invariantly.</summary>
    public EquatableArray<string> Figures { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The severity where it is not the rule's default.</summary>
    public ProblemSeverity? Severity { get; init; }

    /// <summary>
    /// The attributes of all layers that the problem speaks of, by index: where one problem is the cause of another, they share a layer.
    /// Empty for <see cref="Item"/> alone.
    /// </summary>
    public EquatableArray<int> Concerns { get; init; } = EquatableArray<int>.Empty;

    /// <summary>The further layers, by name, of which the same is to be said: a run of layers with one fault is one finding.</summary>
    public EquatableArray<string> Others { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What a code fix needs to know, by name.</summary>
    public EquatableArray<KeyValuePair<string, string>> FixFacts { get; init; } = EquatableArray<KeyValuePair<string, string>>.Empty;
}

internal enum ProblemSeverity
{
    /// <summary>An explanation that is shown to who asks for it.</summary>
    Hidden,
    Info,
    Warning,
    Error,
}
