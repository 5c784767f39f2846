using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG7001: every feature gets mean 0 and variance 1, learned from the training data.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StandardizeInputFix : NetworkFix
{
    private protected override string Id => "NG7001";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network
            || edit.AttributeOf(network, DeclarationEdit.Index(diagnostic, "Item")) is not { } input)
            return null;
        edit.InsertBehind(input, edit.NewAttribute(input, "Standardize"));
        return "Standardize the inputs";
    }
}
