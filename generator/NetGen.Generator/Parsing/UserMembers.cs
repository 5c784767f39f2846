using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>
/// The names of the members that the user wrote in the class. The analyzer also sees what NetGen generated there; it does not count.
/// </summary>
internal static class UserMembers
{
    /// <summary>The names, sorted, each once. A constructor appears as <c>.ctor(ulong)</c>, which is generated too.</summary>
    public static IEnumerable<string> NamesOf(INamedTypeSymbol type) =>
        MembersOf(type).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The member of the user's with that name, to point at it.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, string name) => MembersOf(type).FirstOrDefault(member => NameOf(member) == name);

    /// <summary>Whether a file was written by NetGen's generator: Roslyn puts its type's name into the path.</summary>
    public static bool IsGenerated(SyntaxTree? tree) =>
        tree is not null && tree.FilePath.IndexOf("NetGen.Generator." + nameof(NetworkGenerator), StringComparison.Ordinal) >= 0;

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared
                && member.Locations.Any(place => place.IsInSource && !IsGenerated(place.SourceTree)));

    /// <summary>
    /// The constructors that leave the weights at 0 (NG0013): they do not begin with another one of the class, which in the end is the
    /// generated one. The compiler of C# asks the same of a class with a primary constructor.
    /// </summary>
    public static IEnumerable<Problem> ConstructorsWithoutWeights(INamedTypeSymbol type, CancellationToken cancellation) =>
        from constructor in MembersOf(type).OfType<IMethodSymbol>()
        where constructor.MethodKind == MethodKind.Constructor && NameOf(constructor) != ".ctor(ulong)"
        where constructor.DeclaringSyntaxReferences.Any(place =>
            place.GetSyntax(cancellation) is ConstructorDeclarationSyntax written
                && !written.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
        select new Problem
        {
            Id = "NG0013",
            Item = -1,
            Argument = NameOf(constructor),
            Figures = new([type.Name + "(" + ParametersOf(constructor) + ")"]),
        };

    private static string ParametersOf(IMethodSymbol constructor) => string.Join(", ", constructor.Parameters.Select(parameter =>
        parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));

    private static string? NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => ".ctor(" + ParametersOf(constructor) + ")",
        { CanBeReferencedByName: true } => member.Name,
        _ => null,
    };
}
