using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>A fault of the compiler's own: never CS8785, never an analyzer crash; NG0000 with the message.</summary>
public class InternalFailureTests
{
    private const string Source =
        """
        using NetGen;
        [Network, Input(2), Dense(1), MeanSquaredError] public partial class Good;
        [Network, Input(2), Dense(1), MeanSquaredError] public partial class Bad;
        """;

    private static EquatableArray<SourceFile> Compile(NetworkSpec spec, GeneratorOptions options, CancellationToken cancellation) => spec.Name == "Bad"
        ? throw new InvalidOperationException("a pass lost a tensor")
        : new([new SourceFile(spec.Name + ".g.cs", $"partial class {spec.Name} {{ }}")]);

    [Fact]
    public async Task Failure_of_one_network_leaves_the_others_and_is_NG0000()
    {
        var run = CSharpGeneratorDriver.Create(new NetworkGenerator(Compile))
            .WithUpdatedParseOptions((CSharpParseOptions)GeneratorHarness.Parse("", "").Options)
            .RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([Source]), out var compilation, out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal("Good.g.cs", Assert.Single(Assert.Single(run.GetRunResult().Results).GeneratedSources).HintName);
        var found = Assert.Single(await compilation.WithAnalyzers([new NetworkAnalyzer(Compile)]).GetAnalyzerDiagnosticsAsync());
        Assert.Equal(("NG0000", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Contains("'Bad': InvalidOperationException: a pass lost a tensor", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>What fails only as the project asks for it must not be an empty class without a word.</summary>
    [Fact]
    public async Task Failure_at_the_project_s_width_is_NG0000()
    {
        EquatableArray<SourceFile> CompileAtUsual(NetworkSpec spec, GeneratorOptions options, CancellationToken cancellation) =>
            options.VectorBits == VectorBits.Usual ? Compile(spec with { Name = "Good" }, options, cancellation)
                : throw new InvalidOperationException($"nothing proved at {options.VectorBits} bits");
        var properties = new BuildProperties(("NetGenVectorBits", "512"));
        var options = new AnalyzerOptions([], properties);
        CSharpGeneratorDriver.Create([new NetworkGenerator(CompileAtUsual).AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)GeneratorHarness.Parse("", "").Options, optionsProvider: properties)
            .RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([Source]), out var compilation, out _);

        var found = await compilation.WithAnalyzers([new NetworkAnalyzer(CompileAtUsual)], options).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(["NG0000", "NG0000"], found.Select(diagnostic => diagnostic.Id));
        Assert.All(found, diagnostic => Assert.Contains(
            "nothing proved at 512 bits", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public void Cancellation_is_not_swallowed()
    {
        using var cancelled = new CancellationTokenSource();
        var driver = CSharpGeneratorDriver.Create(new NetworkGenerator((_, _, _) =>
        {
            cancelled.Cancel();
            throw new OperationCanceledException(cancelled.Token);
        }));

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(GeneratorHarness.CreateCompilation([Source]), cancelled.Token));
    }

    [Fact]
    public async Task Generated_members_are_not_the_user_s()
    {
        // The analyzer sees the class with its generated part; only what the user wrote can clash.
        var run = CSharpGeneratorDriver.Create(new NetworkGenerator((spec, _, _) => new([new SourceFile(spec.Name + ".g.cs", $"partial class {spec.Name} {{ /// <summary>.</summary>\npublic void Predict() {{ }} }}")])))
            .WithUpdatedParseOptions((CSharpParseOptions)GeneratorHarness.Parse("", "").Options)
            .RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([Source]), out var compilation, out _);

        Assert.Equal(2, run.GetRunResult().GeneratedTrees.Length);
        Assert.Empty(await AnalyzerHarness.Analyze(compilation));
    }
}
