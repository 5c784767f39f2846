using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing;

/// <summary>A class marked <c>[Network]</c> with its NetGen attributes, still as symbols. <see cref="Items"/> is indexed as <c>NetworkSpec.Items</c> is.</summary>
internal sealed class DeclaredNetwork
{
    private DeclaredNetwork(INamedTypeSymbol type, AttributeData attribute, ImmutableArray<AttributeData> items, bool isResolved)
    {
        Type = type;
        Attribute = attribute;
        Items = items;
        IsResolved = isResolved;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[Network]</c> attribute; the first, when it is written on several parts.</summary>
    public AttributeData Attribute { get; }

    /// <summary>The other NetGen attributes in source order.</summary>
    public ImmutableArray<AttributeData> Items { get; }

    /// <summary>False when an attribute's class cannot be found.</summary>
    public bool IsResolved { get; }

    /// <summary>The network that a type declares; null when it is not marked.</summary>
    public static DeclaredNetwork? Of(INamedTypeSymbol type)
    {
        AttributeData? network = null;
        var items = ImmutableArray.CreateBuilder<AttributeData>();
        var isResolved = true;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is null or { TypeKind: TypeKind.Error })
                isResolved = false;
            else if (IsNetwork(attribute.AttributeClass))
                network ??= attribute;
            else if (IsItem(attribute.AttributeClass))
                items.Add(attribute);
        }
        return network is null ? null : new DeclaredNetwork(type, network, items.ToImmutable(), isResolved);
    }

    public static bool IsNetwork(INamedTypeSymbol attribute) => attribute.Name == nameof(NetworkAttribute) && IsInNetGen(attribute);

    /// <summary>The part of the class that carries <c>[Network]</c>; null when the attribute is not written in source.</summary>
    public TypeDeclarationSyntax? Declaration(CancellationToken cancellation) =>
        Attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The first item that stands on another part of the class than the first item; −1 when all stand together.</summary>
    public int FirstStrayItem(CancellationToken cancellation)
    {
        TypeDeclarationSyntax? home = null;
        for (var i = 0; i < Items.Length; i++)
        {
            var part = Items[i].ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();
            home ??= part;
            if (part != home)
                return i;
        }
        return -1;
    }

    private static bool IsItem(INamedTypeSymbol attribute)
    {
        for (var type = attribute.BaseType; type is not null; type = type.BaseType)
        {
            if (type.Name == nameof(NetworkItemAttribute) && IsInNetGen(type))
                return true;
        }
        return false;
    }

    private static bool IsInNetGen(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true } };
}
