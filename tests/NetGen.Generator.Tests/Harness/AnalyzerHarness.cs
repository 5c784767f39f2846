using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Analyzers;

namespace NetGen.Generator.Tests.Harness;

/// <summary>Runs generator and analyzer over a text in which the expected diagnostics are marked: <c>{|NG0008:-1|}</c>.</summary>
public static class AnalyzerHarness
{
    /// <summary>Asserts that NetGen reports exactly what is marked, where it is marked, and that the compiler has no error of its own.</summary>
    /// <returns>The diagnostics, by position.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> AssertReports(string marked, bool compiles = true)
    {
        var (source, expected) = Marked.Read(marked);
        var diagnostics = await Analyze(source);
        Assert.Equal(
            expected.Select(mark => $"{mark.Id} at '{source.Substring(mark.Start, mark.Length)}' ({mark.Start})"),
            diagnostics.Select(found => $"{found.Id} at '{source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)}' ({found.Location.SourceSpan.Start})"));
        if (compiles)
            GeneratorHarness.Generate(source).AssertClean();
        return diagnostics;
    }

    /// <summary>NetGen's diagnostics, by position.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze(params string[] sources)
    {
        CultureInfo.CurrentCulture = TestCulture.UnicodeMinus.Create();
        var tables = ProjectTables.In(sources);
        var driver = GeneratorHarness.CreateDriver().AddAdditionalTexts(tables).RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation(sources), out var compilation, out _);
        Assert.NotNull(driver);
        return await Analyze(compilation, new AnalyzerOptions(tables), Analyzers);
    }

    public static Task<IReadOnlyList<Diagnostic>> Analyze(Compilation compilation) => Analyze(compilation, new AnalyzerOptions([]), Analyzers);

    public static async Task<IReadOnlyList<Diagnostic>> Analyze(Compilation compilation, AnalyzerOptions settings, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            settings,
            onAnalyzerException: (exception, _, _) => failures.Add(exception.ToString()),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var analysis = compilation.WithAnalyzers(analyzers, options);
        var diagnostics = new List<Diagnostic>();
        // File by file, and no generated one: NetGen says nothing there, and binding them is most of the time.
        foreach (var tree in compilation.SyntaxTrees.Where(tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
            diagnostics.AddRange((await analysis.GetAnalysisResultAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None)).GetAllDiagnostics());
        Assert.Empty(failures);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>Every analyzer of the generator's assembly, as the compiler finds them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(NetworkAnalyzer).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the only diagnostic says.</summary>
    public static async Task<string> Message(string marked) =>
        Assert.Single(await AssertReports(marked)).GetMessage(CultureInfo.InvariantCulture);
}

/// <summary>A text with marks taken out.</summary>
internal readonly record struct Mark(string Id, int Start, int Length);

internal static class Marked
{
    public static (string Source, ImmutableArray<Mark> Marks) Read(string marked)
    {
        var source = new System.Text.StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "{|", 0, 2) == 0)
            {
                var colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (string.CompareOrdinal(marked, i, "|}", 0, 2) == 0)
            {
                var (id, start) = open.Pop();
                marks.Add(new Mark(id, start, source.Length - start));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }
        Assert.Empty(open);
        return (source.ToString(), [.. marks.OrderBy(mark => mark.Start).ThenBy(mark => mark.Id, StringComparer.Ordinal)]);
    }
}
