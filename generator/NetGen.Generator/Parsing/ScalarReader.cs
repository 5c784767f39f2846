using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary><c>[Network(Scalar = typeof(…))]</c>: float, the default, or double.</summary>
internal static class ScalarReader
{
    /// <summary>"float" or "double"; null, with a problem unless the type is still being typed, for anything else.</summary>
    public static string? Read(AttributeData network, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var argument in network.NamedArguments)
        {
            if (argument.Key != nameof(NetworkAttribute.Scalar))
                continue;
            switch (argument.Value.Value)
            {
                case null when argument.Value.Kind != TypedConstantKind.Error:
                    return "float";
                case ITypeSymbol { SpecialType: SpecialType.System_Single }:
                    return "float";
                case ITypeSymbol { SpecialType: SpecialType.System_Double }:
                    return "double";
                case ITypeSymbol { TypeKind: not TypeKind.Error } type:
                    problems.Add(new Problem
                    {
                        Id = "NG0008",
                        Item = -1,
                        Argument = nameof(NetworkAttribute.Scalar),
                        Figures = new([nameof(NetworkAttribute.Scalar), "float or double",
                            type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)]),
                    });
                    return null;
                default:
                    return null;
            }
        }
        return "float";
    }
}
