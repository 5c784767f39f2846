using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Analysis.Choices;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Analyzers;

/// <summary>
/// Explains what the compiler chose, where a severity asks for it: the plan is made again for that. Where nobody asks, the compiler of a
/// build does not run an analyzer of hidden rules, and in an editor, which does, this one looks no further than the settings of the file.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChoiceAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Choices =
        [.. Descriptors.All.Where(descriptor => descriptor.Category == RuleCatalog.ChoiceCategory)];

    private readonly Func<NetworkSpec, CancellationToken, Plan?> _plan;

    /// <summary>The analyzer as the compiler makes it.</summary>
    public ChoiceAnalyzer() : this((spec, cancellation) => NetworkCompiler.BuildPlan(spec, cancellation: cancellation)) { }

    internal ChoiceAnalyzer(Func<NetworkSpec, CancellationToken, Plan?> plan) => _plan = plan;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Choices;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(typeof(NetworkAttribute).FullName!).IsEmpty)
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var asked = Choices.Where(rule =>
            type.Locations.Any(place => place.SourceTree is { } tree && AskedSeverity.IsAsked(rule, context, tree))).Select(rule => rule.Id)
                .ToList();
        if (asked.Count == 0 || DeclaredNetwork.Of(type) is not { } network)
            return;
        try
        {
            var parsed = NetworkParser.Parse(network, context.CancellationToken);
            if (parsed is not { IsResolved: true, Spec: { } spec } || _plan(spec, context.CancellationToken) is not { } plan)
                return;
            var reporter = new ProblemReporter(network, spec, HelpPages.Of(context.Options), context.ReportDiagnostic);
            CompilerChoices.Explain(spec, plan, problem =>
            {
                if (asked.Contains(problem.Id))
                    reporter.Report(problem);
            });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What the compiler fails at, the network's own analyzer says (NG0000).
        }
    }
}
