using NetGen.Generator.Analysis.Initialization;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// How an output of the fresh network answers to changes of its weights, by the predicted signal a and the gradient δ of one output, layer
/// by layer. Layers of which nothing is predicted are left out.
/// </summary>
internal static class OutputResponse
{
    /// <summary>
    /// The most that an output moves where every weight moves by 1: Σ|∂z/∂w| ≤ Σ n·RMS(δ)·fan_in·RMS(a), n outputs of the layer, at all
    /// positions.
    /// </summary>
    public static double ToEqualSteps(GraphView view) => Sum(view, (stage, outputs, gradient, signal, factor) =>
        factor * outputs * Math.Sqrt(gradient) * stage.Initializer.FanIn * Math.Sqrt(signal.Square));

    /// <summary>
    /// The most that an output moves where every weight moves by its gradient: Σ(∂z/∂w)² ≤ Σ n·E[δ²]·positions·fan_in·E[a²].
    /// </summary>
    public static double ToGradients(GraphView view) => Sum(view, (stage, outputs, gradient, signal, factor) =>
        factor * outputs * gradient * (outputs / Width(view, stage)) * stage.Initializer.FanIn * signal.Square);

    /// <summary>
    /// The part of it that all samples have in common, by the mean signal: what the largest curvature of the loss comes from.
    /// </summary>
    public static double ToCommonGradients(GraphView view) => Sum(view, (stage, outputs, gradient, signal, factor) =>
        factor * outputs * gradient * stage.Initializer.FanIn * signal.Mean * signal.Mean);

    /// <summary>Σ 1/σ over the layers: how much of the weights, relative to how they start, a change of all of them by 1 is.</summary>
    public static double OfWeightsToEqualSteps(GraphView view) => Sum(view, (stage, _, _, _, factor) => factor / stage.Deviation());

    /// <summary>The same of a change by their gradients.</summary>
    public static double OfWeightsToGradients(GraphView view) => Sum(view, (stage, _, gradient, signal, factor) =>
        factor * Math.Sqrt(gradient * signal.Square) / stage.Deviation());

    private static double Sum(GraphView view, Func<Stage, double, double, Moments, double, double> term)
    {
        var outputs = view.Graph.OutputShape.Count;
        var sum = 0.0;
        foreach (var stage in view.Chain.Stages)
        {
            var weights = view.Graph.Parameters[stage.Affine.Weight];
            // Relative to the gradient at the head, which is 1 at each output.
            var gradient = view.Signal.Gradient[stage.Affine.Output] / outputs;
            var output = view.Graph.Tensors[stage.Affine.Output];
            var moved = weights.Trainable
                ? term(stage, (double)output.Shape.Count * output.Steps, gradient, view.Signal.Forward[stage.Affine.Input],
                    weights.LearningRateFactor)
                : 0;
            sum += double.IsNaN(moved) ? 0 : moved;
        }
        return sum;
    }

    private static double Width(GraphView view, Stage stage) => view.Graph.Tensors[stage.Affine.Output].Shape.Width;
}
