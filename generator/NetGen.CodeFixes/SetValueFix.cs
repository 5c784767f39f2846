using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>Writes the value that the rule computed in place of the argument at fault.</summary>
public abstract class SetValueFix : NetworkFix
{
    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        var item = DeclarationEdit.Index(diagnostic, "Item");
        if (edit.NetworkOf(diagnostic) is not { } network || edit.AttributeOf(network, item) is null
            || !diagnostic.Properties.TryGetValue("Value", out var value)
            || !diagnostic.Properties.TryGetValue("Argument", out var argument)
            || ItemLocations.WrittenArgument(network.Items[item], argument!,
                DeclarationEdit.Index(diagnostic, "Element")) is not { } written)
            return null;
        edit.Replace(written, SyntaxFactory.ParseExpression(value!));
        return "Use " + value;
    }
}
