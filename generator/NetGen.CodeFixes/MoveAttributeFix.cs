using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG0007: moves the input before the first layer, the loss behind the last. Of two losses the user must choose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MoveAttributeFix : NetworkFix
{
    private protected override string Id => "NG0007";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network
            || edit.AttributeOf(network, DeclarationEdit.Index(diagnostic, "Item")) is not { } moved)
            return null;
        if (edit.AttributeOf(network, DeclarationEdit.Index(diagnostic, "Before")) is { } first)
        {
            edit.InsertBefore(first, edit.Take(moved));
            return "Move before the first layer";
        }
        if (edit.AttributeOf(network, DeclarationEdit.Index(diagnostic, "After")) is { } last)
        {
            edit.InsertListBehind(last, edit.Take(moved));
            return "Move behind the last layer";
        }
        return null;
    }
}
