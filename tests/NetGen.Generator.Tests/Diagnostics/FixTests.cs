using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Which code fixes there are, and which of them the tests apply: read from the tests' own text.</summary>
internal static class FixTests
{
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(NetworkFix).Assembly.GetTypes().Where(type => typeof(NetworkFix).IsAssignableFrom(type) && !type.IsAbstract)];

    /// <summary>
    /// The fixes that some test applies to two diagnostics or more of one file, by <c>FixHarness.AssertFixes</c>, which goes both ways, looks whether the
    /// diagnostics are gone and compiles the result.
    /// </summary>
    public static IEnumerable<string> OfSeveralDiagnostics([CallerFilePath] string file = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(file)!, "..", "Analyzers"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Select(call => (Call: call, Method: call.Expression as MemberAccessExpressionSyntax))
            .Where(test => test.Method is { Name: GenericNameSyntax { Identifier.ValueText: "AssertFixes" } } && MarksIn(test.Call, test.Method) > 1)
            .Select(test => ((GenericNameSyntax)test.Method!.Name).TypeArgumentList.Arguments[0].ToString());

    private static int MarksIn(InvocationExpressionSyntax call, MemberAccessExpressionSyntax method) =>
        (call.ArgumentList.Arguments[0].ToString().Split("{|").Length - 1) * (method.Expression.ToString() == nameof(Analyzers.Fixes.Twice) ? 2 : 1);
}
