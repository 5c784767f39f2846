using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Analyzers;

/// <summary>
/// Whether a hidden rule's severity was raised for a file. The compiler knows, but tells analyzers only by not running them, and editors
/// run them all the same; so the places where a severity can be set are looked at. Where they disagree the compiler decides what is shown:
/// one that asks is enough.
/// </summary>
internal static class AskedSeverity
{
    public static bool IsAsked(DiagnosticDescriptor rule, SymbolAnalysisContext context, SyntaxTree tree)
    {
        var options = context.Compilation.Options;
        // The command line and rule sets.
        if (options.SpecificDiagnosticOptions.TryGetValue(rule.Id, out var severity) && IsShown(severity))
            return true;
        // .editorconfig and global configuration files: of a rule.
        if (options.SyntaxTreeOptionsProvider is { } provider
            && ((provider.TryGetDiagnosticValue(tree, rule.Id, context.CancellationToken, out severity) && IsShown(severity))
                || (provider.TryGetGlobalDiagnosticValue(rule.Id, context.CancellationToken, out severity) && IsShown(severity))))
            return true;
        // Of a whole group, or of everything.
        var settings = context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return (settings.TryGetValue($"dotnet_analyzer_diagnostic.category-{rule.Category}.severity", out var text) && IsShown(text))
            || (settings.TryGetValue("dotnet_analyzer_diagnostic.severity", out text) && IsShown(text));
    }

    private static bool IsShown(ReportDiagnostic severity) =>
        severity is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info;

    private static bool IsShown(string severity) => severity.Trim().ToLowerInvariant() is "error" or "warning" or "suggestion";
}
