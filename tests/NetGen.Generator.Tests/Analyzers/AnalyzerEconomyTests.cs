using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using NetGen.Generator.Analysis;
using NetGen.Generator.Signal;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>What the analyzers do not do: look at files that are no concern of theirs, judge twice what has not changed.</summary>
public class AnalyzerEconomyTests
{
    private const string Plain = "public class Plain { public int Field; public int Method(int x) { System.Console.WriteLine(x); return x + Field; } }";

    private static async Task<IReadOnlyList<AnalyzerTelemetryInfo>> Registered(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = await compilation.WithAnalyzers(AnalyzerHarness.Analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
        return [.. result.AnalyzerTelemetryInfo.Values];
    }

    [Fact]
    public async Task Project_without_NetGen_registers_nothing()
    {
        var compilation = GeneratorHarness.CreateCompilation([Plain]);

        Assert.All(await Registered(compilation.RemoveReferences(GeneratorHarness.References[^1])), analyzer => Assert.Equal(0, ActionsOf(analyzer)));
    }

    [Fact]
    public async Task Files_are_visited_by_their_symbols_and_calls_alone()
    {
        var registered = await Registered(GeneratorHarness.CreateCompilation([Plain]));

        // Nothing that would make the compiler bind a body, or walk a file that it does not walk anyway. One looks at functions in bodies too, as syntax.
        Assert.All(registered, analyzer => Assert.Equal(ActionsOf(analyzer), analyzer.SymbolActionsCount + analyzer.SyntaxNodeActionsCount));
        Assert.Equal(Enumerable.Repeat(1, registered.Count - 1).Append(2), registered.Select(ActionsOf).Order());
        Assert.All(registered, analyzer => Assert.InRange(analyzer.SymbolActionsCount, 0, 1));
    }

    [Fact]
    public void Declaration_is_judged_once_for_as_long_as_it_stays_as_it_is()
    {
        var judged = 0;
        var judgements = new Judgements((spec, report, _) =>
        {
            judged++;
            report(new Problem { Id = "NG0004", Item = -1, Figures = new([spec.Name]) });
        });

        var first = judgements.Of(Declared.Network("Input(4), Dense(3)"));
        var again = judgements.Of(Declared.Network("Input(4),   Dense(units: 1 + 2)"));
        judgements.Of(Declared.Network("Input(4), Dense(5)"));

        Assert.Equal(first, again);
        Assert.Equal(2, judged);
    }

    [Fact]
    public void Judgements_are_forgotten_before_they_are_many()
    {
        var judged = 0;
        var judgements = new Judgements((_, _, _) => judged++);
        var specs = Enumerable.Range(1, 100).Select(units => Specs.Of(new InputAttribute(4), new DenseAttribute(units))).ToArray();

        foreach (var spec in specs.Concat(specs))
            judgements.Of(spec);

        Assert.InRange(judged, 101, 200);
    }

    [Fact]
    public void Prediction_is_the_same_each_time_and_on_every_thread()
    {
        List<NetworkItemAttribute> items = [new InputAttribute(20)];
        for (var i = 0; i < 20; i++)
            items.AddRange([new DenseAttribute(30), i % 2 == 0 ? new GeluAttribute() : new TanhAttribute()]);
        var graph = ResolveInitializers.Run(Specs.GraphOf([.. items]));
        var expected = SignalPredictor.Predict(graph);

        Parallel.For(0, 16, _ =>
        {
            var signal = SignalPredictor.Predict(graph);
            Assert.Equal(expected.Forward, signal.Forward);
            Assert.Equal(expected.Gradient, signal.Gradient);
            Assert.Equal(expected.Deviation, signal.Deviation);
        });
    }

    private static int ActionsOf(AnalyzerTelemetryInfo analyzer) =>
        analyzer.SymbolActionsCount + analyzer.SyntaxNodeActionsCount + analyzer.SyntaxTreeActionsCount + analyzer.SemanticModelActionsCount + analyzer.AdditionalFileActionsCount
        + analyzer.OperationActionsCount + analyzer.OperationBlockActionsCount + analyzer.OperationBlockStartActionsCount + analyzer.OperationBlockEndActionsCount
        + analyzer.CodeBlockActionsCount + analyzer.CodeBlockStartActionsCount + analyzer.CodeBlockEndActionsCount
        + analyzer.SymbolStartActionsCount + analyzer.SymbolEndActionsCount + analyzer.CompilationActionsCount + analyzer.CompilationEndActionsCount;
}
