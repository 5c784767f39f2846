using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG1005: gives the last dense layer as many units as the target needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetOutputSizeFix : SetValueFix
{
    private protected override string Id => "NG1005";
}
