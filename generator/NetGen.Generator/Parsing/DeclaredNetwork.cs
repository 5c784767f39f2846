using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>
/// A class marked <c>[Network]</c> or <c>[NetworkBlock]</c> with its NetGen attributes, still as symbols. <see cref="Items"/> is indexed as
/// <c>NetworkSpec.Items</c> is.
/// </summary>
internal sealed class DeclaredNetwork
{
    private DeclaredNetwork(INamedTypeSymbol type, AttributeData attribute, bool isBlock)
    {
        Type = type;
        Attribute = attribute;
        IsBlock = isBlock;
        var splicing = new BlockSplicing();
        splicing.Append(type);
        Items = splicing.Items.ToImmutable();
        Uses = splicing.Uses.ToImmutable();
        Variants = splicing.Variants.ToImmutable();
        Problems = splicing.Problems.ToImmutable();
        IsResolved = splicing.IsResolved;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[Network]</c> or <c>[NetworkBlock]</c> attribute; the first, when it is written on several parts.</summary>
    public AttributeData Attribute { get; }

    public bool IsBlock { get; }

    /// <summary>
    /// The other NetGen attributes in source order; behind a <c>Use</c> stand those of its block, as often as it is used.
    /// </summary>
    public ImmutableArray<AttributeData> Items { get; }

    /// <summary>For each item, the use of a block that spliced it in; null for what is written on the class itself.</summary>
    public ImmutableArray<BlockUse?> Uses { get; }

    /// <summary>The alternatives that are named.</summary>
    public ImmutableArray<DeclaredVariant> Variants { get; }

    /// <summary>The uses that cannot be: of what is no block, of a block in itself, of too many layers.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>False when an attribute's class cannot be found.</summary>
    public bool IsResolved { get; }

    /// <summary>Items and uses where some blocks are used more or less often than is written.</summary>
    public (ImmutableArray<AttributeData> Items, ImmutableArray<BlockUse?> Uses) Spliced(IReadOnlyDictionary<AttributeData, int> repeats)
    {
        var splicing = new BlockSplicing(repeats);
        splicing.Append(Type);
        return (splicing.Items.ToImmutable(), splicing.Uses.ToImmutable());
    }

    /// <summary>The network that a type declares; null when it is not marked.</summary>
    public static DeclaredNetwork? Of(INamedTypeSymbol type) => Of(type, IsNetwork, isBlock: false);

    /// <summary>The block that a type declares; null when it is not marked.</summary>
    public static DeclaredNetwork? BlockOf(INamedTypeSymbol type) => Of(type, IsBlockMark, isBlock: true);

    public static bool IsNetwork(INamedTypeSymbol attribute) => attribute.Name == nameof(NetworkAttribute) && IsInNetGen(attribute);

    public static bool IsMarkedAsBlock(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { } mark && IsBlockMark(mark));

    /// <summary>Whether an attribute's class names alternatives.</summary>
    public static bool IsVariant(INamedTypeSymbol attribute) => attribute.Name == nameof(VariantAttribute) && IsInNetGen(attribute);

    /// <summary>Whether an attribute's class is one of those that make up a network.</summary>
    public static bool IsItem(INamedTypeSymbol attribute)
    {
        for (var type = attribute.BaseType; type is not null; type = type.BaseType)
        {
            if (type.Name == nameof(NetworkItemAttribute) && IsInNetGen(type))
                return true;
        }
        return false;
    }

    /// <summary>The part of the class that carries its mark; null when the attribute is not written in source.</summary>
    public TypeDeclarationSyntax? Declaration(CancellationToken cancellation) => PartOf(Attribute, cancellation);

    /// <summary>The first item that stands on another part of the class than the first item; −1 when all stand together.</summary>
    public int FirstStrayItem(CancellationToken cancellation)
    {
        TypeDeclarationSyntax? home = null;
        for (var i = 0; i < Items.Length; i++)
        {
            if (Uses[i] is not null)
                continue;
            var part = PartOf(Items[i], cancellation);
            home ??= part;
            if (part != home)
                return i;
        }
        return -1;
    }

    /// <summary>The part of a class that an attribute is written on.</summary>
    public static TypeDeclarationSyntax? PartOf(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static DeclaredNetwork? Of(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> isMark, bool isBlock) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } mark && isMark(mark)) is { } found
            ? new DeclaredNetwork(type, found, isBlock)
            : null;

    private static bool IsBlockMark(INamedTypeSymbol attribute) => attribute.Name == nameof(NetworkBlockAttribute) && IsInNetGen(attribute);

    private static bool IsInNetGen(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true } };
}
