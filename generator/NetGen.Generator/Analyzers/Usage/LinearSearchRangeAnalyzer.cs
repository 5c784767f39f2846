using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Analysis;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>
/// NG9009: a learning rate or a penalty that a search draws evenly from a range of powers of ten: nearly all draws are from the highest.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LinearSearchRangeAnalyzer : UseAnalyzer
{
    /// <summary>Two powers of ten: below, the scales hardly differ.</summary>
    private const double LeastRatio = 100;

    private protected override string Id => "NG9009";

    private protected override ImmutableHashSet<string> Members { get; } = ["Linear"];

    private protected override bool IsMeant(IMethodSymbol method) =>
        method.ContainingType is
        {
            Name: "SearchRange",
            ContainingNamespace: { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true },
        };

    private protected override void Judge(NetworkCall call, Action<SyntaxNode, string[]> report)
    {
        if (call.Invocation.Parent is not ISimpleAssignmentOperation assignment
            || assignment.Target is not IPropertyReferenceOperation { Property: var hyperparameter }
            || hyperparameter.ContainingType is not { Name: "SearchSpace" } space
            || !IsNetwork(space.ContainingType) || !SpansPowersOfTen(hyperparameter.Name)
            || Number(call.Argument("low")) is not (> 0 and var low) || Number(call.Argument("high")) is not { } high
            || high < LeastRatio * low)
            return;
        report(((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)call.Invocation.Syntax).Expression).Name,
            [Figures.Percent(0.9 * high / (high - low)), hyperparameter.Name, Figures.Number(high / 10),
                Figures.Number(Math.Log10(high / low))]);
    }

    /// <summary>Learning rates, penalties and decays.</summary>
    private static bool SpansPowersOfTen(string hyperparameter) =>
        hyperparameter is "LearningRate" or "WeightDecay" or "ElasticNet"
        || hyperparameter.EndsWith("L1", StringComparison.Ordinal) || hyperparameter.EndsWith("L2", StringComparison.Ordinal);

    private static double? Number(IOperation? value) =>
        value?.ConstantValue is { HasValue: true, Value: IConvertible number and not string }
            ? number.ToDouble(CultureInfo.InvariantCulture)
            : null;
}
