using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Whether the compiler can extend the type at all (NG0001, NG0002): what it is, and whether it and all types around it are
/// partial.</summary>
internal static class TargetCheck
{
    /// <summary>At most one problem: a type that is unsupported is not also asked to be partial.</summary>
    public static IEnumerable<Problem> Problems(DeclaredNetwork network)
    {
        if ((WhyUnsupported(network.Type) ?? WhyTooOld(network)) is { } reason)
            return [Unsupported(network.Type.Name, reason)];
        var closed = NotPartial(network.Declaration(CancellationToken.None)).ToArray();
        return closed.Length == 0
            ? []
            : [new Problem { Id = "NG0001", Item = -1,
                Figures = new([network.Type.Name, string.Join(", ", closed.Select(type => type.Identifier.ValueText))]) }];
    }

    /// <summary>Whether the class, the types and the namespaces around it have names yet: while they are typed C# asks for them, and
    /// nothing can be added to them.</summary>
    public static bool IsNamed(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol place =
            type; place is not INamespaceSymbol { IsGlobalNamespace: true }; place = (INamespaceOrTypeSymbol)place.ContainingSymbol)
        {
            if (place.Name.Length == 0)
                return false;
        }
        return true;
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
        if (Words.FirstOrDefault(word => IsInScope(type, word)) is { } taken)
            return "where a type, namespace or member of yours is called '" + taken + "', a word that generated code needs";
        if (WhatHides(type) is { } hiding)
            return hiding + " of the same name, which hides the class from its own code";
        if (RequiredMemberOf(type) is { } required)
            return "a class with the required member '" + required + "', which Load and Search cannot set";
        if (type.InstanceConstructors.Any(IsPrimary))
            return "a class with a primary constructor, which the generated constructor cannot call";
        if (type.BaseType is { } parent
            && !parent.InstanceConstructors.Any(constructor => constructor.Parameters.All(parameter => parameter.IsOptional)))
            return "derived from '" + parent.Name + "', which has no constructor without arguments";
        return null;
    }

    /// <summary>Generated files are parsed as the project is: in an older C# they would be full of errors.</summary>
    private static string? WhyTooOld(DeclaredNetwork network) =>
        network.Declaration(CancellationToken.None)?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: var version }
            && version.MapSpecifiedToEffectiveVersion() < LanguageVersion.CSharp12
            ? "in a project of C# " + version.ToDisplayString() + ", and the generated code needs C# 12 or newer (LangVersion)"
            : null;

    /// <summary>Words of generated code that mean what they should unless something else of that name is nearer.</summary>
    private static readonly string[] Words = ["var", "nint", "nuint", "nameof", "NGVector", "NGLanes", "NGUnsafe", "NGNumerics"];

    /// <summary>Whether the name stands for the class, a type or namespace around it, or for anything in one of those.</summary>
    private static bool IsInScope(INamedTypeSymbol type, string name)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.Name == name || outer.TypeParameters.Any(parameter => parameter.Name == name))
                return true;
            for (var from = outer; from is not null; from = from.BaseType)
            {
                if (from.GetMembers(name).Any(member => !member.Locations.Any(place => UserMembers.IsGenerated(place.SourceTree))))
                    return true;
            }
        }
        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space.GetMembers(name).Any())
                return true;
        }
        return false;
    }

    /// <summary>
    /// What the class's name stands for in its own body, where that is not the class: inherited members and the type parameters around it
    /// are nearer.
    /// </summary>
    private static string? WhatHides(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer && outer.TypeParameters.Any(parameter => parameter.Name == type.Name))
            return "in '" + outer.Name + "', which has a type parameter";
        for (var from = type.BaseType; from is not null; from = from.BaseType)
        {
            if (from.GetMembers(type.Name).Any(member => member.DeclaredAccessibility != Accessibility.Private))
                return "derived from '" + from.Name + "', which has a member";
        }
        return null;
    }

    private static string? RequiredMemberOf(INamedTypeSymbol type)
    {
        for (var parent = type; parent is not null; parent = parent.BaseType)
        {
            if (parent.GetMembers()
                .FirstOrDefault(member =>
                    member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } required)
                return required.Name;
        }
        return null;
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
}
