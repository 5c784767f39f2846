using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>NG0001: adds <c>partial</c> to the network and to every type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : NetworkFix
{
    private protected override string Id => "NG0001";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        foreach (var type in TargetCheck.NotPartial(edit.NetworkOf(diagnostic)?.Declaration(CancellationToken.None)))
            edit.MakePartial(type);
        return "Make partial";
    }
}
