using NetGen.Generator.Signal;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2004: a declared initializer so large that most units saturate, or that the RMS grows more than tenfold in one layer, where Init.Auto
/// would do neither. Silent where a normalization follows: it sets the scale anew.
/// </summary>
internal static class InitTooLarge
{
    private const double LargestSaturation = 0.5, LargestGrowth = 10;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stage in view.Chain.Stages)
        {
            if (stage.Initializer.Chosen || stage.Normalization is not null
                || view.Flow.NextOnPath(stage.Affine.Output)?.Normalizes() == true)
                continue;
            var now = Figures(view.Signal);
            if (!IsTooLarge(now))
                continue;
            var auto = Figures(SignalPredictor.Predict(view.Graph.WithInitializer(stage, stage.Auto())));
            if (IsTooLarge(auto))
                continue;
            report(new Problem
            {
                Id = "NG2004",
                Item = stage.Item,
                Argument = stage.Initializer.Kind is Init.Normal or Init.Uniform or Init.TruncatedNormal or Init.Constant
                    ? "InitScale"
                    : "Init",
                Figures = new([stage.Name, stage.Initializer.Spelled(), Text(now), stage.Auto().Kind.ToString(), Text(auto)]),
                Concerns = stage.Items.ToEquatableArray(),
                FixFacts = FixRecipe.Of("Let NetGen choose the initializer", FixRecipe.Init(stage.Item, Init.Auto)),
            });

            (double Growth, double Saturated) Figures(SignalPrediction signal) => (
                signal.Forward[stage.Affine.Output].Rms / signal.Forward[stage.Affine.Input].Rms,
                stage.IsHidden ? Saturation.Of(stage.Function, signal.Forward[stage.NonLinearity?.Input ?? stage.Affine.Output]) : 0);

            string Text((double Growth, double Saturated) figures) => stage.IsHidden && stage.Function is { Saturates: true }
                ? "RMS grows " + Analysis.Figures.Factor(figures.Growth) + " and " + Analysis.Figures.Percent(figures.Saturated)
                    + " of the units are saturated"
                : "RMS grows " + Analysis.Figures.Factor(figures.Growth);
        }
    }

    private static bool IsTooLarge((double Growth, double Saturated) figures) =>
        figures.Growth > LargestGrowth || figures.Saturated > LargestSaturation;
}
