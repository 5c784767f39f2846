using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>
/// NG9008: a network that was just made predicts or is evaluated, and on no path through here is it given other weights: neither before,
/// nor after (a look at the untrained network is meant). Silent as soon as the network gets out of sight.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntrainedNetworkAnalyzer : UseAnalyzer
{
    private protected override string Id => "NG9008";

    private protected override ImmutableHashSet<string> Members { get; } = ["Predict", "PredictBatch", "Classify", "Evaluate"];

    private protected override void Judge(NetworkCall call, Action<SyntaxNode, string[]> report)
    {
        if (call.Invocation.Instance is not ILocalReferenceOperation { Local: var network }
            || new LocalValues(call.Body).ValueOf(network) is not IObjectCreationOperation creation || !IsNetwork(creation.Type))
            return;
        var uses = call.Body.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, network) && !use.IsDeclaration).ToArray();
        if (uses.Any(use => !IsInSight(use)))
            return;
        var changes = uses.Where(use => !LeavesWeights(use)).Select(use => use.Syntax).ToArray();
        if (changes.Length == 0 || GraphOf(call.Body) is { } graph && new Paths(graph).AreApart(call.Invocation.Instance.Syntax, changes))
            report(call.Invocation.Syntax, [network.Name, creation.Type!.Name, call.Invocation.TargetMethod.Name]);
    }

    /// <summary>
    /// Whether a use is the access to a member right here: not in a function that runs at another time, not passed on, not kept.
    /// </summary>
    private static bool IsInSight(ILocalReferenceOperation use)
    {
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }
        return use.Parent is IInvocationOperation call ? ReferenceEquals(call.Instance, use)
            : use.Parent is IMemberReferenceOperation and not IMethodReferenceOperation;
    }

    private static bool LeavesWeights(ILocalReferenceOperation use) =>
        use.Parent is IInvocationOperation
        {
            TargetMethod.Name: "Predict" or "PredictBatch" or "Classify" or "Evaluate" or "Save"
            or "ToString" or "GetHashCode"
        };

    private static ControlFlowGraph? GraphOf(IOperation body) => body switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
        IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block),
        _ => null,
    };
}
