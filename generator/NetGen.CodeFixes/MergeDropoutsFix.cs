using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>NG5004: one dropout with the rate of the whole run, in place of its last.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MergeDropoutsFix : NetworkFix
{
    private protected override string Id => "NG5004";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        var last = DeclarationEdit.Index(diagnostic, "Item");
        if (edit.NetworkOf(diagnostic) is not { } network || edit.AttributeOf(network, last) is null
            || !diagnostic.Properties.TryGetValue("Value", out var rate) || !diagnostic.Properties.TryGetValue("Others", out var others)
            || ItemLocations.WrittenArgument(network.Items[last], "rate", -1) is not { } written)
            return null;
        edit.Replace(written, SyntaxFactory.ParseExpression(rate!));
        foreach (var item in others!.Split(',').Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))
        {
            if (edit.AttributeOf(network, item) is { } other)
                edit.Take(other);
        }
        return "Use one dropout of rate " + rate;
    }
}
