using Microsoft.CodeAnalysis;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>The compiler explains its choices to who asks, by a severity; nobody else pays for it.</summary>
public class ChoiceTests
{
    private const string Source = "using NetGen; [Network, Input(4), Dense(16), Relu, Dense(3), Softmax, CrossEntropy, Adam] public partial class Net; public class Plain;";

    private static async Task<(IReadOnlyList<Diagnostic> Found, int Plans)> Ask(string settings, string source = Source)
    {
        var plans = 0;
        var analyzer = new ChoiceAnalyzer((spec, _) =>
        {
            plans++;
            return NetworkCompiler.BuildPlan(spec);
        });
        return (await EditorConfig.Analyze(settings, source, [analyzer]), plans);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dotnet_diagnostic.NG0100.severity = none")]
    [InlineData("dotnet_diagnostic.NG0100.severity = silent")]
    [InlineData("dotnet_analyzer_diagnostic.category-NetGen.Shape.severity = warning")]
    public async Task Nobody_asks_and_nothing_is_planned(string settings)
    {
        var (found, plans) = await Ask(settings);

        Assert.Empty(found);
        Assert.Equal(0, plans);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.NG0100.severity = suggestion", "NG0100, NG0100", DiagnosticSeverity.Info)]
    [InlineData("dotnet_diagnostic.NG0101.severity = warning", "NG0101, NG0101", DiagnosticSeverity.Warning)]
    [InlineData("dotnet_diagnostic.NG0102.severity = suggestion", "NG0102, NG0102", DiagnosticSeverity.Info)]
    [InlineData("dotnet_analyzer_diagnostic.category-NetGen.Choice.severity = suggestion", "NG0100, NG0100, NG0101, NG0101, NG0102, NG0102, NG0103, NG0103, NG0103, NG0103", DiagnosticSeverity.Info)]
    [InlineData("dotnet_analyzer_diagnostic.severity = warning", "NG0100, NG0100, NG0101, NG0101, NG0102, NG0102, NG0103, NG0103, NG0103, NG0103", DiagnosticSeverity.Warning)]
    public async Task Who_asks_is_answered_with_one_plan(string settings, string ids, DiagnosticSeverity severity)
    {
        var (found, plans) = await Ask(settings);

        Assert.Equal(ids, string.Join(", ", found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)));
        Assert.All(found, diagnostic => Assert.Equal(severity, diagnostic.Severity));
        Assert.Equal(1, plans);
    }

    [Fact]
    public async Task Command_line_asks_as_well()
    {
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([Source]), out var compilation, out _);

        var found = await AnalyzerHarness.Analyze(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("NG0100", ReportDiagnostic.Warn)])));

        Assert.Equal(["NG0100", "NG0100"], found.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("NG0100", "Dense(16)|Dense(3)")]
    [InlineData("NG0101", "Dense(16)|Dense(3)")]
    [InlineData("NG0102", "Relu|CrossEntropy")]
    [InlineData("NG0103", "Dense(16)|Relu|Dense(3)|Softmax")]
    public async Task Explanations_stand_at_their_layers(string id, string places)
    {
        var (found, _) = await Ask($"dotnet_diagnostic.{id}.severity = suggestion");

        Assert.Equal(places, string.Join("|", found.Select(diagnostic => Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length))));
    }

    [Theory]
    [InlineData("using NetGen; [Network, Input(4), Dense(-1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(4), Dense(3), Sofmax, CrossEntropy] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(4), Dense, CrossEntropy] public partial class Net;")]
    public async Task What_cannot_be_compiled_is_not_explained(string source) =>
        Assert.Empty((await Ask("dotnet_analyzer_diagnostic.category-NetGen.Choice.severity = suggestion", source)).Found);

    [Fact]
    public async Task Layers_of_a_block_are_explained_where_it_is_used()
    {
        const string source = "using NetGen; [NetworkBlock, Dense(16), Relu] public class Block; [Network, Input(16), Use<Block>(3), Dense(3), Softmax, CrossEntropy] public partial class Net;";

        var (found, _) = await Ask("dotnet_diagnostic.NG0100.severity = suggestion", source);

        Assert.Equal(["Block", "Dense(3)"], found.Select(diagnostic => source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
        Assert.StartsWith("Block1_Dense1: Block1_Dense1 starts with HeNormal", found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
