using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>NG9009: the same range on a logarithmic scale.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LogarithmicRangeFix : NetworkFix
{
    private protected override string Id => "NG9009";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NodeAt(diagnostic) is not IdentifierNameSyntax scale)
            return null;
        edit.Replace(scale, SyntaxFactory.IdentifierName("Logarithmic"));
        return "Search on a logarithmic scale";
    }
}
