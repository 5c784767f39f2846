using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>The names of the members that the user wrote in the class. The analyzer also sees what NetGen generated there; it does not count.</summary>
internal static class UserMembers
{
    /// <summary>The names, sorted, each once. The constructor that is generated too appears as <c>.ctor(ulong)</c>.</summary>
    public static IEnumerable<string> NamesOf(INamedTypeSymbol type) =>
        MembersOf(type).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The member of the user's with that name, to point at it.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, string name) => MembersOf(type).FirstOrDefault(member => NameOf(member) == name);

    /// <summary>Whether a file was written by NetGen's generator: Roslyn puts its type's name into the path.</summary>
    public static bool IsGenerated(SyntaxTree? tree) =>
        tree is not null && tree.FilePath.IndexOf("NetGen.Generator." + nameof(NetworkGenerator), StringComparison.Ordinal) >= 0;

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.Locations.Any(place => place.IsInSource && !IsGenerated(place.SourceTree)));

    private static string? NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 1 } constructor
            when constructor.Parameters[0].Type.SpecialType == SpecialType.System_UInt64 => ".ctor(ulong)",
        { CanBeReferencedByName: true } => member.Name,
        _ => null,
    };
}
