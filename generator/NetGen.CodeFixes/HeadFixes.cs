using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG3001: <c>Sigmoid</c>, and <c>BinaryCrossEntropy</c> as the loss.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseSigmoidFix : RecipeFix
{
    private protected override string Id => "NG3001";
}

/// <summary>NG3005: <c>Softmax</c>; for one unit <c>BinaryCrossEntropy</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseExclusiveHeadFix : RecipeFix
{
    private protected override string Id => "NG3005";
}

/// <summary>NG3006: <c>Sigmoid</c> and <c>BinaryCrossEntropy</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseLabelHeadFix : RecipeFix
{
    private protected override string Id => "NG3006";
}

/// <summary>NG3007: the cross-entropy of the head.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseCrossEntropyFix : RecipeFix
{
    private protected override string Id => "NG3007";
}

/// <summary>NG3008: no activation at the end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseLinearHeadFix : RecipeFix
{
    private protected override string Id => "NG3008";
}

/// <summary>NG3009: the head that the loss reads, or none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceReluHeadFix : RecipeFix
{
    private protected override string Id => "NG3009";
}

/// <summary>NG3010: a unit for each class, <c>Softmax</c> and <c>CrossEntropy</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseClassHeadFix : RecipeFix
{
    private protected override string Id => "NG3010";
}

/// <summary>NG3013: the dropout goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveOutputDropoutFix : RecipeFix
{
    private protected override string Id => "NG3013";
}

/// <summary>NG3017: one unit, <c>Sigmoid</c> and <c>BinaryCrossEntropy</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseOneSigmoidFix : RecipeFix
{
    private protected override string Id => "NG3017";
}
