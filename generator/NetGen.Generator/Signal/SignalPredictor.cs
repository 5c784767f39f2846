using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// Predicts, at initialization and for infinite width, how large the signal is in every tensor and how large the gradient that comes back:
/// from a graph with resolved initializers to moments per tensor (Poole et al. 2016; Schoenholz et al. 2017; He et al. 2015). A pure
/// function of the graph; an operation it has no law for makes what follows unknown, never wrong.
/// </summary>
internal static class SignalPredictor
{
    public static SignalPrediction Predict(Graph graph) => Predict(graph, InputMoments(graph.PreparedFacts));

    /// <summary>The same for inputs of these moments, whatever is declared of them.</summary>
    public static SignalPrediction Predict(Graph graph, Moments input)
    {
        var lower = Pass(graph, input, isUpper: false);
        var upper = graph.Forward.Any(operation => operation is PoolOperation or RecurrentOperation or AttentionOperation)
            ? Pass(graph, input, isUpper: true)
            : lower;
        var (band, gradientBand) = FiniteWidth.Of(graph, lower.Laws.Activations, HeadInput(graph));
        return new SignalPrediction(lower.Forward, lower.Gradient, upper.Forward, upper.Gradient)
        {
            Deviation = band,
            GradientDeviation = gradientBand,
            Recurrences = lower.Laws.Recurrences.ToDictionary(
                pair => pair.Key, pair => (pair.Value, upper.Laws.Recurrences.TryGetValue(pair.Key, out var other) ? other : pair.Value)),
        };
    }

    /// <summary>One end of the interval that a pool, attention, or what a recurrent layer's inputs have in common, leaves open.</summary>
    private static (EquatableArray<Moments> Forward, EquatableArray<double> Gradient, ForwardLaws Laws) Pass(Graph graph, Moments input,
        bool isUpper)
    {
        var borders = new Borders(graph);
        var laws = new ForwardLaws(graph, borders, isUpper);
        var forward = Enumerable.Repeat(Moments.Unknown, graph.Tensors.Count).ToArray();
        forward[Graph.Input] = input;
        foreach (var operation in graph.Forward)
        {
            if (operation is not LossOperation && operation.Reads.All(tensor => forward[tensor].IsKnown))
                forward[operation.Writes[0]] = laws.Of(operation, forward).Bounded();
        }

        // Null where nothing flows back, NaN where it is unknown how much; what several operations read gets the sum.
        var gradient = new double?[graph.Tensors.Count];
        gradient[HeadInput(graph)] = 1;
        var backward = new BackwardLaws(graph, borders, forward, laws.Slopes, laws.Recurrences);
        foreach (var operation in graph.Forward.Reverse())
        {
            if (operation is LossOperation || gradient[operation.Writes[0]] is not { } output)
                continue;
            for (var part = 0; part < operation.Reads.Count; part++)
                gradient[operation.Reads[part]] =
                    Math.Min(Moments.Largest, (gradient[operation.Reads[part]] ?? 0) + (output * backward.Factor(operation, part)));
        }
        return (forward.ToEquatableArray(), gradient.Select(value => value ?? double.NaN).ToEquatableArray(), laws);
    }

    /// <summary>From declared mean and deviation, or a uniform distribution over the declared range; else mean 0 and RMS 1.</summary>
    private static Moments InputMoments(InputFacts facts)
    {
        if (!double.IsNaN(facts.Mean) && !double.IsNaN(facts.Std))
            return new((facts.Mean * facts.Mean) + (facts.Std * facts.Std), facts.Mean);
        if (!double.IsNaN(facts.Min) && !double.IsNaN(facts.Max))
        {
            var mean = (facts.Min + facts.Max) / 2;
            var width = facts.Max - facts.Min;
            return new((mean * mean) + (width * width / 12), mean);
        }
        return new(1, 0);
    }

    /// <summary>
    /// Where the gradient enters: head and loss are one step (gradient p − y), so it is the head's input where there is a head.
    /// </summary>
    private static int HeadInput(Graph graph)
    {
        var head = graph.Forward.OfType<LayerOperation>().LastOrDefault(operation => operation.Output == graph.Output);
        return head switch
        {
            SoftmaxOperation softmax => softmax.Input,
            LogSoftmaxOperation softmax => softmax.Input,
            ActivationOperation { Function.HeadOf: LossHead.Sigmoid } sigmoid when graph.Loss is BinaryCrossEntropy or null =>
                sigmoid.Input,
            // No head that is fused with its loss.
            _ => graph.Output,
        };
    }
}

/// <summary>
/// What the predictor says of each tensor. A pool leaves open how much its values have in common, a recurrent layer how much the steps of a
/// sequence have: the prediction is the end where a max-pool's values are equal, a mean's and the steps independent, the upper one the
/// opposite. Without either the two are the same.
/// </summary>
/// <param name="Forward">The moments of the tensor's elements.</param>
/// <param name="Gradient">E[(∂L/∂a)²] relative to where the gradient enters; NaN where unknown, or where none flows.</param>
/// <param name="UpperForward">The upper end of <paramref name="Forward"/>.</param>
/// <param name="UpperGradient">The upper end of <paramref name="Gradient"/>.</param>
internal sealed record SignalPrediction(
    EquatableArray<Moments> Forward, EquatableArray<double> Gradient, EquatableArray<Moments> UpperForward,
    EquatableArray<double> UpperGradient)
{
    /// <summary>The deviation of ln RMS of a tensor from one network of its width to the next (<see cref="FiniteWidth"/>).</summary>
    public required EquatableArray<double> Deviation { get; init; }

    /// <summary>The same of the gradient's RMS.</summary>
    public required EquatableArray<double> GradientDeviation { get; init; }

    /// <summary>What each recurrent layer does from step to step, by the tensor of its states: the prediction and its upper
    /// end.</summary>
    public required IReadOnlyDictionary<int, (RecurrentSignal Lower, RecurrentSignal Upper)> Recurrences { get; init; }

    /// <summary>The factor by which a network may lie above or below the prediction: three deviations.</summary>
    public static double Band(double deviation) => Math.Exp(3 * deviation);
}
