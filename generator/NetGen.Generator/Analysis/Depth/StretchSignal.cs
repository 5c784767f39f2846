using NetGen.Generator.Analysis.Structure;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>What the predictor says of a plain stretch; both ends of the interval that pools leave open. NaN where it says nothing.</summary>
/// <param name="Signal">The RMS behind the last stage relative to what enters the first.</param>
/// <param name="UpperSignal">Its upper end.</param>
/// <param name="Gradient">The RMS of ∂loss/∂z at the first stage's pre-activations relative to the last one's.</param>
/// <param name="UpperGradient">Its upper end.</param>
internal sealed record StretchSignal(double Signal, double UpperSignal, double Gradient, double UpperGradient)
{
    private const double LargestGradient = 70, LargestSignal = 100;

    /// <summary>Whether the gradient surely grows more than 70-fold on its way back.</summary>
    public bool GradientExplodes => Gradient > LargestGradient;

    /// <summary>Whether the signal surely grows more than a hundredfold.</summary>
    public bool SignalExplodes => Signal > LargestSignal;

    public bool Explodes => GradientExplodes || SignalExplodes;

    public static StretchSignal Of(GraphView view, PlainStretch stretch)
    {
        var (signal, upperSignal) = (Ratio(tensor => view.Signal.Forward[tensor].Square), Ratio(tensor => view.Signal.UpperForward[tensor].Square));
        var (gradient, upperGradient) = (GradientRatio(tensor => view.Signal.Gradient[tensor]), GradientRatio(tensor => view.Signal.UpperGradient[tensor]));
        return new(Math.Min(signal, upperSignal), Math.Max(signal, upperSignal), Math.Min(gradient, upperGradient), Math.Max(gradient, upperGradient));

        double Ratio(Func<int, double> square) => Math.Sqrt(square(stretch.End) / square(stretch.Start));

        double GradientRatio(Func<int, double> square) => Math.Sqrt(square(stretch.First.Affine.Output) / square(stretch.Last.Affine.Output));
    }
}
