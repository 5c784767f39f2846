using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// What an operation makes of the moments of its inputs (Poole et al. 2016; He et al. 2015). Elements are taken as independent where
/// nothing is known; where a pool makes that matter, <paramref name="isUpper"/> chooses the end of the interval.
/// </summary>
/// <param name="graph">The graph, with resolved initializers.</param>
/// <param name="borders">Its padding.</param>
/// <param name="isUpper">Whether the upper end is wanted.</param>
internal sealed class ForwardLaws(Graph graph, Borders borders, bool isUpper)
{
    /// <summary>E[φ′²] by the activation's output.</summary>
    public Dictionary<int, double> Slopes { get; } = [];

    /// <summary>All that is known of each activation, by its output.</summary>
    public Dictionary<int, ActivationMoments> Activations { get; } = [];

    /// <summary>What each recurrent layer does from step to step, by its states.</summary>
    public Dictionary<int, RecurrentSignal> Recurrences { get; } = [];

    /// <summary>The moments of an operation's output; unknown where there is no law.</summary>
    public Moments Of(Operation operation, Moments[] known)
    {
        switch (operation)
        {
            case DenseOperation dense:
                return Affine(dense, known[dense.Input], graph.Parameters[dense.Weight].Initializer.FanIn);
            case ConvolutionOperation convolution:
                return Affine(convolution, known[convolution.Input],
                    convolution.Geometry.ChannelsPerGroup * convolution.Geometry.Taps * WindowCoverage.Of(convolution.Geometry,
                        borders.Of(convolution.Input)).Share);
            case ActivationOperation activation:
                return Activated(activation.Function, activation, known);
            case PReluOperation prelu:
                return Activated(prelu.AtStart, prelu, known);
            // Mean 0 and variance 1, then γ and β; a constant stays one.
            case NormalizationOperation normalization:
                return Normalized(normalization, known[normalization.Input]);
            case DropoutOperation dropout:
                return Dropped(dropout, known[dropout.Input]);
            // Of the steps that are there.
            case MaskStepsOperation or LastRealStepOperation or MeanOfRealOperation:
            case ReshapeOperation or UpsampleOperation or PermuteOperation or SplitSteps or JoinSteps:
                return known[((LayerOperation)operation).Input];
            // The moments of an image with a border are those of its own pixels; who reads the border counts it.
            case PadOperation pad:
                return known[pad.Input];
            case PoolOperation { IsMax: true } pool:
                return isUpper ? Largest(pool, known) : known[pool.Input];
            case PoolOperation pool:
                return Mean(pool, known[pool.Input]);
            // Before training a step takes about as much of each that it sees: a mean, of equal values or of independent ones.
            case AttentionOperation attention:
                var value = known[attention.Input];
                return isUpper ? value : new((value.Mean * value.Mean) + (attention.Heads.SquaredShare * value.Variance), value.Mean);
            // Sines and cosines of many angles: half a square each; their mean is no one number.
            case SinusoidsOperation sinusoids:
                return known[sinusoids.Input] with { Square = known[sinusoids.Input].Square + 0.5 };
            case EmbeddingOperation embedding:
                var vector = InitializerMoments.Of(graph.Parameters[embedding.Weight].Initializer);
                return new(vector.Square, vector.Mean);
            case PositionsOperation positions:
                var place = InitializerMoments.Of(graph.Parameters[positions.Weight].Initializer);
                var sum = known[positions.Input].Mean + place.Mean;
                return new(known[positions.Input].Variance + place.Variance + (sum * sum), sum);
            case JoinOperation join:
                return Join(join, known);
            case RecurrentOperation recurrent:
                return StateOf(recurrent, known[recurrent.Input]);
            // Said to be unknown, which no rule speaks of.
            default:
                return Moments.Unknown;
        }
    }

    /// <summary>
    /// z = Σ wᵢxᵢ + b: E[z] = n·E[w]·E[x] + E[b], Var z = n(Var w·E[x²] + E[w]²·Var x) + Var b, for n independent inputs; padding does not
    /// count.
    /// </summary>
    private Moments Affine(WeightedOperation layer, Moments input, double inputs)
    {
        var initializer = graph.Parameters[layer.Weight].Initializer;
        if (initializer.Kind == Init.Identity)
            return layer is DenseOperation ? OfIdentity(layer, initializer, input) : Moments.Unknown;
        var weight = InitializerMoments.Of(initializer);
        var bias = layer.Bias is { } index ? InitializerMoments.Of(graph.Parameters[index].Initializer) : default;
        var mean = (inputs * weight.Mean * input.Mean) + bias.Mean;
        var variance = (inputs * ((weight.Variance * input.Square) + (weight.Mean * weight.Mean * input.Variance))) + bias.Variance;
        return new(variance + (mean * mean), mean);
    }

    /// <summary>Of what is read of the states: all, in the mean, or the last.</summary>
    private Moments StateOf(RecurrentOperation recurrent, Moments input)
    {
        var readsAll = graph.Forward.OfType<JoinSteps>().Any(join => join.Input == recurrent.Output && join.Steps > 1);
        var signal = RecurrentSignal.Of(RecurrentLaw.Of(recurrent, graph, input, isUpper), recurrent.Steps, readsAll);
        Recurrences[recurrent.Output] = signal;
        return readsAll ? signal.All : signal.Last;
    }

    private Moments Activated(ActivationFunction function, LayerOperation layer, Moments[] known)
    {
        var moments = ActivationMoments.Of(function, known[layer.Input].Mean, known[layer.Input].Variance);
        Slopes[layer.Output] = moments.DerivativeSquare;
        Activations[layer.Output] = moments;
        return moments.Output;
    }

    /// <summary>E[y²] = E[x²]/(1 − p); of alpha dropout, y = a·x + b with probability 1 − p, else a·α′ + b.</summary>
    private static Moments Dropped(DropoutOperation dropout, Moments input)
    {
        var keep = 1 - dropout.Rate;
        if (dropout.Kind != DropoutKind.Alpha)
            return input with { Square = input.Square / keep };
        var (scale, shift) = AlphaDropoutLaw.Of(dropout.Rate);
        var dropped = (scale * AlphaDropoutLaw.Dropped) + shift;
        return new(
            (keep * ((scale * scale * input.Square) + (2 * scale * shift * input.Mean) + (shift * shift)))
                + (dropout.Rate * dropped * dropped),
            (keep * ((scale * input.Mean) + shift)) + (dropout.Rate * dropped));
    }

    private Moments Normalized(NormalizationOperation normalization, Moments input)
    {
        var weight = InitializerMoments.Of(graph.Parameters[normalization.Weight].Initializer);
        // Where no mean is taken away, it stays, in units of the root mean square.
        if (normalization.Bias is not { } shift)
            return new(input.Square / (input.Square + normalization.Epsilon) * weight.Square,
                input.Mean / Math.Sqrt(input.Square + normalization.Epsilon) * weight.Mean);
        var bias = InitializerMoments.Of(graph.Parameters[shift].Initializer);
        var variance = input.Variance / (input.Variance + normalization.Epsilon);
        return new((variance * weight.Square) + bias.Square, bias.Mean);
    }

    /// <summary>As many units as there are inputs, at most, give s times an input; the others give the bias alone.</summary>
    private Moments OfIdentity(WeightedOperation dense, Initializer initializer, Moments input)
    {
        var scale = double.IsNaN(initializer.Scale) ? 1 : initializer.Scale;
        var share = Math.Min(1, (double)initializer.FanIn / initializer.FanOut);
        var bias = dense.Bias is { } index ? InitializerMoments.Of(graph.Parameters[index].Initializer) : default;
        var mean = share * scale * input.Mean;
        return new(
            (share * scale * scale * input.Square) + (2 * mean * bias.Mean) + bias.Variance + (bias.Mean * bias.Mean),
            mean + bias.Mean);
    }

    /// <summary>
    /// The upper end: k independent values. A monotone φ commutes with the maximum, so it is φ of the largest of k normal variables. (The
    /// lower end, equal values, is the input's own moments: neighbours in an image are alike.)
    /// </summary>
    private Moments Largest(PoolOperation pool, Moments[] known)
    {
        var source = borders.SourceOf(pool.Input);
        if (borders.WriterOf(source) is not ActivationOperation activation)
            return LargestOf(new Identity(), known[pool.Input]).Output;
        var largest = LargestOf(activation.Function, known[activation.Input]);
        if (borders.IsReadOnce(source))
            Slopes[activation.Output] = largest.DerivativeSquare;
        return largest.Output;

        ActivationMoments LargestOf(ActivationFunction function, Moments input) =>
            ActivationMoments.OfLargest(function, input.Mean, input.Variance, pool.Geometry.Taps);
    }

    /// <summary>
    /// The mean of k values: of independent ones the variance falls by k, of equal ones it stays. Padding counts as zeros.
    /// </summary>
    private Moments Mean(PoolOperation pool, Moments input)
    {
        var coverage = WindowCoverage.Of(pool.Geometry, borders.Of(pool.Input));
        var square = isUpper
            ? coverage.SquaredShare * input.Square
            : (coverage.SquaredShare * input.Mean * input.Mean) + (coverage.Share * input.Variance / pool.Geometry.Taps);
        return new(square, coverage.Share * input.Mean);
    }

    /// <summary>Sums and products of independent tensors; a concatenation is the mixture of its parts.</summary>
    private Moments Join(JoinOperation join, Moments[] known)
    {
        var parts = join.Inputs.Select(input => known[input]).ToArray();
        switch (join.Kind)
        {
            case JoinKind.Add:
                var mean = parts.Sum(part => part.Mean);
                return new(parts.Sum(part => part.Variance) + (mean * mean), mean);
            case JoinKind.Multiply:
                return new(parts[0].Square * parts[1].Square, parts[0].Mean * parts[1].Mean);
            case JoinKind.Concat:
                double width = graph.Tensors[join.Output].Shape.Width;
                var shares = join.Inputs.Select(input => graph.Tensors[input].Shape.Width / width).ToArray();
                return new(parts.Zip(shares, (part, share) => part.Square * share).Sum(),
                    parts.Zip(shares, (part, share) => part.Mean * share).Sum());
            default:
                throw new InvalidOperationException($"No law of the signal for a join that is a {join.Kind}.");
        }
    }
}
