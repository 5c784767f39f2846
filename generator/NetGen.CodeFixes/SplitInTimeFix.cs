using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>NG7030: the same parts, cut in time, without a seed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SplitInTimeFix : NetworkFix
{
    private protected override string Id => "NG7030";

    private protected override string? Apply(DeclarationEdit edit, Diagnostic diagnostic)
    {
        if (edit.NodeAt(diagnostic) is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call)
            return null;
        var (cut, kept) = member.Name.Identifier.ValueText switch
        {
            "Split" or "StratifiedSplit" => ("SplitInTime", "fraction"),
            "KFold" => ("TimeFolds", "k"),
            _ => ("", ""),
        };
        var arguments = call.ArgumentList.Arguments;
        if (cut.Length == 0 || (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == kept)
            ?? arguments.FirstOrDefault(argument => argument.NameColon is null)) is not { } argument)
            return null;
        edit.Replace(call, call
            .WithExpression(member.WithName(SyntaxFactory.IdentifierName(cut)))
            .WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(argument))));
        return $"Cut in time ({cut})";
    }
}
