using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Harness;

/// <summary>What the compiler makes of an <c>.editorconfig</c> beside the sources: severities of the compilation, settings for the analyzers.</summary>
internal static class EditorConfig
{
    /// <summary>NetGen's diagnostics under these settings, by position.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Analyze(string settings, string source) => Analyze(settings, source, AnalyzerHarness.Analyzers);

    public static Task<IReadOnlyList<Diagnostic>> Analyze(string settings, string source, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([source]), out var compilation, out _);
        var results = new Settings(AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse("root = true\n[*.cs]\n" + settings, "/project/.editorconfig"))));
        return AnalyzerHarness.Analyze(
            compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severities(results))),
            new AnalyzerOptions([], new Options(results)),
            analyzers);
    }

    private sealed class Settings(AnalyzerConfigSet set)
    {
        public AnalyzerConfigOptionsResult Of(SyntaxTree tree) => set.GetOptionsForSourcePath("/project/" + Path.GetFileName(tree.FilePath));
    }

    private sealed class Severities(Settings settings) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            settings.Of(tree).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }

    private sealed class Options(Settings settings) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(settings.Of(tree).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key.ToLowerInvariant(), out value);
    }
}
