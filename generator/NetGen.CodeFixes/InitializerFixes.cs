using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG2001: He of the same distribution, without the declared gain, for every layer of the run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseHeFix : RecipeFix
{
    private protected override string Id => "NG2001";
}

/// <summary>NG2002: Xavier of the same distribution, without the declared gain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseXavierFix : RecipeFix
{
    private protected override string Id => "NG2002";
}

/// <summary>NG2003: nothing written: <c>Init.Auto</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceConstantInitFix : RecipeFix
{
    private protected override string Id => "NG2003";
}

/// <summary>NG2004: nothing written: <c>Init.Auto</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceLargeInitFix : RecipeFix
{
    private protected override string Id => "NG2004";
}

/// <summary>NG2005: nothing written: <c>Init.Auto</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceSmallInitFix : RecipeFix
{
    private protected override string Id => "NG2005";
}

/// <summary>NG2006: LeCun-normal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseLecunFix : RecipeFix
{
    private protected override string Id => "NG2006";
}

/// <summary>NG2009: nothing written: <c>Init.Auto</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceBiasedInitFix : RecipeFix
{
    private protected override string Id => "NG2009";
}

/// <summary>NG2016: the forget gate starts at 1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OpenForgetGateFix : RecipeFix
{
    private protected override string Id => "NG2016";
}
