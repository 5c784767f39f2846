using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>NG5008: AdamW with the λ that Adam had as its weight decay, or that an L2 penalty had.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseAdamWFix : NetworkFix
{
    private protected override string Id => "NG5008";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NetworkOf(diagnostic) is not { } network || !diagnostic.Properties.ContainsKey("Fixable"))
            return null;
        var adam = IndexOf(network, nameof(AdamAttribute));
        var l2 = IndexOf(network, nameof(L2Attribute));
        var (optimizer, penalty) = (edit.AttributeOf(network, adam), edit.AttributeOf(network, l2));
        if ((adam >= 0 && optimizer is null) || (l2 >= 0 && penalty is null))
            return null;
        var decay = l2 < 0 ? null : "WeightDecay = " + ItemLocations.WrittenArgument(network.Items[l2], "lambda", -1);
        if (optimizer is null)
        {
            edit.Replace(penalty!, edit.NewAttribute(penalty!, "AdamW", "(" + decay + ")"));
            return "Use AdamW";
        }
        var arguments = optimizer.ArgumentList?.Arguments.Select(argument => argument.ToString()) ?? [];
        // A decay of 0 that is written would be written twice.
        if (decay is not null)
            arguments = arguments.Where(argument => !argument.StartsWith("WeightDecay", StringComparison.Ordinal)).Append(decay);
        edit.Replace(optimizer, edit.NewAttribute(optimizer, "AdamW", "(" + string.Join(", ", arguments) + ")"));
        if (penalty is not null)
            edit.Take(penalty);
        return "Use AdamW";
    }

    private static int IndexOf(DeclaredNetwork network, string kind)
    {
        for (var i = 0; i < network.Items.Length; i++)
        {
            if (network.Items[i].AttributeClass!.Name == kind)
                return i;
        }
        return -1;
    }
}
