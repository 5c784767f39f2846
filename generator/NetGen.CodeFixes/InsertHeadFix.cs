using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>NG3004: the head that the loss reads, behind a linear last layer or in place of another activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertHeadFix : NetworkFix
{
    private protected override string Id => "NG3004";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        var loss = DeclarationEdit.Index(diagnostic, "Item");
        if (edit.NetworkOf(diagnostic) is not { } network || loss < 0)
            return null;
        var head = network.Items[loss].AttributeClass!.Name switch
        {
            nameof(CrossEntropyAttribute) or nameof(KlDivergenceAttribute) => "Softmax",
            nameof(PoissonAttribute) => "Softplus",
            _ => "Sigmoid",
        };
        var last = network.LastLayer();
        // Softmax over one unit is always 1: no head makes that network right.
        if (edit.AttributeOf(network, last) is not { } written || (head == "Softmax" && Units(network, last) == 1))
            return null;
        switch (network.Items[last].AttributeClass!)
        {
            case { Name: nameof(DropoutAttribute) }:
                return null;
            case { BaseType.Name: nameof(ActivationAttribute) }:
                edit.Replace(written, edit.NewAttribute(written, head));
                return "Use a " + head + " head";
            default:
                edit.InsertBehind(written, edit.NewAttribute(written, head));
                return "Add a " + head + " head";
        }
    }

    /// <summary>The units of the dense layer at or before an item; 0 where there is none.</summary>
    private static int Units(DeclaredNetwork network, int item)
    {
        while (item >= 0 && network.Items[item].AttributeClass!.Name != nameof(DenseAttribute))
            item--;
        return item < 0 ? 0 : network.Items[item].ConstructorArguments[0].Value as int? ?? 0;
    }
}
