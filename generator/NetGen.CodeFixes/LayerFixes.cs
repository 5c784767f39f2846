using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG2007: <c>AlphaDropout</c> with the same rate.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseAlphaDropoutFix : RecipeFix
{
    private protected override string Id => "NG2007";
}

/// <summary>NG2010: <c>Relu</c> in place of the sigmoid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseReluFix : RecipeFix
{
    private protected override string Id => "NG2010";
}

/// <summary>NG2012: <c>Relu</c> behind the first of the two layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertReluFix : RecipeFix
{
    private protected override string Id => "NG2012";
}

/// <summary>NG2013: the superfluous activation goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveActivationFix : RecipeFix
{
    private protected override string Id => "NG2013";
}

/// <summary>NG2014: <c>LeakyRelu</c> in place of the rectifiers of narrow layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseLeakyReluFix : RecipeFix
{
    private protected override string Id => "NG2014";
}

/// <summary>NG8002: <c>Relu</c> in place of all sigmoids of the stretch.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceSigmoidsFix : RecipeFix
{
    private protected override string Id => "NG8002";
}

/// <summary>NG4001: <c>Bias = false</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DropBiasFix : RecipeFix
{
    private protected override string Id => "NG4001";
}

/// <summary>NG5005: <c>SpatialDropout</c> with the same rate.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseSpatialDropoutFix : RecipeFix
{
    private protected override string Id => "NG5005";
}

/// <summary>NG9003: <c>Relu</c> behind every hidden layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertAllRelusFix : RecipeFix
{
    private protected override string Id => "NG9003";
}
