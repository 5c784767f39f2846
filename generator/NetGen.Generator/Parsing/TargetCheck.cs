using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Whether the compiler can extend the type at all (NG0001, NG0002): what it is, and whether it and all types around it are partial.</summary>
internal static class TargetCheck
{
    /// <summary>At most one problem: a type that is unsupported is not also asked to be partial.</summary>
    public static IEnumerable<Problem> Problems(DeclaredNetwork network)
    {
        if (WhyUnsupported(network.Type) is { } reason)
            return [Unsupported(network.Type.Name, reason)];
        var closed = NotPartial(network.Declaration(CancellationToken.None)).ToArray();
        return closed.Length == 0
            ? []
            : [new Problem { Id = "NG0001", Item = -1, Figures = new([network.Type.Name, string.Join(", ", closed.Select(type => type.Identifier.ValueText))]) }];
    }

    public static Problem Unsupported(string name, string reason) => new() { Id = "NG0002", Item = -1, Figures = new([name, reason]) };

    /// <summary>The declarations, innermost first, that lack <c>partial</c>.</summary>
    public static IEnumerable<TypeDeclarationSyntax> NotPartial(TypeDeclarationSyntax? declaration)
    {
        for (; declaration is not null; declaration = declaration.Parent as TypeDeclarationSyntax)
        {
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                yield return declaration;
        }
    }

    private static string? WhyUnsupported(INamedTypeSymbol type)
    {
        switch (type)
        {
            case { TypeKind: TypeKind.Struct, IsRecord: true }: return "a record struct";
            case { IsRecord: true }: return "a record";
            case { TypeKind: TypeKind.Struct }: return "a struct";
            case { TypeKind: TypeKind.Interface }: return "an interface";
            case { TypeKind: TypeKind.Enum }: return "an enum";
            case { TypeKind: not TypeKind.Class }: return "a " + type.TypeKind.ToString().ToLowerInvariant();
        }
        if (DeclaredNetwork.IsMarkedAsBlock(type))
            return "also marked [NetworkBlock], and a class is one or the other";
        if (type.IsStatic)
            return "static";
        if (type.IsAbstract)
            return "abstract";
        if (!type.TypeParameters.IsEmpty)
            return "generic";
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
                return "file-local, which no other file can extend";
        }
        if (type.InstanceConstructors.Any(IsPrimary))
            return "a class with a primary constructor, which the generated constructor cannot call";
        if (type.BaseType is { } parent && !parent.InstanceConstructors.Any(constructor => constructor.Parameters.All(parameter => parameter.IsOptional)))
            return "derived from '" + parent.Name + "', which has no constructor without arguments";
        return null;
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
}
