using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Which layers read the prepared samples, so that declared preprocessing can be multiplied into their weights; or what stands in the way:
/// an operation without weights that reads them too, or weights that are also used elsewhere.
/// </summary>
internal static class FoldingPlanning
{
    /// <summary>The plan; null where there is nothing to fold.</summary>
    public static FoldingPlan? Of(Graph graph)
    {
        if (graph.Preparation is not { Preprocesses: true })
            return null;
        // Tensors that are the samples, and whether there are zeros around them.
        var samples = new Dictionary<int, bool> { [Graph.Input] = false };
        var layers = new List<FirstLayer>();
        foreach (var operation in graph.Prediction.Where(operation => operation.Reads.Any(samples.ContainsKey)))
        {
            switch (operation)
            {
                case ReshapeOperation reshape:
                    samples[reshape.Output] = samples[reshape.Input];
                    break;
                case PadOperation { Fill: 0, Border: { SpreadHeight: 1, SpreadWidth: 1 } } pad:
                    samples[pad.Output] = true;
                    break;
                case DenseOperation dense when !samples[dense.Input]:
                    layers.Add(new FirstLayer(dense.Layer, dense.Weight, dense.Bias, (int)graph.Tensors[dense.Output].Shape.Count,
                        (int)graph.Tensors[dense.Input].Shape.Count, Taps: 1, Groups: 1, IsPadded: false));
                    break;
                case ConvolutionOperation { IsTransposed: false, Geometry: var geometry } convolution:
                    layers.Add(new FirstLayer(
                        convolution.Layer, convolution.Weight, convolution.Bias, geometry.OutputChannels, geometry.InputChannels,
                        geometry.Taps, geometry.Groups, samples[convolution.Input]));
                    break;
                // A layer that is not known to take a map of its inputs up folds nothing, and the reason is told.
                default:
                    return FoldingPlan.None(operation.Layer + " reads the prepared samples, and has no weights that could take it up");
            }
        }
        if (layers.Count == 0 || samples.ContainsKey(graph.Output))
            return FoldingPlan.None("no layer with weights stands between the samples and the output");
        var shared =
            layers.FirstOrDefault(layer =>
                graph.Prediction.OfType<WeightedOperation>().Any(other => other.Weight == layer.Weight && !samples.ContainsKey(other.Input))
            || layers.Count(other => other.Weight == layer.Weight) > 1);
        return shared is null
            ? new FoldingPlan(layers.ToEquatableArray(), null)
            : FoldingPlan.None("the weights of " + shared.Layer + " are also used elsewhere");
    }
}
