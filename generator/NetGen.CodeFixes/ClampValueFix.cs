using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG0008: the nearest value of the domain, where its end belongs to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClampValueFix : SetValueFix
{
    private protected override string Id => "NG0008";
}
