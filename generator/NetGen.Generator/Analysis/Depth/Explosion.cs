using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8003: over a plain stretch the gradient grows more than 70-fold on its way back, or the signal more than a hundredfold. Normalized
/// stacks are no plain stretches: batch normalization's own 1.21 a layer trains (Yang et al. 2019).
/// </summary>
internal static class Explosion
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stretch in view.Chain.Stretches)
        {
            var signal = StretchSignal.Of(view, stretch);
            if (!signal.Explodes)
                continue;
            report(new Problem
            {
                Id = "NG8003",
                Item = stretch.First.Item,
                Figures = new(
                [
                    stretch.Name,
                    string.Join(" and ", new[]
                    {
                        signal.SignalExplodes ? "the signal's RMS grows " + Grown(signal.Signal) : "",
                        signal.GradientExplodes ? "the gradient grows " + Grown(signal.Gradient) + " on its way back" : "",
                    }.Where(part => part.Length > 0)),
                ]),
                Concerns = stretch.Items,
            });
        }
    }

    private static string Grown(double factor) =>
        factor > Moments.LargestFloat ? "beyond 3.4e38, what a float can hold: the first step meets infinities" : Figures.Factor(factor);
}
