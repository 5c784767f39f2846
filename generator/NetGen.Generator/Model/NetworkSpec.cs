namespace NetGen.Generator.Model;

/// <summary>
/// What was written: the declared class and its NetGen attributes in order, as plain values. The equality gate of the generator stands
/// on this record, so it holds nothing that changes with a comment or a blank line, and nothing of Roslyn.
/// </summary>
internal sealed record NetworkSpec
{
    /// <summary>The namespace, escaped where needed; null for the global one.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The types around the network, outermost first, as they must be re-opened (<c>partial record struct
    /// Outer&lt;T&gt;</c>).</summary>
    public required EquatableArray<string> ContainingTypes { get; init; }

    /// <summary>The class's name, without an @ escape.</summary>
    public required string Name { get; init; }

    /// <summary>The fully qualified metadata name (<c>A.B.Outer+Net</c>): unique in the compilation, the seed of the hint name.</summary>
    public required string MetadataName { get; init; }

    /// <summary>"float" or "double".</summary>
    public required string Scalar { get; init; }

    /// <summary>The NetGen attributes on the declaration, except <c>Network</c> itself, in source order; behind each <c>Use</c> stands
    /// what its block declares.</summary>
    public required EquatableArray<ItemSpec> Items { get; init; }

    /// <summary>The names of the user's own members, sorted: they may clash with generated ones.</summary>
    public required EquatableArray<string> UserMembers { get; init; }

    /// <summary>False when an argument could not be evaluated (half-typed code): nothing is judged, the surface is still emitted.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What the table says of its columns that they are inferred from; null where all are declared.</summary>
    public InferredTable? Table { get; init; }

    /// <summary>What it names alternatives of.</summary>
    public EquatableArray<VariantDimension> Dimensions { get; init; } = EquatableArray<VariantDimension>.Empty;

    /// <summary>The networks that these make beside the declared one.</summary>
    public EquatableArray<VariantSpec> Variants { get; init; } = EquatableArray<VariantSpec>.Empty;

    /// <summary>Whether this is one of those: a nested class that nobody has declared.</summary>
    public bool IsVariant { get; init; }

    /// <summary>Whether this is a block: layers for others to use, of which nothing is generated.</summary>
    public bool IsBlock { get; init; }

    /// <summary>A variant as a network of its own, nested in this.</summary>
    public NetworkSpec Of(VariantSpec variant) => this with
    {
        Name = variant.Name,
        MetadataName = MetadataName + "+" + variant.Name,
        // Escaped, a name is the same name.
        ContainingTypes = ContainingTypes.Append("partial class @" + Name).ToEquatableArray(),
        Items = variant.Items,
        UserMembers = EquatableArray<string>.Empty,
        Dimensions = EquatableArray<VariantDimension>.Empty,
        Variants = EquatableArray<VariantSpec>.Empty,
        IsVariant = true,
    };

    /// <summary>Whether an attribute's argument is written, and not only its default.</summary>
    public bool Writes(int item, string argument) => item >= 0 && Items[item].Arguments.Any(written => written.Name == argument);
}

/// <summary>One attribute: its kind (<c>Dense</c>) and what was written in it.</summary>
internal sealed record ItemSpec(string Kind, EquatableArray<ArgumentSpec> Arguments)
{
    /// <summary>The use of a block that spliced it in; null for what is written on the class itself.</summary>
    public BlockUse? Use { get; init; }

    /// <summary>The declared <c>Name</c>; null for none.</summary>
    public string? DeclaredName => Text(nameof(LayerAttribute.Name));

    /// <summary>The declared name in weight files; null for none.</summary>
    public string? DeclaredTensor => Text(nameof(ILearnedLayer.Tensor));

    private string? Text(string property)
    {
        // Every layer is asked for its names by several rules: a loop without an enumerator.
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (Arguments[i] is { IsProperty: true } argument && argument.Name == property)
                return argument.Value as string;
        }
        return null;
    }
}

/// <summary>One argument. <paramref name="Name"/> is the constructor parameter's or the property's name.</summary>
/// <param name="Name">The parameter's or property's name as declared in the attribute class.</param>
/// <param name="IsProperty">Whether a property is set; else it is a constructor argument.</param>
/// <param name="Value">A boxed primitive (enums as their underlying integer), a string, an <see cref="EquatableArray{T}"/> of boxed
/// primitives, or null.</param>
internal sealed record ArgumentSpec(string Name, bool IsProperty, object? Value);
