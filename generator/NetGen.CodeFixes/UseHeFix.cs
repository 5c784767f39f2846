using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Analysis;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>NG2001: He of the same distribution, without the declared gain, for every layer of the run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseHeFix : NetworkFix
{
    private protected override string Id => "NG2001";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network || !diagnostic.Properties.TryGetValue("Items", out var items))
            return null;
        foreach (var item in items!.Split(',').Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))
        {
            var attribute = network.Items[item];
            if (edit.AttributeOf(network, item) is null || ItemLocations.WrittenArgument(attribute, "Init", -1) is not { } written)
                continue;
            edit.Replace(written, Spelled(written, (Init)(int)attribute.NamedArguments.First(argument => argument.Key == "Init").Value.Value!));
            if (ItemLocations.WrittenArgument(attribute, "InitScale", -1)?.Parent is AttributeArgumentSyntax scale)
                edit.Remove(scale);
        }
        return "Use He initialization";
    }

    /// <summary>Keeps the user's way of writing <c>Init.XavierNormal</c>; a constant of another name is replaced as a whole.</summary>
    private static ExpressionSyntax Spelled(ExpressionSyntax written, Init kind)
    {
        var he = SyntaxFactory.IdentifierName(XavierWithReLU.He(kind).ToString());
        return written switch
        {
            MemberAccessExpressionSyntax access when access.Name.Identifier.ValueText == kind.ToString() => access.WithName(he),
            IdentifierNameSyntax name when name.Identifier.ValueText == kind.ToString() => he,
            _ => SyntaxFactory.ParseExpression("global::NetGen.Init." + he),
        };
    }
}
