using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Parsing;

/// <summary>Where a class stands, as text that re-opens it: namespace, containing types, metadata name.</summary>
internal static class Placement
{
    /// <summary>The namespace with keywords escaped; null for the global one.</summary>
    public static string? NamespaceOf(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            parts.Push(Escape(space.Name));
        return parts.Count == 0 ? null : string.Join(".", parts);
    }

    /// <summary><c>partial record struct Outer&lt;T&gt;</c> for each containing type, outermost first.</summary>
    public static IEnumerable<string> ContainingTypesOf(INamedTypeSymbol type)
    {
        var types = new Stack<string>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            types.Push("partial " + KeywordOf(outer) + " " + Escape(outer.Name) + TypeParametersOf(outer));
        return types;
    }

    /// <summary><c>A.B.Outer`1+Net</c>.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return MetadataNameOf(outer) + "+" + type.MetadataName;
        var space = type.ContainingNamespace;
        return space.IsGlobalNamespace ? type.MetadataName : space.ToDisplayString(MetadataNamespace) + "." + type.MetadataName;
    }

    private static readonly SymbolDisplayFormat MetadataNamespace = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    /// <summary>The names must be repeated on every part; constraints need not be. (A type with variance cannot contain a class.)</summary>
    private static string TypeParametersOf(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? ""
        : "<" + string.Join(", ", type.TypeParameters.Select(parameter => Escape(parameter.Name))) + ">";

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
