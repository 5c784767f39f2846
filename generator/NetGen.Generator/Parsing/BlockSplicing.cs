using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>
/// A class's NetGen attributes in source order, with those of a block behind each <c>Use</c> of it. The block may stand in another file or
/// another assembly: its attributes are read from its symbol.
/// </summary>
/// <param name="repeats">Uses that repeat otherwise than is written, for a variant; null for none.</param>
internal sealed class BlockSplicing(IReadOnlyDictionary<AttributeData, int>? repeats = null)
{
    /// <summary>What a repetition of repetitions may come to.</summary>
    private const int MostItems = 10_000;

    private readonly Stack<INamedTypeSymbol> _open = [];
    private readonly LayerNaming _naming = new();
    private int _repetitions;
    private bool _isFull;

    public ImmutableArray<AttributeData>.Builder Items { get; } = ImmutableArray.CreateBuilder<AttributeData>();

    public ImmutableArray<BlockUse?>.Builder Uses { get; } = ImmutableArray.CreateBuilder<BlockUse?>();

    public ImmutableArray<Problem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<Problem>();

    /// <summary>The alternatives that are named, with what stands before them.</summary>
    public ImmutableArray<DeclaredVariant>.Builder Variants { get; } = ImmutableArray.CreateBuilder<DeclaredVariant>();

    /// <summary>False when the class of an attribute cannot be found.</summary>
    public bool IsResolved { get; private set; } = true;

    /// <summary>Appends the attributes of a network or block.</summary>
    /// <param name="type">The class.</param>
    /// <param name="use">The use of a block that they belong to.</param>
    public void Append(INamedTypeSymbol type, BlockUse? use = null)
    {
        _open.Push(type);
        var (last, lastItem) = ((AttributeData?)null, -1);
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is null or { TypeKind: TypeKind.Error })
            {
                IsResolved = false;
            }
            else if (DeclaredNetwork.IsVariant(attribute.AttributeClass))
            {
                // What is used several times is named once.
                if (!Variants.Any(known => known.Attribute == attribute))
                    Variants.Add(new(attribute, last, lastItem));
            }
            else if (DeclaredNetwork.IsItem(attribute.AttributeClass))
            {
                (last, lastItem) = (attribute, Items.Count);
                Items.Add(attribute);
                Uses.Add(use);
                if (attribute.AttributeClass is { Name: nameof(UseAttribute), TypeArguments.Length: 1 })
                    Splice(attribute, attribute.AttributeClass.TypeArguments[0], Items.Count - 1, use);
            }
        }
        _open.Pop();
    }

    private void Splice(AttributeData attribute, ITypeSymbol argument, int item, BlockUse? scope)
    {
        if (argument is { TypeKind: TypeKind.Error })
        {
            IsResolved = false;
            return;
        }
        if (argument is not INamedTypeSymbol block || !DeclaredNetwork.IsMarkedAsBlock(block))
        {
            Report("NG0012", item, NameOf(argument), "it is not marked [NetworkBlock]");
            return;
        }
        if (_open.Contains(block, SymbolEqualityComparer.Default))
        {
            Report("NG0011", item, block.Name,
                string.Join(" → ",
                    _open.Reverse().SkipWhile(open => !SymbolEqualityComparer.Default.Equals(open, block)).Append(block)
                        .Select(open => open.Name)));
            return;
        }
        if (IsSplit(block))
        {
            Report("NG0012", item, block.Name, "its attributes stand on more than one part of the class, which have no order");
            return;
        }

        var repeat = repeats is not null && repeats.TryGetValue(attribute, out var other) ? other
            : attribute.ConstructorArguments.FirstOrDefault().Value as int? ?? 0;
        BlockUse? first = null;
        for (var i = 0; i < repeat && !_isFull; i++)
        {
            // A block without a layer adds none, however often.
            if (Items.Count >= MostItems || _repetitions++ >= MostItems)
            {
                _isFull = true;
                Problems.Add(new Problem
                {
                    Id = "NG0008",
                    Item = item,
                    Argument = "repeat",
                    Figures = new(["repeat", "so small that the network has at most 10,000 layers", Text(repeat)]),
                });
                return;
            }
            var use = UseOf(attribute, block, item, scope, repeat, i, first);
            first ??= use;
            Append(block, use);
        }
    }

    /// <summary>The scope of one repetition; where the weights are shared, they have the names of the <paramref name="first"/>.</summary>
    private BlockUse UseOf(AttributeData attribute, INamedTypeSymbol block, int item, BlockUse? scope, int repeat, int index,
        BlockUse? first)
    {
        var declared = Named(attribute, nameof(LayerAttribute.Name)) as string;
        var tensor = Named(attribute, nameof(UseAttribute.Tensor)) as string;
        var isShared = first is not null && Named(attribute, nameof(UseAttribute.Shared)) is true;
        var name = _naming.Next(block.Name, declared is null || repeat == 1 ? declared : declared + Text(index + 1),
            tensor is null || repeat == 1 ? tensor : tensor + "." + Text(index), scope);
        return new BlockUse(scope?.Item ?? item, name.Text, isShared ? first!.InFiles : name.InFiles,
            isShared || scope is { SharesWeights: true });
    }

    private static object? Named(AttributeData attribute, string property) =>
        attribute.NamedArguments.FirstOrDefault(argument =>
            argument.Key == property).Value is { Kind: TypedConstantKind.Primitive } constant ? constant.Value : null;

    /// <summary>Whether a block's items stand on several parts. Of another assembly, the order that was compiled is the order.</summary>
    private static bool IsSplit(INamedTypeSymbol block) => block.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { } kind && DeclaredNetwork.IsItem(kind))
        .Select(attribute => DeclaredNetwork.PartOf(attribute, CancellationToken.None))
        .Distinct().Skip(1).Any();

    private void Report(string id, int item, string block, string what) => Problems.Add(new Problem
    {
        Id = id,
        Item = item,
        Argument = ItemLocations.BlockArgument,
        Figures = new([block, what]),
    });

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A named alternative.</summary>
/// <param name="Attribute">The attribute that names it.</param>
/// <param name="Varied">What stands before it; null for nothing.</param>
/// <param name="Item">The index of that among the items; −1 for nothing.</param>
internal sealed record DeclaredVariant(AttributeData Attribute, AttributeData? Varied, int Item)
{
    /// <summary>What stands before it, read.</summary>
    public ItemSpec? Read { get; init; }
}
