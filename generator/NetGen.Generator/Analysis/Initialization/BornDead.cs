using NetGen.Generator.Signal;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2014: a layer of n rectifiers, each negative with probability ½, is dead as a whole with 2⁻ⁿ, and nothing comes through it: P = 1 −
/// ∏(1 − 2⁻ⁿ) (Lu et al. 2019, "Dying ReLU and initialization"). Only layers that everything goes through count, with symmetric weights and
/// biases.
/// </summary>
internal static class BornDead
{
    private const double Worth = 0.05, Warning = 0.2;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var chain = view.Chain.Stages.Where(stage => IsSymmetricRectifier(view, stage)).ToArray();
        if (chain.Length == 0)
            return;
        var alive = chain.Aggregate(1.0, (product, stage) => product * (1 - Math.Pow(2, -Units(view, stage))));
        if (1 - alive < Worth)
            return;
        var narrowest = chain.OrderBy(stage => Units(view, stage)).First();
        // What a layer adds less than a hundredth to is not at fault.
        var atFault = chain.Where(stage => Math.Pow(2, -Units(view, stage)) > 0.01).ToArray();
        report(new Problem
        {
            Id = "NG2014",
            Item = narrowest.Item,
            Argument = "units",
            Severity = 1 - alive >= Warning ? ProblemSeverity.Warning : ProblemSeverity.Info,
            Figures = new(
            [
                Figures.Percent(1 - alive),
                chain.Length == 1 ? "" : Figures.Text(chain.Length) + " layers of rectifiers, ",
                narrowest.Name, Figures.Count(Units(view, narrowest), "unit"),
            ]),
            Concerns = chain.SelectMany(stage => stage.Items).ToEquatableArray(),
            FixFacts = FixRecipe.Of("Use LeakyRelu",
                [.. atFault.Select(stage => FixRecipe.Replace(stage.NonLinearity!.Item, "LeakyRelu"))]),
        });
    }

    private static bool IsSymmetricRectifier(GraphView view, Stage stage) =>
        stage.Function is { CanDie: true }
        && stage.IsHidden
        && stage.Normalization is null
        && view.Chain.Reach.IsOnlyWay(stage.Output)
        && InitializerMoments.Of(stage.Initializer) is { Mean: 0, Variance: > 0 }
        && (stage.Affine.Bias is not { } bias || InitializerMoments.Of(view.Graph.Parameters[bias].Initializer).Mean == 0);

    private static long Units(GraphView view, Stage stage) => view.Graph.Tensors[stage.Output].Shape.Count;
}
