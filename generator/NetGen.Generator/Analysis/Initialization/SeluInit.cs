using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2006: SELU's fixed point, mean 0 and variance 1, is one of weights with variance 1/fan_in (Klambauer et al. 2017, theorem 1). An
/// initializer that has this variance by another name is silent.
/// </summary>
internal static class SeluInit
{
    private const double Tolerance = 0.05;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stage in view.Chain.Stages)
        {
            if (stage.Initializer.Chosen || stage.Function is not { NormalizesItself: true } || stage.Normalization is not null)
                continue;
            var gain = stage.Initializer.Gain();
            if (Math.Abs(gain - 1) <= Tolerance || gain == 0)
                continue;
            report(new Problem
            {
                Id = "NG2006",
                Item = stage.Item,
                Argument = "Init",
                Figures = new([stage.Initializer.Spelled(), Figures.Number(gain), stage.Name,
                    Figures.Number(view.Signal.Forward[stage.Output].Rms)]),
                Concerns = stage.Items.ToEquatableArray(),
                FixFacts = FixRecipe.Of("Use LeCun initialization", FixRecipe.Init(stage.Item, Init.LecunNormal)),
            });
        }
    }
}
