using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5016: noise whose deviation is a multiple of the inputs' own. What a step sees is nine tenths noise or more, and an answer to it is
/// one to that noise. Silent where it is not declared how large the inputs are; then a training looks at them.
/// </summary>
internal static class DrowningNoise
{
    private const double LargestRatio = 3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (!view.Graph.PreparedFacts.HaveScale || view.Find<GaussianNoiseAttribute>() is not var (item, noise))
            return;
        // Of a range alone, inputs that lie half at each end: as wide as it can be.
        var (facts, declared) = (view.Graph.PreparedFacts, view.Signal.Forward[Graph.Input].Std);
        var inputs = double.IsNaN(facts.Mean + facts.Std) ? (facts.Max - facts.Min) / 2 : declared;
        if (noise.Std <= LargestRatio * inputs)
            return;
        report(new Problem
        {
            Id = "NG5016",
            Item = item,
            Argument = "std",
            Figures = new(
            [
                Figures.Number(noise.Std), Figures.Number(inputs),
                Figures.Percent(noise.Std * noise.Std / ((noise.Std * noise.Std) + (inputs * inputs))),
                Figures.OneDigit(inputs / 10),
            ]),
        });
    }
}
