using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// The way to the output on which a penalty holds the fewest layers: from the input, or from what a normalization last gave a size that no
/// penalty takes away. A layer of any size on it, as one without a penalty is, makes good what the others lose.
/// </summary>
/// <param name="Layers">Penalised layers on it.</param>
/// <param name="LogStrengths">Σ ln λ over them.</param>
/// <param name="Signal">The norm of what it begins with, around its mean; ∞ behind a layer of any size, NaN where it is unknown.</param>
internal sealed record PenaltyPath(int Layers, double LogStrengths, double Signal)
{
    /// <summary>The geometric mean of the strengths: layers one behind the other bear their product.</summary>
    public double Strength => Math.Exp(LogStrengths / Layers);

    /// <summary>The path to the output; null where no penalty holds anything on it.</summary>
    /// <param name="view">The network.</param>
    /// <param name="strength">λ of a layer's weights; 0 for none.</param>
    public static PenaltyPath? Of(GraphView view, Func<Parameter, double> strength)
    {
        var paths = new PenaltyPath?[view.Graph.Tensors.Count];
        paths[Graph.Input] = From(view, Graph.Input);
        foreach (var operation in view.Graph.Forward)
        {
            if (operation is not LossOperation)
                paths[operation.Writes[0]] = Behind(operation);
        }
        return paths[view.Graph.Output] is { Layers: > 0 } path ? path : null;

        PenaltyPath? Behind(Operation operation)
        {
            // Scales that start at 0 grow.
            if (operation.Normalizes())
                return From(view, operation.Writes[0], leastVariance: 1);
            var before = operation.Reads.Select(tensor => paths[tensor]).OfType<PenaltyPath>().OrderBy(path => path.Layers)
                .ThenByDescending(path => path.Signal).FirstOrDefault();
            if (operation is not (WeightedOperation or EmbeddingOperation))
                return before;
            var weight = view.Graph.Parameters[((LearnedOperation)operation).Weight];
            if (!weight.Trainable)
                return From(view, operation.Writes[0]);
            return strength(weight) is var lambda and > 0
                ? before is null ? null : before with { Layers = before.Layers + 1, LogStrengths = before.LogStrengths + Math.Log(lambda) }
                : new(0, 0, double.PositiveInfinity);
        }
    }

    private static PenaltyPath From(GraphView view, int tensor, double leastVariance = 0)
    {
        var (shape, steps) = (view.Graph.Tensors[tensor].Shape, view.Graph.Tensors[tensor].Steps);
        return new(0, 0, Math.Sqrt((double)shape.Count * steps * Math.Max(leastVariance, view.Signal.Forward[tensor].Variance)));
    }
}
