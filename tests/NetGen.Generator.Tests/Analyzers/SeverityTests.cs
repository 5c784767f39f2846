using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Severities and suppressions act on NetGen's diagnostics as on the compiler's own: by rule, by group, by pragma, by attribute.</summary>
public class SeverityTests
{
    /// <summary>NG1007, information, at the pool; NG2001, here a warning, at the first Xavier.</summary>
    private const string Source =
        """
        using NetGen;

        [Network]
        [Input(9, 9, 1)]
        [MaxPool2D(2)]
        [Flatten]
        [Dense(16, Init = Init.XavierNormal), Relu]
        [Dense(16, Init = Init.XavierNormal), Relu]
        [Dense(1), MeanSquaredError]
        public partial class Net;
        """;

    [Theory]
    [InlineData("", "NG1007 Info, NG2001 Warning")]
    [InlineData("dotnet_diagnostic.NG2001.severity = error", "NG1007 Info, NG2001 Error")]
    [InlineData("dotnet_diagnostic.NG2001.severity = warning", "NG1007 Info, NG2001 Warning")]
    [InlineData("dotnet_diagnostic.NG2001.severity = suggestion", "NG1007 Info, NG2001 Info")]
    [InlineData("dotnet_diagnostic.NG2001.severity = silent", "NG1007 Info, NG2001 Hidden")]
    [InlineData("dotnet_diagnostic.NG2001.severity = none", "NG1007 Info")]
    [InlineData("dotnet_diagnostic.NG2001.severity = default", "NG1007 Info, NG2001 Warning")]
    [InlineData("dotnet_analyzer_diagnostic.category-NetGen.Shape.severity = error", "NG1007 Error, NG2001 Warning")]
    [InlineData("dotnet_analyzer_diagnostic.category-NetGen.Initialization.severity = none", "NG1007 Info")]
    [InlineData("dotnet_analyzer_diagnostic.category-NetGen.Shape.severity = error\ndotnet_diagnostic.NG1007.severity = none", "NG2001 Warning")]
    public async Task Severity_is_what_the_editorconfig_says(string settings, string expected) => Assert.Equal(expected, Text(await EditorConfig.Analyze(settings, Source)));

    [Theory]
    [InlineData("NG2001", "NG1007 Info")]
    [InlineData("NG1007", "NG2001 Warning")]
    [InlineData("NG1007, NG2001", "")]
    public async Task Pragma_takes_a_rule_out(string ids, string expected) =>
        Assert.Equal(expected, Text(await AnalyzerHarness.Analyze($"#pragma warning disable {ids}\n" + Source + $"\n#pragma warning restore {ids}")));

    [Fact]
    public async Task Pragma_acts_on_its_lines_alone()
    {
        var source = Source.Replace("[MaxPool2D(2)]", "#pragma warning disable NG1007, NG2001\n[MaxPool2D(2)]\n#pragma warning restore NG1007, NG2001", StringComparison.Ordinal);

        Assert.Equal("NG2001 Warning", Text(await AnalyzerHarness.Analyze(source)));
    }

    [Theory]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"NetGen.Initialization\", \"NG2001\")]\n[Network]", "[Network]")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"NetGen.Initialization\", \"NG2001:XavierWithReLU\", Justification = \"It is two layers deep.\")]\n[Network]", "[Network]")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"NetGen.Initialization\", \"NG2001\", Scope = \"type\", Target = \"~T:Net\")]\n\n[Network]", "[Network]")]
    public async Task SuppressMessage_takes_a_rule_out(string written, string place) =>
        Assert.Equal("NG1007 Info", Text(await AnalyzerHarness.Analyze(Source.Replace(place, written, StringComparison.Ordinal))));

    [Fact]
    public async Task TreatWarningsAsErrors_makes_errors_of_warnings_and_leaves_information()
    {
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([Source]), out var compilation, out _);

        Assert.Equal("NG1007 Info, NG2001 Error", Text(await AnalyzerHarness.Analyze(compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error)))));
    }

    private static string Text(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(", ", diagnostics.OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity}"));
}
