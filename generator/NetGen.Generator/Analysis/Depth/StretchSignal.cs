using NetGen.Generator.Analysis.Initialization;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// What the predictor says of a plain stretch; both ends of the interval that pools leave open. NaN where it says nothing.
/// </summary>
/// <param name="Signal">The RMS behind the last stage relative to what enters the first.</param>
/// <param name="UpperSignal">Its upper end.</param>
/// <param name="Gradient">The RMS of ∂loss/∂z at the first stage's pre-activations relative to the last one's.</param>
/// <param name="UpperUpdate">
/// The RMS of a step's update of the first stage's weights by that of the weights, relative to the last one's: its upper end. The gradient
/// of a convolution's weights is summed over its positions, so that what an average pool divides among them comes together again.
/// </param>
internal sealed record StretchSignal(double Signal, double UpperSignal, double Gradient, double UpperUpdate)
{
    private const double LargestGradient = 70, LargestSignal = 100;

    /// <summary>Whether the gradient surely grows more than 70-fold on its way back.</summary>
    public bool GradientExplodes => Gradient > LargestGradient;

    /// <summary>Whether the signal surely grows more than a hundredfold.</summary>
    public bool SignalExplodes => Signal > LargestSignal;

    public bool Explodes => GradientExplodes || SignalExplodes;

    public static StretchSignal Of(GraphView view, PlainStretch stretch)
    {
        var (signal, upperSignal) = (Ratio(tensor => view.Signal.Forward[tensor].Square),
            Ratio(tensor => view.Signal.UpperForward[tensor].Square));
        var (gradient, upperGradient) = (GradientRatio(tensor => view.Signal.Gradient[tensor]),
            GradientRatio(tensor => view.Signal.UpperGradient[tensor]));
        var (update, upperUpdate) = (
            UpdateRatio(tensor => view.Signal.Gradient[tensor], tensor => view.Signal.Forward[tensor]),
            UpdateRatio(tensor => view.Signal.UpperGradient[tensor], tensor => view.Signal.UpperForward[tensor]));
        return new(Math.Min(signal, upperSignal), Math.Max(signal, upperSignal), Math.Min(gradient, upperGradient),
            Math.Max(update, upperUpdate));

        double Ratio(Func<int, double> square) => Math.Sqrt(square(stretch.End) / square(stretch.Start));

        double UpdateRatio(Func<int, double> gradient, Func<int, Moments> signal)
        {
            return Math.Sqrt(Square(stretch.First) / Square(stretch.Last));

            // E[(∂L/∂W)²]/σ² = positions·E[δ²]·E[a²]/σ²; the k gradients that a mean of k gives back are equal, and add up as such: k
            // times more.
            double Square(Stage stage)
            {
                var output = view.Graph.Tensors[stage.Affine.Output].Shape;
                var deviation = stage.Deviation();
                return (double)output.Count / output.Width * Averaged(stage) * gradient(stage.Affine.Output)
                    * signal(stage.Affine.Input).Square / (deviation * deviation);
            }
        }

        double Averaged(Stage stage) => view.Graph.Forward
            .SkipWhile(operation => operation != stage.Affine).TakeWhile(operation => operation != stretch.Last.Affine)
            .OfType<PoolOperation>().Where(pool => !pool.IsMax).Aggregate(1.0, (product, pool) => product * pool.Geometry.Taps);

        double GradientRatio(Func<int, double> square) =>
            Math.Sqrt(square(stretch.First.Affine.Output) / square(stretch.Last.Affine.Output));
    }
}
