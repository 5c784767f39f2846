using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>NG0005: inserts the smallest layers that fit the loss behind the input, for the user to size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertLayerFix : RecipeFix
{
    private protected override string Id => "NG0005";
}
