using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2005: a declared initializer of which a hidden layer keeps less than a tenth of the second moment: σ²·fan_in·½ &lt; 0.1. Harmless in a
/// shallow network; where depth makes a collapse of it, NG8001 says so with the figures.
/// </summary>
internal static class InitTooSmall
{
    private const double SmallestFactor = 0.1;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stage in view.Chain.Stages)
        {
            if (stage.Initializer.Chosen || !stage.IsHidden || stage.Normalization is not null || view.Chain.Reach.EndsInSum(stage.Output))
                continue;
            var factor = stage.Initializer.Gain() / 2;
            if (!(factor is > 0 and < SmallestFactor))
                continue;
            report(new Problem
            {
                Id = "NG2005",
                Item = stage.Item,
                Argument = "InitScale",
                Figures = new([stage.Name, stage.Initializer.Spelled(), Figures.Number(factor), stage.Auto().Kind.ToString(),
                    Figures.Number(stage.Auto().Gain() / 2)]),
                Concerns = stage.Items.ToEquatableArray(),
                FixFacts = FixRecipe.Of("Let NetGen choose the initializer", FixRecipe.Init(stage.Item, Init.Auto)),
            });
        }
    }
}
