using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>What is reported where: the squiggle sits on the argument that is wrong, once.</summary>
public class NetworkAnalyzerTests
{
    [Theory]
    [InlineData("using NetGen; [Network, Input(2), Dense(1), MeanSquaredError] public class {|NG0001:Net|};")]
    [InlineData("using NetGen; public class Outer { [Network, Input(2), Dense(1), MeanSquaredError] public partial class {|NG0001:Net|}; }")]
    [InlineData("using NetGen; [Network, Input(2), Dense(1), MeanSquaredError] public static partial class {|NG0002:Net|};")]
    [InlineData("using NetGen; [Network] public partial struct {|NG0002:Net|};")]
    [InlineData("using NetGen; [Network] public enum {|NG0002:Net|} { A }")]
    [InlineData("using NetGen; public class C { [Network] public void {|NG0002:M|}() { } }")]
    [InlineData("using NetGen; public class C { public void M([Network] int {|NG0002:p|}) { } }")]
    [InlineData("using NetGen; [Network, Dense(1), MeanSquaredError] public partial class {|NG0003:Net|};")]
    [InlineData("using NetGen; [Network, Input(2), Dense(1)] public partial class {|NG0004:Net|};")]
    [InlineData("using NetGen; [Network, Input(2)] public partial class {|NG0005:Net|};")]
    [InlineData("using NetGen; [Network, Input(2), Dense(1)] public partial class Net; [{|NG0006:MeanSquaredError|}, Adam] public partial class Net;")]
    [InlineData("using NetGen; [Network, Dense(1), {|NG0007:Input(2)|}, MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2), Dense({|NG0008:-1|}), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2), Dense(units: {|NG0008:0|}, Bias = false), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(28, {|NG0008:0|}, 1), Flatten, Dense(1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(new[] { 28, {|NG0008:0|}, 1 }), Flatten, Dense(1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, {|NG0008:Input|}, Flatten, Dense(1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2, Min = {|NG0008:3|}, Max = 1), Dense(1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2), Dense(1, L1 = {|NG0008:-1e-3|}, L2 = {|NG0008:double.NegativeInfinity|}), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2), Dense(1), MeanSquaredError, ElasticNet(l1Ratio: {|NG0008:2|}, lambda: 1)] public partial class Net;")]
    [InlineData("using NetGen; [Network(Scalar = {|NG0008:typeof(int)|}), Input(2), Dense(1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2), Dense(1, Name = {|NG0009:\"1\"|}), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(4, 4, 1), {|NG1003:Dense(1)|}, MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(4), Dense({|NG1005:3|}), Tanh, MeanSquaredError, Target(TargetKind.Regression, Length = 2)] public partial class Net;")]
    [InlineData("using NetGen; [Network, {|NG1012:Input(60000, 60000, 3)|}, Flatten, Dense(1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(100000), Dense({|NG1012:100000|}), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(4), Dense(64, Init = {|NG2001:Init.XavierNormal|}), Relu, Dense(1), MeanSquaredError] public partial class Net;")]
    [InlineData("using NetGen; [Network, Input(4), Dense(4), {|NG3004:CrossEntropy|}] public partial class Net;")]
    public async Task Analyze_reports_once_at_the_cause(string marked) => await AnalyzerHarness.AssertReports(marked);

    [Fact]
    public async Task Analyze_user_member_with_a_generated_name_is_marked_at_the_member() => await AnalyzerHarness.AssertReports(
        """
        using NetGen;

        [Network, Input(2), Dense(1), MeanSquaredError]
        public partial class Net
        {
            public {|NG0009:Net|}(ulong seed) => Seed = seed;
            public ulong Seed { get; }
            public void {|NG0009:Predict|}() { }
        }
        """);

    [Fact]
    public async Task Analyze_null_shape_is_marked() => await AnalyzerHarness.AssertReports(
        "#nullable disable\nusing NetGen; [Network, Input({|NG0008:null|}), Flatten, Dense(1), MeanSquaredError] public partial class Net;");

    [Theory]
    [InlineData("[Network, Input(2), Dense(1), MeanSquaredError, Adam] public partial class Net;")]
    [InlineData("[Network, Input(2), Dense(1), Sigmoid, BinaryCrossEntropy] public partial class Net { public int Answer() => 42; }")]
    [InlineData("public class Plain { }")]
    public async Task Analyze_sound_code_is_silent(string declaration) => await AnalyzerHarness.AssertReports("using NetGen; " + declaration);

    [Theory]
    [InlineData("[Network, Input(2), Dense, CrossEntropy] public partial class Net;")]
    [InlineData("[Network, Input(2), Dense(3), Sofmax, CrossEntropy] public partial class Net;")]
    [InlineData("[Network, Input(2), Dense(3, Init = Init.), CrossEntropy] public partial class Net;")]
    [InlineData("[Network, Dense(Unknown), CrossEntropy] public partial class Net;")]
    public async Task Analyze_half_typed_code_is_not_judged(string declaration) => Assert.Empty(await AnalyzerHarness.Analyze("using NetGen; " + declaration));

    [Fact]
    public async Task Analyze_a_project_without_NetGen_is_silent() => Assert.Empty(await AnalyzerHarness.Analyze(
        GeneratorHarness.CreateCompilation(["public class NetworkAttribute : System.Attribute; [Network] public struct S;"])
            .RemoveReferences(GeneratorHarness.References[^1])));

    [Fact]
    public async Task Analyze_severity_is_the_problem_s_own()
    {
        var info = Assert.Single(await AnalyzerHarness.AssertReports(
            "using NetGen; [Network, Input(64), Dense(64, Init = {|NG2001:Init.XavierNormal|}), Relu, Dense(1), MeanSquaredError] public partial class Net;"));
        var warning = Assert.Single(await AnalyzerHarness.AssertReports(
            "using NetGen; [Network, Input(64), Dense(64, Init = {|NG2001:Init.XavierNormal|}), Relu, Dense(64, Init = Init.LecunUniform), Relu, Dense(1), MeanSquaredError] public partial class Net;"));

        Assert.Equal((DiagnosticSeverity.Info, DiagnosticSeverity.Warning), (info.Severity, warning.Severity));
    }

    [Fact]
    public async Task Analyze_message_shows_the_computed_figures() => Assert.Equal(
        "XavierNormal assumes outputs symmetric about 0; Relu halves E[a²]. After these 2 layers (Dense1 to Dense2) the signal RMS is 0.500×, the gradient 0.707×. Use He: 1.00× and 1.00×.",
        await AnalyzerHarness.Message(
            "using NetGen; [Network, Input(64), Dense(64, Init = {|NG2001:Init.XavierNormal|}), Relu, Dense(64, Init = Init.XavierNormal), Relu, Dense(1), MeanSquaredError] public partial class Net;"));

    [Fact]
    public async Task Analyze_numbers_are_the_same_in_every_culture() => Assert.Equal(
        "rate must be in [0, 1); it is -1.5",
        await AnalyzerHarness.Message("using NetGen; [Network, Input(2), Dropout({|NG0008:-1.5|}), Dense(1), MeanSquaredError] public partial class Net;"));

    [Fact]
    public async Task Analyze_pragma_and_severity_settings_work()
    {
        Assert.Empty(await AnalyzerHarness.Analyze(
            "#pragma warning disable NG0008\nusing NetGen; [Network, Input(2), Dense(-1), MeanSquaredError] public partial class Net;"));
        var compilation = GeneratorHarness.CreateCompilation(["using NetGen; [Network, Input(2), Dense(1)] public partial class Net;"]);
        var found = await AnalyzerHarness.Analyze(compilation.WithOptions(
            compilation.Options.WithSpecificDiagnosticOptions([new("NG0004", ReportDiagnostic.Warn)])));
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(found).Severity);
    }
}
