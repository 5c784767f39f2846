using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// How the second moment of ∂loss/∂x follows from that of ∂loss/∂y: the factor from an operation's output to one of its inputs, a mean over
/// the input's own elements (its padding has none).
/// </summary>
internal sealed class BackwardLaws(
    Graph graph, Borders borders, Moments[] forward, IReadOnlyDictionary<int, double> slopes,
    IReadOnlyDictionary<int, RecurrentSignal> recurrences)
{
    /// <param name="operation">The operation.</param>
    /// <param name="part">Which of its inputs.</param>
    /// <returns>NaN where there is no law.</returns>
    public double Factor(Operation operation, int part)
    {
        switch (operation)
        {
            case DenseOperation dense:
                return graph.Parameters[dense.Weight].Initializer.FanOut * WeightSquare(dense);
            case ConvolutionOperation convolution:
                return convolution.Geometry.FiltersPerGroup * ReadsPerPixel(convolution.Geometry,
                    convolution.Input) * WeightSquare(convolution);
            case ActivationOperation or PReluOperation:
                return slopes.TryGetValue(operation.Writes[0], out var slope) ? slope : double.NaN;
            case NormalizationOperation normalization:
                return InitializerMoments.Of(graph.Parameters[normalization.Weight].Initializer).Square / (Spread(normalization)
                    + normalization.Epsilon);
            case DropoutOperation { Kind: DropoutKind.Alpha } dropout:
                var scale = AlphaDropoutLaw.Of(dropout.Rate).Scale;
                return (1 - dropout.Rate) * scale * scale;
            case DropoutOperation dropout:
                return 1 / (1 - dropout.Rate);
            case RaggedOperation when part > 0:
                return 0;
            case MaskStepsOperation or LastRealStepOperation or MeanOfRealOperation:
            case ReshapeOperation or PermuteOperation or SinusoidsOperation or PositionsOperation or SplitSteps:
                return 1;
            // The mean over those states that are read: what is not read has none of its own.
            case JoinSteps:
                return 1;
            case RecurrentOperation:
                return recurrences.TryGetValue(operation.Writes[0], out var recurrence) ? recurrence.Entry : double.NaN;
            // Through the values, a third of the input; what comes through queries and keys is small as long as all steps count alike.
            case AttentionOperation attention:
                return attention.Heads.SquaredShare / 3;
            // The sum of the gradients of all repetitions.
            case UpsampleOperation upsample:
                return (double)upsample.FactorHeight * upsample.Factor;
            case PadOperation pad:
                return Kept(pad);
            // All to one element of the window.
            case PoolOperation { IsMax: true } pool:
                return ReadsPerPixel(pool.Geometry, pool.Input) / pool.Geometry.Taps;
            // A share of 1/k to each.
            case PoolOperation pool:
                return ReadsPerPixel(pool.Geometry, pool.Input) / ((double)pool.Geometry.Taps * pool.Geometry.Taps);
            case JoinOperation { Kind: JoinKind.Multiply } product:
                var spread = (double)graph.Tensors[product.Output].Shape.Count / graph.Tensors[product.Inputs[part]].Shape.Count;
                return spread * forward[product.Inputs[1 - part]].Square;
            case JoinOperation:
                return 1;
            // Said to be unknown, which no rule speaks of.
            default:
                return double.NaN;
        }
    }

    private double WeightSquare(WeightedOperation layer) => InitializerMoments.Of(graph.Parameters[layer.Weight].Initializer).Square;

    /// <summary>
    /// The variance, or mean square, that a normalisation divides by. A batch's is one of samples, for fixed weights: behind an affine map
    /// n·E[w²]·Var x, without the part n·E[w²]·E[x]² that all samples have in common (Yang et al. 2019); samples are taken as independent.
    /// </summary>
    private double Spread(NormalizationOperation normalization)
    {
        if (normalization.Kind == NormalizationKind.RootMeanSquare)
            return forward[normalization.Input].Square;
        if (normalization.Kind != NormalizationKind.Batch || borders.WriterOf(normalization.Input) is not WeightedOperation layer)
            return forward[normalization.Input].Variance;
        var coverage = layer is ConvolutionOperation convolution
            ? WindowCoverage.Of(convolution.Geometry, borders.Of(convolution.Input)).Share
            : 1;
        return graph.Parameters[layer.Weight].Initializer.FanIn * coverage * WeightSquare(layer) * forward[layer.Input].Variance;
    }

    /// <summary>How many windows read a pixel of the image, in the mean: k²/s² but for the border.</summary>
    private double ReadsPerPixel(WindowGeometry window, int tensor)
    {
        var border = borders.Of(tensor);
        var pixels = Pixels(window.InputHeight - border.Top - border.Bottom,
            border.SpreadHeight) * Pixels(window.InputWidth - border.Left - border.Right, border.SpreadWidth);
        return (double)window.OutputHeight * window.OutputWidth * window.Taps * WindowCoverage.Of(window, border).Share / pixels;

        static double Pixels(int size, int spread) => ((size - 1) / spread) + 1;
    }

    /// <summary>A border takes nothing away; what is cut off has no gradient.</summary>
    private double Kept(PadOperation pad)
    {
        var image = graph.Tensors[pad.Input].Shape.Dimensions;
        return Share(image[0], pad.Border.Top, pad.Border.Bottom, pad.Border.SpreadHeight) * Share(image[1], pad.Border.Left,
            pad.Border.Right, pad.Border.SpreadWidth);

        static double Share(int size, int before, int after, int spread) =>
            (double)(size - Lost(before, spread) - Lost(after, spread)) / size;

        static int Lost(int side, int spread) => (Math.Max(0, -side) + spread - 1) / spread;
    }
}
