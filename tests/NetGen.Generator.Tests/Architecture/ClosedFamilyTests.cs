using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>A switch of the compiler's rooms has no silent default: what no case names throws, or a comment at the default says why it is right.</summary>
public sealed class ClosedFamilyTests
{
    [Theory]
    [InlineData("Shapes")]
    [InlineData("Passes")]
    [InlineData("Model")]
    [InlineData("Analysis")]
    [InlineData("Emission")]
    [InlineData("Signal")]
    [InlineData("Loops")]
    [InlineData("Lowering")]
    [InlineData("Scheduling")]
    [InlineData("Checks")]
    [InlineData("Planning")]
    [InlineData("Printing")]
    public void Default_throws_or_says_why_it_is_right(string room)
    {
        var root = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "generator", "NetGen.Generator"));
        var silent = Directory.EnumerateFiles(Path.Combine(root, room), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => SilentDefaults(File.ReadAllText(file)).Select(line => $"{Path.GetRelativePath(root, file)}({line})"))
            .ToList();

        Assert.True(silent.Count == 0, $"a default without a throw or a reason ({silent.Count}): {string.Join(", ", silent)}");
    }

    [Theory]
    [InlineData("int F(object o) => o switch { int i => i, _ => 0 };", 1)]
    [InlineData("int F(object o) => o switch\n{\n    int i => i,\n    // Nothing else counts.\n    _ => 0,\n};", 0)]
    [InlineData("int F(object o) => o switch { int i => i, _ => 0 /* nothing else counts */ };", 0)]
    [InlineData("int F(object o) => o switch { int i => i, _ => throw new System.Exception() };", 0)]
    [InlineData("int F(object o) => o switch { int i => i, var other => 0 };", 1)]
    [InlineData("void F(object o) { switch (o) { case int: break; default: break; } }", 1)]
    [InlineData("void F(object o) { switch (o) { case int: break; default: throw new System.Exception(); } }", 0)]
    [InlineData("System.Func<int, int> F() => _ => 0;", 0)]
    public void Silent_default_is_found(string member, int count) => Assert.Equal(count, SilentDefaults($"class C {{ {member} }}").Count());

    /// <summary>The lines of the defaults that neither throw nor have a comment.</summary>
    private static IEnumerable<int> SilentDefaults(string text) => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        .Where(node => node switch
        {
            SwitchExpressionArmSyntax { WhenClause: null, Pattern: DiscardPatternSyntax or VarPatternSyntax } arm => arm.Expression is not ThrowExpressionSyntax,
            DefaultSwitchLabelSyntax { Parent: SwitchSectionSyntax section } => section.Statements is not [ThrowStatementSyntax, ..],
            _ => false,
        })
        .Where(node => !HasReason(node is DefaultSwitchLabelSyntax ? node.Parent! : node))
        .Select(node => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1);

    /// <summary>A comment above the arm, in it, or behind it on its line.</summary>
    private static bool HasReason(SyntaxNode node) =>
        node.DescendantTrivia(descendIntoTrivia: true).Concat(node.GetLastToken().GetNextToken() is { RawKind: (int)SyntaxKind.CommaToken } comma ? comma.TrailingTrivia : [])
            .Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
