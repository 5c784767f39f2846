using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>
/// NG7005: preprocessing that is fitted by hand on data of which a part validates or tests the network, and is not trained on. Silent where
/// the training is not seen.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FittedOnTestDataAnalyzer : UseAnalyzer
{
    private protected override string Id => "NG7005";

    private protected override ImmutableHashSet<string> Members { get; } = ["FitPreprocessing"];

    private protected override void Judge(NetworkCall call, Action<SyntaxNode, string[]> report)
    {
        var locals = new LocalValues(call.Body);
        var origins = new SampleOrigins(locals);
        if (call.Argument("train") is not { } argument || origins.Of(argument) is not { } fitted
            || VariableOf(call.Invocation.Instance) is not { } network || !locals.IsConstant(network))
            return;
        var calls = call.Body.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(other => SymbolEqualityComparer.Default.Equals(VariableOf(other.Instance), network))
            .Select(other => call with { Invocation = other }).ToArray();
        var trainings = calls.Where(other => other.Invocation.TargetMethod.Name == "Fit").ToArray();
        var trained = trainings.Select(training => origins.Of(training.Argument("train"))).ToArray();
        if (trained.Length == 0 || trained.Contains(null))
            return;
        var measured = trainings.Select(training => training.Option(locals, "Validation"))
            .Concat(calls.Where(other => other.Invocation.TargetMethod.Name == "Evaluate").Select(other => other.Argument("data")))
            .Select(origins.Of);
        if (measured.FirstOrDefault(data => data is not null && fitted.Contain(data)
            && !trained.Any(known => known!.Contain(data))) is { } spoiled)
            report(argument.Syntax, [argument.Syntax.ToString(), spoiled.Name]);
    }

    private static ISymbol? VariableOf(IOperation? instance) => instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };
}
