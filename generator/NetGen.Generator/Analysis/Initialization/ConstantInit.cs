using NetGen.Generator.Signal;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2003: hidden weights that all start with one value. The units of the layer compute the same; where the next layer's weights are
/// constant too they get the same gradient and stay identical for ever, and zeros before φ(0) = 0 leave no gradient at all. Silent on an
/// output layer, and on the last layer of a residual branch that starts at 0 (Zhang et al. 2019, Fixup).
/// </summary>
internal static class ConstantInit
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stage in view.Chain.Stages)
        {
            if (!stage.IsHidden || !IsConstant(stage) || IsZero(stage) && view.Chain.Reach.EndsInSum(stage.Output, throughWeights: false))
                continue;
            var units = stage.Affine.UnitsOfOneGroup(view.Graph);
            var next = view.Chain.Stages.Where(later => ReferenceEquals(later.Source, stage)).ToArray();
            var isSymmetricForEver = next.Length > 0 && next.All(IsConstant) && !view.Graph.Forward.OfType<DropoutOperation>().Any();
            var hasNoGradient = IsZero(stage) && HasZeroBias(view.Graph, stage) && stage.Normalization is null
                && (stage.Function is { } function && function.Value(0) == 0 && function.Derivative(0) == 0
                    || (stage.Function is null || stage.Function.Value(0) == 0) && next.Length > 0 && next.All(IsZero));
            if (units < 2 && !hasNoGradient)
                continue;
            report(new Problem
            {
                Id = "NG2003",
                Item = stage.Item,
                Argument = "Init",
                Severity = hasNoGradient || isSymmetricForEver ? ProblemSeverity.Error : ProblemSeverity.Warning,
                Figures = new(
                [
                    stage.Name, stage.Initializer.Spelled(),
                    hasNoGradient ? "every weight gradient of " + stage.Name + " and of the layer behind it is exactly 0"
                        : isSymmetricForEver ? "all " + Figures.Text(units) + " neurons stay identical: effective width 1"
                        : "all " + Figures.Text(units)
                            + " neurons start identical: effective width 1 until the layer behind tells them apart",
                ]),
                Concerns = stage.Items.Concat(next.SelectMany(later => later.Items)).ToEquatableArray(),
                FixFacts = FixRecipe.Of("Let NetGen choose the initializer", FixRecipe.Init(stage.Item, Init.Auto)),
            });
        }
    }

    private static bool IsConstant(Stage stage) =>
        stage.Initializer.Kind != Init.Identity && InitializerMoments.Of(stage.Initializer).Variance == 0;

    private static bool IsZero(Stage stage) => InitializerMoments.Of(stage.Initializer) is { Variance: 0, Mean: 0 };

    private static bool HasZeroBias(Graph graph, Stage stage) =>
        stage.Affine.Bias is not { } bias || InitializerMoments.Of(graph.Parameters[bias].Initializer) is { Variance: 0, Mean: 0 };
}
