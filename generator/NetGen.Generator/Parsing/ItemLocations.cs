using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Where in the source a problem sits: on the argument that causes it, or on the nearest thing that was written.</summary>
internal static class ItemLocations
{
    /// <summary>The argument name that stands for the block in <c>Use&lt;Block&gt;</c>.</summary>
    public const string BlockArgument = "TBlock";

    /// <summary>The location of a problem of this network; of what a block splices in, the block where the network uses it.</summary>
    public static Location Of(DeclaredNetwork network, Problem problem)
    {
        if (problem.Item >= 0 && problem.Item < network.Items.Length)
        {
            return (network.Uses[problem.Item] is { } use
                ? InAttribute(network.Items[use.Item], problem with { Argument = BlockArgument })
                : InAttribute(network.Items[problem.Item], problem)) ?? OfClass(network);
        }
        if (problem.Argument is { } name)
        {
            return WrittenArgument(network.Attribute, name, -1)?.GetLocation()
                ?? UserMembers.Find(network.Type, name)?.Locations.FirstOrDefault(place => !UserMembers.IsGenerated(place.SourceTree))
                ?? OfClass(network);
        }
        return OfClass(network);
    }

    /// <summary>
    /// The expression written for an argument, by parameter or property name; an element of a params array by index. Null when the
    /// argument has its default.
    /// </summary>
    public static ExpressionSyntax? WrittenArgument(AttributeData attribute, string name, int element)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList.Arguments: var arguments })
            return null;
        foreach (var argument in arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
                return argument.Expression;
            if (argument.NameColon?.Name.Identifier.ValueText == name)
                return ElementOf(argument.Expression, element);
        }
        var parameters = attribute.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        var position = parameters.IndexOf(parameters.FirstOrDefault(parameter => parameter.Name == name)!);
        var positional = arguments.Where(argument => argument.NameEquals is null && argument.NameColon is null).ToArray();
        if (position < 0 || position >= positional.Length)
            return null;
        var isExpanded = parameters[position].IsParams
            && (positional.Length > position + 1 || ElementsOf(positional[position].Expression) is null);
        if (!isExpanded)
            return ElementOf(positional[position].Expression, element);
        if (element < 0)
            return positional.Length == position + 1 ? positional[position].Expression : null;
        return positional.ElementAtOrDefault(position + element)?.Expression;
    }

    private static Location? InAttribute(AttributeData attribute, Problem problem) => problem.Argument switch
    {
        null => null,
        BlockArgument => WrittenBlock(attribute)?.GetLocation(),
        var name => WrittenArgument(attribute, name, problem.Element)?.GetLocation(),
    } ?? attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    private static TypeSyntax? WrittenBlock(AttributeData attribute)
    {
        var name = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.Name;
        while (name is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            name = name is QualifiedNameSyntax qualified ? qualified.Right : ((AliasQualifiedNameSyntax)name).Name;
        return (name as GenericNameSyntax)?.TypeArgumentList.Arguments.FirstOrDefault();
    }

    private static Location OfClass(DeclaredNetwork network) =>
        network.Declaration(CancellationToken.None)?.Identifier.GetLocation() ?? network.Type.Locations.FirstOrDefault() ?? Location.None;

    private static ExpressionSyntax ElementOf(ExpressionSyntax expression, int element) =>
        element >= 0 && ElementsOf(expression)?.ElementAtOrDefault(element) is { } found ? found : expression;

    /// <summary>The elements of an array that is written out.</summary>
    private static IEnumerable<ExpressionSyntax>? ElementsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(item => item.Expression),
        _ => null,
    };
}
