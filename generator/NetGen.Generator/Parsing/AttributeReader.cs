using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>One attribute as plain values. Constants are already evaluated by the compiler, wherever they were declared.</summary>
internal static class AttributeReader
{
    public static ItemSpec Read(AttributeData attribute, int item, ImmutableArray<Problem>.Builder problems, ref bool isComplete)
    {
        var arguments = ImmutableArray.CreateBuilder<ArgumentSpec>();
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        if (attribute.AttributeConstructor is null || parameters.Length != attribute.ConstructorArguments.Length)
            isComplete = false;
        for (var i = 0; i < parameters.Length && i < attribute.ConstructorArguments.Length; i++)
            Add(parameters[i].Name, isProperty: false, attribute.ConstructorArguments[i], ref isComplete);
        foreach (var argument in attribute.NamedArguments)
            Add(argument.Key, isProperty: true, argument.Value, ref isComplete);
        if (WrittenProperties(attribute) != attribute.NamedArguments.Length)
            isComplete = false;
        return new ItemSpec(KindOf(attribute.AttributeClass!), new(arguments.ToImmutable()));

        void Add(string name, bool isProperty, TypedConstant constant, ref bool isComplete)
        {
            if (constant is { Kind: TypedConstantKind.Array, IsNull: true })
            {
                problems.Add(new Problem
                {
                    Id = "NG0008", Item = item, Argument = name,
                    Figures = new([name, "at least one value", "null"])
                });
                isComplete = false;
            }
            arguments.Add(new ArgumentSpec(name, isProperty, ValueOf(constant, ref isComplete)));
        }
    }

    /// <summary><c>DenseAttribute</c> is the kind <c>Dense</c>.</summary>
    public static string KindOf(INamedTypeSymbol attribute) =>
        attribute.Name.EndsWith(nameof(Attribute), StringComparison.Ordinal)
            ? attribute.Name.Substring(0, attribute.Name.Length - nameof(Attribute).Length)
            : attribute.Name;

    private static object? ValueOf(TypedConstant constant, ref bool isComplete)
    {
        switch (constant.Kind)
        {
            case TypedConstantKind.Primitive or TypedConstantKind.Enum:
                // −0 is no other number, and would be printed as one.
                return constant.Value is 0.0 ? 0.0 : constant.Value;
            case TypedConstantKind.Type:
                return (constant.Value as ITypeSymbol)?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            case TypedConstantKind.Array when !constant.IsNull:
                var values = ImmutableArray.CreateBuilder<object?>(constant.Values.Length);
                foreach (var element in constant.Values)
                    values.Add(ValueOf(element, ref isComplete));
                return new EquatableArray<object?>(values.MoveToImmutable());
            default:
                isComplete = false;
                return null;
        }
    }

    /// <summary>The number of <c>Name = value</c> arguments as written: the compiler drops those it cannot resolve.</summary>
    private static int WrittenProperties(AttributeData attribute)
    {
        var written = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments;
        return written?.Count(argument => argument.NameEquals is not null) ?? attribute.NamedArguments.Length;
    }
}
