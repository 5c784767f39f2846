using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Floating-point operations per sample: a multiply-add counts two; element-wise work counts one an element.</summary>
internal static class Cost
{
    public static long Flops(Graph graph, Operation operation) => operation switch
    {
        DenseOperation dense => 2 * graph.Parameters[dense.Weight].Shape.Count * graph.Tensors[dense.Output].Shape.Positions,
        DenseInputGradient gradient => 2 * graph.Parameters[gradient.Weight].Shape.Count * graph.Tensors[gradient.OutputGradient].Shape.Positions,
        DenseWeightGradient gradient => 2 * graph.Parameters[gradient.Weight].Shape.Count * graph.Tensors[gradient.OutputGradient].Shape.Positions,
        LossOperation loss => graph.Tensors[loss.Prediction].Shape.Count,
        _ => operation.Writes.Sum(tensor => graph.Tensors[tensor].Shape.Count),
    };
}
