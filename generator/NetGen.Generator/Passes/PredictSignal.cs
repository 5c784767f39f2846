using System.Globalization;
using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Each layer learns the RMS that is predicted of its output and of the gradient there: once, while the graph still is what was declared.
/// </summary>
internal static class PredictSignal
{
    public static Graph Run(Graph graph)
    {
        var prediction = SignalPredictor.Predict(graph);
        return graph with
        {
            // The numbers of tokens are names: they have no size.
            InputSignal = graph.Vocabulary > 0 ? null : prediction.SignalOf(Graph.Input),
            Layers = graph.Layers
                .Select(layer => layer with { Signal = prediction.SignalOf(layer.Output), Gradient = prediction.GradientOf(layer.Output) })
                .ToEquatableArray(),
        };
    }

    private static PredictedRms? SignalOf(this SignalPrediction prediction, int tensor) =>
        Rms(prediction.Forward[tensor].Square, prediction.UpperForward[tensor].Square, prediction.Deviation[tensor]);

    private static PredictedRms? GradientOf(this SignalPrediction prediction, int tensor) =>
        Rms(prediction.Gradient[tensor], prediction.UpperGradient[tensor], prediction.GradientDeviation[tensor]);

    /// <summary>The upper end of the signal need not be that of the gradient: the ends are put in order.</summary>
    private static PredictedRms? Rms(double square, double otherSquare, double deviation) =>
        double.IsNaN(square) || double.IsNaN(otherSquare) || double.IsNaN(deviation)
            ? null
            : new(
                Rounded(Math.Sqrt(Math.Min(square, otherSquare))),
                Rounded(Math.Sqrt(Math.Max(square, otherSquare))),
                Rounded(SignalPrediction.Band(deviation)));

    /// <summary>
    /// Six digits: the last bits depend on the machine's mathematical library, and the same declaration gives the same source everywhere.
    /// </summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
