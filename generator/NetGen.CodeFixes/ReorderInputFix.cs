using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>NG1013: (channels, height, width) becomes (height, width, channels).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReorderInputFix : NetworkFix
{
    private protected override string Id => "NG1013";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        var item = DeclarationEdit.Index(diagnostic, "Item");
        if (edit.NetworkOf(diagnostic) is not { } network || edit.AttributeOf(network, item) is null)
            return null;
        ExpressionSyntax?[] sizes = [Size(0), Size(1), Size(2)];
        // A constant array written elsewhere has no three expressions here.
        if (sizes.OfType<ExpressionSyntax>().Distinct().Count() != 3)
            return null;
        for (var i = 0; i < 3; i++)
            edit.Replace(sizes[i]!, sizes[(i + 1) % 3]!);
        return "Put the channels last";

        ExpressionSyntax? Size(int element) => ItemLocations.WrittenArgument(network.Items[item], "shape", element);
    }
}
