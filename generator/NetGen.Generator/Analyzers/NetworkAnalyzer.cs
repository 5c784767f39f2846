using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Analysis;
using NetGen.Generator.Analysis.Tables;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Analyzers;

/// <summary>
/// Says what the parser and the rules found, at the argument that causes it. It judges nothing itself: parse, check, map problems to
/// locations and descriptors.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <summary>All but what <see cref="ChoiceAnalyzer"/> explains.</summary>
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. Descriptors.All.Where(descriptor => descriptor.Category != RuleCatalog.ChoiceCategory)];

    private readonly Func<NetworkSpec, GeneratorOptions, CancellationToken, EquatableArray<SourceFile>> _compile;
    private readonly SampledTables _tables = new();
    private readonly Judgements _judgements = new(NetworkCompiler.Judge);

    /// <summary>The analyzer as the compiler makes it.</summary>
    public NetworkAnalyzer() : this(NetworkCompiler.Compile) { }

    internal NetworkAnalyzer(Func<NetworkSpec, GeneratorOptions, CancellationToken, EquatableArray<SourceFile>> compile) =>
        _compile = compile;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A network may be declared in a file that counts as generated (Networks.g.cs): its errors must be said, or it would only throw.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypesByMetadataName(typeof(NetworkAttribute).FullName!).IsEmpty)
                return;
            start.RegisterSymbolAction(
                Analyze, SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);
            // No symbol action sees what is declared in a body. Where no attribute is written nothing is bound.
            start.RegisterSyntaxNodeAction(AnalyzeFunction, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
        });
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol type)
            Refuse(context.Symbol, context.Options, context.ReportDiagnostic);
        else if (type.DelegateInvokeMethod is { } signature && DeclaredNetwork.Of(type) is null)
            Refuse(signature, context.Options, context.ReportDiagnostic);
        else if ((DeclaredNetwork.Of(type) ?? DeclaredNetwork.BlockOf(type)) is { } network)
            Analyze(network, context.Options, context.ReportDiagnostic, context.CancellationToken);
    }

    private void Analyze(DeclaredNetwork network, AnalyzerOptions options, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var pages = HelpPages.Of(options);
        try
        {
            var parsed = NetworkParser.Parse(network, cancellation);
            var reporter = new ProblemReporter(network, parsed.Spec, pages, report);
            foreach (var problem in parsed.Problems)
                reporter.Report(problem);
            if (parsed.Spec is not { } declared)
                return;
            var table = _tables.Of(declared, options.AdditionalFiles, cancellation);
            var spec = TableTexts.WithTable(declared, table is { } read ? [(read.Path, read.Inferred)] : []);
            foreach (var problem in parsed.IsResolved ? _judgements.Of(spec, cancellation) : EquatableArray<Problem>.Empty)
                reporter.Report(problem);
            if (parsed.IsResolved && table?.Sample is { } sample)
                TableRules.Check(spec, sample, reporter.Report);
            // The generator ran before the analyzers. Where its part of the class is missing it failed: compiling again tells why. If it
            // can be compiled, the generator has not seen it.
            if (!spec.IsBlock && !network.Type.Locations.Any(place => UserMembers.IsGenerated(place.SourceTree)))
            {
                _compile(spec, BuildOptions.Of(options.AnalyzerConfigOptionsProvider), cancellation);
                if (IsMade(network.Declaration(cancellation)?.SyntaxTree.FilePath))
                    reporter.Report(TargetCheck.Unsupported(network.Type.Name,
                        "declared in a file of another source generator, and generators do not see each other's files"));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            report(Internal(network.Type.Name, e).ToDiagnostic(ItemLocations.Of(network, Internal(network.Type.Name, e)), pages));
        }
    }

    /// <summary>Whether a file is not one that somebody writes: elsewhere an editor may only be late with running the generator.</summary>
    private static bool IsMade(string? path) => path is not null && (path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase)
        || path.Replace('\\', '/').IndexOf("/obj/", StringComparison.Ordinal) >= 0);

    private static void AnalyzeFunction(SyntaxNodeAnalysisContext context)
    {
        var (attributes, parameters) = context.Node switch
        {
            LocalFunctionStatementSyntax function => (function.AttributeLists, function.ParameterList),
            ParenthesizedLambdaExpressionSyntax lambda => (lambda.AttributeLists, lambda.ParameterList),
            _ => throw new ArgumentOutOfRangeException(nameof(context), context.Node.Kind(), "A function without a place for attributes."),
        };
        if (attributes.Count == 0 && parameters.Parameters.All(parameter => parameter.AttributeLists.Count == 0))
            return;
        var symbol = context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is not null)
            Refuse(symbol, context.Options, context.ReportDiagnostic);
    }

    /// <summary><c>[Network]</c> on something that is no type at all: a member, a function in a body, or a parameter of one.</summary>
    private static void Refuse(ISymbol declared, AnalyzerOptions options, Action<Diagnostic> report)
    {
        IEnumerable<IParameterSymbol> parameters = declared switch
        {
            // Those of the indexer are the property's.
            IMethodSymbol { AssociatedSymbol: IPropertySymbol indexer } accessor => accessor.Parameters.Skip(indexer.Parameters.Length),
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };
        foreach (var symbol in parameters.Prepend(declared))
        {
            if (symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } marker && DeclaredNetwork.IsNetwork(marker)))
            {
                var problem = TargetCheck.Unsupported(symbol.Name.Length > 0 ? symbol.Name : "=>", WordFor(symbol));
                report(problem.ToDiagnostic(symbol.Locations[0], HelpPages.Of(options)));
            }
        }
    }

    private static string WordFor(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => "a local function",
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "a lambda",
        IEventSymbol => "an event",
        _ => "a " + symbol.Kind.ToString().ToLowerInvariant(),
    };

    private static Problem Internal(string network, Exception exception) => new()
    {
        Id = "NG0000",
        Item = -1,
        Figures = new([network, exception.GetType().Name + ": " + exception.Message.Replace('\r', ' ').Replace('\n', ' ')]),
    };
}
