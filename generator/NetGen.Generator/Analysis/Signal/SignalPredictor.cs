using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Signal;

/// <summary>
/// Predicts, at initialization and for infinite width, how large the signal is in every tensor and how large the gradient that comes back:
/// from a graph with resolved initializers to moments per tensor (Poole et al. 2016; Schoenholz et al. 2017; He et al. 2015). A pure
/// function of the graph; an operation it has no law for makes what follows unknown, never wrong.
/// </summary>
internal static class SignalPredictor
{
    public static SignalPrediction Predict(Graph graph)
    {
        var forward = Enumerable.Repeat(Moments.Unknown, graph.Tensors.Count).ToArray();
        var slopes = new Dictionary<int, double>();
        forward[Graph.Input] = InputMoments(graph.Facts);
        foreach (var operation in graph.Forward)
        {
            if (operation is LayerOperation layer && forward[layer.Input].IsKnown)
                forward[layer.Output] = Forward(graph, layer, forward[layer.Input], slopes);
        }

        var gradient = Enumerable.Repeat(double.NaN, graph.Tensors.Count).ToArray();
        gradient[HeadInput(graph)] = 1;
        foreach (var operation in graph.Forward.Reverse())
        {
            if (operation is LayerOperation layer && !double.IsNaN(gradient[layer.Output]))
                gradient[layer.Input] = gradient[layer.Output] * Backward(graph, layer, slopes);
        }
        return new SignalPrediction(forward.ToEquatableArray(), gradient.ToEquatableArray());
    }

    /// <summary>From declared mean and deviation, or a uniform distribution over the declared range; else mean 0 and RMS 1.</summary>
    private static Moments InputMoments(TrainingFacts facts)
    {
        if (!double.IsNaN(facts.InputMean) && !double.IsNaN(facts.InputStd))
            return new((facts.InputMean * facts.InputMean) + (facts.InputStd * facts.InputStd), facts.InputMean);
        if (!double.IsNaN(facts.InputMin) && !double.IsNaN(facts.InputMax))
        {
            var mean = (facts.InputMin + facts.InputMax) / 2;
            var width = facts.InputMax - facts.InputMin;
            return new((mean * mean) + (width * width / 12), mean);
        }
        return new(1, 0);
    }

    private static Moments Forward(Graph graph, LayerOperation layer, Moments input, Dictionary<int, double> slopes)
    {
        switch (layer)
        {
            case DenseOperation dense:
                return Affine(graph, dense, input);
            case ActivationOperation activation:
                var moments = ActivationMoments.Of(activation.Function, input.Mean, input.Variance);
                slopes[activation.Output] = moments.DerivativeSquare;
                return moments.Output;
            case DropoutOperation dropout:
                return input with { Square = input.Square / (1 - dropout.Rate) };
            case ReshapeOperation:
                return input;
            default:
                return Moments.Unknown;
        }
    }

    /// <summary>z = Σ wᵢxᵢ + b: E[z] = n·E[w]·E[x] + E[b], Var z = n(Var w·E[x²] + E[w]²·Var x) + Var b, for n independent inputs.</summary>
    private static Moments Affine(Graph graph, DenseOperation dense, Moments input)
    {
        var initializer = graph.Parameters[dense.Weight].Initializer;
        if (initializer.Kind == Init.Identity)
            return Identity(graph, dense, initializer, input);
        var weight = InitializerMoments.Of(initializer);
        var bias = dense.Bias is { } index ? InitializerMoments.Of(graph.Parameters[index].Initializer) : default;
        var mean = (initializer.FanIn * weight.Mean * input.Mean) + bias.Mean;
        var variance = (initializer.FanIn * ((weight.Variance * input.Square) + (weight.Mean * weight.Mean * input.Variance))) + bias.Variance;
        return new(variance + (mean * mean), mean);
    }

    /// <summary>As many units as there are inputs, at most, give s times an input; the others give the bias alone.</summary>
    private static Moments Identity(Graph graph, DenseOperation dense, Initializer initializer, Moments input)
    {
        var scale = double.IsNaN(initializer.Scale) ? 1 : initializer.Scale;
        var share = Math.Min(1, (double)initializer.FanIn / initializer.FanOut);
        var bias = dense.Bias is { } index ? InitializerMoments.Of(graph.Parameters[index].Initializer) : default;
        var mean = share * scale * input.Mean;
        return new(
            (share * scale * scale * input.Square) + (2 * mean * bias.Mean) + bias.Variance + (bias.Mean * bias.Mean),
            mean + bias.Mean);
    }

    /// <summary>The factor of the gradient's second moment from an operation's output to its input.</summary>
    private static double Backward(Graph graph, LayerOperation layer, Dictionary<int, double> slopes)
    {
        switch (layer)
        {
            case DenseOperation dense:
                var initializer = graph.Parameters[dense.Weight].Initializer;
                var weight = InitializerMoments.Of(initializer);
                return initializer.FanOut * (weight.Variance + (weight.Mean * weight.Mean));
            case ActivationOperation activation:
                return slopes.TryGetValue(activation.Output, out var slope) ? slope : double.NaN;
            case DropoutOperation dropout:
                return 1 / (1 - dropout.Rate);
            case ReshapeOperation:
                return 1;
            default:
                return double.NaN;
        }
    }

    /// <summary>Where the gradient enters: head and loss are one step (gradient p − y), so it is the head's input where there is a head.</summary>
    private static int HeadInput(Graph graph)
    {
        var head = graph.Forward.OfType<LayerOperation>().LastOrDefault(operation => operation.Output == graph.Output);
        return head switch
        {
            SoftmaxOperation softmax => softmax.Input,
            LogSoftmaxOperation softmax => softmax.Input,
            ActivationOperation { Function: Sigmoid } sigmoid when graph.Loss is BinaryCrossEntropy or null => sigmoid.Input,
            _ => graph.Output,
        };
    }
}

/// <summary>What the predictor says of each tensor.</summary>
/// <param name="Forward">The moments of the tensor's elements.</param>
/// <param name="Gradient">E[(∂L/∂a)²] relative to where the gradient enters; NaN where unknown.</param>
internal sealed record SignalPrediction(EquatableArray<Moments> Forward, EquatableArray<double> Gradient);
