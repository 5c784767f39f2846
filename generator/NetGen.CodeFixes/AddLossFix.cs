using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>NG0004: inserts the loss that fits the head, behind the last layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddLossFix : NetworkFix
{
    private protected override string Id => "NG0004";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network || !diagnostic.Properties.TryGetValue("Loss", out var loss)
            || edit.AttributeOf(network, network.LastLayer()) is not { } last)
            return null;
        edit.InsertListBehind(last, edit.NewAttribute(last, loss!));
        return "Add the loss [" + loss + "]";
    }
}
