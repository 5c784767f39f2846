using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8003: over a plain stretch the gradient grows more than 70-fold on its way back, or the signal more than a hundredfold. Normalized stacks are no
/// plain stretches: batch normalization's own 1.21 a layer trains (Yang et al. 2019).
/// </summary>
internal static class Explosion
{
    private const double LargestGradient = 70, LargestSignal = 100;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stretch in view.Chain.Stretches)
        {
            var signal = StretchSignal.Of(view, stretch);
            var (gradientGrows, signalGrows) = (signal.Gradient > LargestGradient, signal.Signal > LargestSignal);
            if (!gradientGrows && !signalGrows)
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
                        signalGrows ? "the signal's RMS grows " + Figures.Factor(signal.Signal) : "",
                        gradientGrows ? "the gradient grows " + Figures.Factor(signal.Gradient) + " on its way back" : "",
                    }.Where(part => part.Length > 0)),
                ]),
                Concerns = stretch.Items,
            });
        }
    }
}
