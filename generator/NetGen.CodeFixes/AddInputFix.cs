using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG0003: inserts an input of one feature before the first layer, for the user to size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddInputFix : NetworkFix
{
    private protected override string Id => "NG0003";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network || edit.MarkOf(network) is not { } mark)
            return null;
        var input = edit.NewAttribute(mark, "Input", "(1)");
        if (edit.AttributeOf(network, 0) is { } first)
            edit.InsertBefore(first, input);
        else
            edit.InsertListBehind(mark, input);
        return "Insert [Input(1)], to be given the number of features";
    }
}
