using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG4005: the rectifier goes behind the max-pool.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SwapReluAndPoolFix : NetworkFix
{
    private protected override string Id => "NG4005";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network
            || edit.AttributeOf(network, DeclarationEdit.Index(diagnostic, "Item")) is not { } relu
            || edit.AttributeOf(network, DeclarationEdit.Index(diagnostic, "Pool")) is not { } pool)
            return null;
        edit.InsertBehind(pool, edit.Take(relu));
        return "Move behind the max-pool";
    }
}
