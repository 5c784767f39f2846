using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// How far a network of finite width lies from the prediction, which is for infinite width: the standard deviation of ln RMS from one
/// drawing of weights and input to the next (Hanin and Rolnick 2018, for any φ).
/// </summary>
/// <remarks>
/// Given a, the units' pre-activations are independent N(0, q) with q ∝ |a|²/n. So ln|a|² has at each activation, from the variance V in
/// front,     V′ = Response²·V + Spread/n For ReLU, with Response 1 and Spread 5, that is 5·Σ1/n; for tanh, whose Response is below 1, what
/// happened earlier is forgotten. On the way back each φ′ adds DerivativeSpread/n, and |DerivativeResponse|·√V of what the forward pass
/// had: those have one cause and add up as deviations. The filters of a convolution count once for all positions.
/// </remarks>
internal sealed class FiniteWidth
{
    private readonly Graph _graph;
    private readonly IReadOnlyDictionary<int, ActivationMoments> _activations;

    /// <summary>Var ln|a|² in expectation over a tensor's own units, and with their sampling.</summary>
    private readonly (double Population, double Sample)[] _forward;

    private FiniteWidth(Graph graph, IReadOnlyDictionary<int, ActivationMoments> activations)
    {
        _graph = graph;
        _activations = activations;
        _forward = new (double, double)[graph.Tensors.Count];
    }

    /// <summary>The deviations of ln RMS by tensor, of the signal and of the gradient; NaN where they are unknown.</summary>
    /// <param name="graph">The graph, with resolved initializers.</param>
    /// <param name="activations">The moments of each activation, by the tensor it writes.</param>
    /// <param name="entry">The tensor where the gradient enters, to which it is relative.</param>
    public static (EquatableArray<double> Forward, EquatableArray<double> Gradient) Of(Graph graph,
        IReadOnlyDictionary<int, ActivationMoments> activations, int entry)
    {
        var width = new FiniteWidth(graph, activations);
        var forward = width.Forward();
        return (forward, width.Gradient(entry));
    }

    private EquatableArray<double> Forward()
    {
        // No weights have mixed the pixels of an image yet: each is a draw of its own.
        _forward[Graph.Input] = (0, 2.0 / _graph.PreparedShape.Count);
        foreach (var operation in _graph.Forward)
        {
            if (operation is not LossOperation)
                _forward[operation.Writes[0]] = Behind(operation);
        }
        return _forward.Select(variance => Math.Sqrt(variance.Sample) / 2).ToEquatableArray();
    }

    private (double Population, double Sample) Behind(Operation operation)
    {
        var output = operation.Writes[0];
        var inputs = operation.Reads.Select(tensor => _forward[tensor]).ToArray();
        switch (operation)
        {
            case WeightedOperation:
                return (inputs[0].Sample, inputs[0].Sample + (2 / Width(output)));
            case ActivationOperation or PReluOperation when _activations.TryGetValue(output, out var moments):
                var fluctuation = moments.Fluctuation;
                var variance = (fluctuation.Response * fluctuation.Response * inputs[0].Population) + (fluctuation.Spread / Width(output));
                return (variance, variance);
            // A vector that was drawn, whatever its token.
            case EmbeddingOperation:
                return (0, 2 / Width(output));
            case DropoutOperation dropout:
                var masked = inputs[0].Sample + (3 * dropout.Rate / (1 - dropout.Rate) / Width(output));
                return (masked, masked);
            case JoinOperation { Kind: JoinKind.Multiply }:
                return (inputs.Sum(input => input.Population), inputs.Sum(input => input.Sample));
            // A batch's statistics leave its samples to differ, element by element; a sample's own leave nothing.
            case NormalizationOperation normalization:
                return (0, normalization.Kind == NormalizationKind.Batch ? 2.0 / _graph.Tensors[output].Shape.Count : 0);
            // A state comes of all units each step, and forgets what it had before: no closed form, and at most what a linear stack of
            // two layers has beside its input.
            case RecurrentOperation:
                var state = inputs[0].Sample + (4 / Width(output));
                return (state, state);
            case SoftmaxOperation or LogSoftmaxOperation or ActivationOperation:
                return (double.NaN, double.NaN);
            default:
                // The widest of what is joined; reshapes, borders and pools keep what they get.
                return (inputs.Max(input => input.Population), inputs.Max(input => input.Sample));
        }
    }

    private EquatableArray<double> Gradient(int entry)
    {
        var independent = new double[_graph.Tensors.Count];
        var common = new double[_graph.Tensors.Count];
        foreach (var operation in _graph.Forward.Reverse())
        {
            if (operation is LossOperation)
                continue;
            var output = operation.Writes[0];
            var (own, shared) = (independent[output], common[output]);
            if (operation is ActivationOperation or PReluOperation && _activations.TryGetValue(output, out var moments))
            {
                own += moments.Fluctuation.DerivativeSpread / Width(output);
                shared += Math.Abs(moments.Fluctuation.DerivativeResponse)
                    * Math.Sqrt(_forward[((LayerOperation)operation).Input].Population);
            }
            foreach (var input in operation.Reads)
            {
                independent[input] = Math.Max(independent[input], own);
                common[input] = Math.Max(common[input], shared);
            }
        }
        return Enumerable.Range(0, independent.Length)
            .Select(tensor => tensor == entry ? 0 : (Math.Sqrt(independent[tensor] + (2 / Width(tensor))) + common[tensor]) / 2)
            .ToEquatableArray();
    }

    private double Width(int tensor) => _graph.Tensors[tensor].Shape.Width;
}
