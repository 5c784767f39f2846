using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Floating-point operations per sample: a multiply-add counts two; element-wise work counts one an element.</summary>
internal static class Cost
{
    public static long Flops(Graph graph, Operation operation) => operation switch
    {
        DenseOperation dense => 2 * graph.Parameters[dense.Weight].Shape.Count * graph.Tensors[dense.Output].Steps,
        DenseInputGradient gradient => 2 * graph.Parameters[gradient.Weight].Shape.Count * graph.Tensors[gradient.OutputGradient].Steps,
        DenseWeightGradient gradient => 2 * graph.Parameters[gradient.Weight].Shape.Count * graph.Tensors[gradient.OutputGradient].Steps,
        // The product, and one for each number of a gate.
        RecurrentOperation layer =>
            (2 * WeightsOfState(graph, layer) * layer.Steps) + ((long)layer.Steps * layer.Units * layer.Cell.Gates),
        RecurrentGradient gradient =>
            (2 * WeightsOfState(graph, gradient.Forward)
            + ((long)gradient.Forward.Units * gradient.Forward.Cell.Gates)) * gradient.Forward.Steps,
        RecurrentWeightGradient gradient => 2 * graph.Parameters[gradient.Weight].Shape.Count * gradient.Steps,
        SplitSteps or JoinSteps or JoinStepsGradient or PackWeights => 0,
        ConvolutionOperation convolution => 2 * convolution.Geometry.MultiplyAdds,
        ConvolutionInputGradient gradient => 2 * gradient.Geometry.MultiplyAdds,
        ConvolutionWeightGradient gradient => 2 * gradient.Geometry.MultiplyAdds,
        PoolOperation pool =>
            (long)pool.Geometry.OutputHeight * pool.Geometry.OutputWidth * pool.Geometry.OutputChannels * pool.Geometry.Taps,
        NormalizationOperation normalization => 2 * graph.Tensors[normalization.Output].Shape.Count,
        NormalizationSums sums => 2 * graph.Tensors[sums.OutputGradient].Shape.Count,
        NormalizationInputGradient gradient => 2 * graph.Tensors[gradient.InputGradient].Shape.Count,
        // Two products of steps × steps × channels forward, four backward.
        AttentionOperation attention => 4 * attention.Heads.WeightsShape.Count * attention.Heads.Channels,
        AttentionGradient gradient => 8 * gradient.Forward.Heads.WeightsShape.Count * gradient.Forward.Heads.Channels,
        AttentionStep attention => 4L * attention.Heads.Count * attention.Heads.Steps * attention.Heads.Channels,
        LossOperation loss => graph.Tensors[loss.Prediction].Shape.Count,
        // Element-wise: one for each element.
        _ => operation.Writes.Sum(tensor => graph.Tensors[tensor].Shape.Count),
    };

    private static long WeightsOfState(Graph graph, RecurrentOperation layer) => graph.Parameters[layer.Weight].Shape.Count
        + (layer.Candidate is { } second ? graph.Parameters[second.Weight].Shape.Count : 0);
}
