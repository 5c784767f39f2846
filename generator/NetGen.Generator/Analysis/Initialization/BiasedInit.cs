using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2009: weights whose mean is not 0 multiply the mean of their inputs by fan_in·E[w]: the pre-activations of all units move together.
/// Silent where that does not grow (the equal weights of an average).
/// </summary>
internal static class BiasedInit
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stage in view.Chain.Stages)
        {
            var mean = stage.Initializer.Kind == Init.Identity ? 0 : InitializerMoments.Of(stage.Initializer).Mean;
            var growth = Math.Abs(stage.Initializer.FanIn * mean);
            if (growth <= 1 || stage.Normalization is not null)
                continue;
            report(new Problem
            {
                Id = "NG2009",
                Item = stage.Item,
                Argument = "Init",
                Figures = new([stage.Name, stage.Initializer.Spelled(), Figures.Number(mean), Figures.Text(stage.Initializer.FanIn),
                    Figures.Factor(growth)]),
                Concerns = stage.Items.ToEquatableArray(),
                FixFacts = FixRecipe.Of("Let NetGen choose the initializer", FixRecipe.Init(stage.Item, Init.Auto)),
            });
        }
    }
}
