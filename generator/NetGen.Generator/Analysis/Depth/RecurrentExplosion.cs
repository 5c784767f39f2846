using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8009: on its way back through the steps of a recurrent layer the gradient grows more than 70-fold, or its states do on their way
/// forward more than a hundredfold: the limits of a stack of layers (NG8003).
/// </summary>
internal static class RecurrentExplosion
{
    private const double LargestGradient = 70, LargestSignal = 100;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var reach in RecurrentReach.Of(view))
        {
            var (lower, upper) = view.Signal.Recurrences[reach.Layer.Output];
            var signal = Math.Min(lower.Last.Rms, upper.Last.Rms) / Math.Max(1, view.Signal.UpperForward[reach.Layer.Input].Rms);
            // Of weights that start no larger than an orthogonal matrix is another cause to blame: a gate that is open from the start.
            if (!(reach.Lower > LargestGradient && Gain(view, reach.Layer) > 1.001) && !(signal > LargestSignal))
                continue;
            report(new Problem
            {
                Id = "NG8009",
                Item = reach.Layer.Item,
                Argument = "RecurrentInit",
                Figures = new(
                [
                    reach.Layer.Layer, Figures.Count(reach.Layer.Steps, "step"),
                    reach.Lower > LargestGradient
                        ? "the gradient grows " + Grown(reach.Lower) + " on its way back"
                        : "the state grows " + Grown(signal),
                    view.Graph.Parameters[reach.Layer.Weight].Initializer.Kind.ToString(),
                ]),
            });
        }
    }

    /// <summary>units·E[u²].</summary>
    private static double Gain(GraphView view, RecurrentOperation layer) =>
        layer.Units * InitializerMoments.Of(view.Graph.Parameters[layer.Weight].Initializer).Square;

    private static string Grown(double factor) =>
        factor > Moments.LargestFloat ? "beyond 3.4e38, what a float can hold" : Figures.Factor(factor);
}
