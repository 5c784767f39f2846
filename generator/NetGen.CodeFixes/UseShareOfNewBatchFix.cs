using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG4004: the momentum as the share of the new batch.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseShareOfNewBatchFix : SetValueFix
{
    private protected override string Id => "NG4004";
}
