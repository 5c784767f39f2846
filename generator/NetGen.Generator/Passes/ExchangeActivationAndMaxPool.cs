using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// max(φ(x)) = φ(max(x)) for a φ that never falls: an activation that only a max-pool reads (through its border of −∞, if it has one) moves
/// behind it, to a fraction of the elements, and so does its derivative. Only for piecewise linear φ, where that is exact; where two elements
/// of a window become equal under φ, φ′ is 0, so that it does not matter to which of them the gradient would go.
/// </summary>
internal static class ExchangeActivationAndMaxPool
{
    public static Graph Run(Graph graph)
    {
        var tensors = graph.Tensors.ToList();
        return graph with
        {
            Prediction = Exchange(graph.Prediction, graph.Output, tensors),
            Evaluation = Exchange(graph.Evaluation, graph.Output, tensors),
            Training = Exchange(graph.Training, graph.Output, tensors),
            Tensors = tensors.ToEquatableArray(),
        };
    }

    private static EquatableArray<Operation> Exchange(EquatableArray<Operation> program, int output, List<Tensor> tensors)
    {
        var operations = program.ToList();
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is not ActivationOperation activation || !KeepsOrder(activation.Function))
                continue;
            if (OnlyReader(operations, activation.Output, output) is PadOperation { Fill: double.NegativeInfinity } border)
            {
                if (OnlyReader(operations, border.Output, output) is PoolOperation { IsMax: true } behind)
                    Exchange(operations, activation, border, behind, tensors);
            }
            else if (OnlyReader(operations, activation.Output, output) is PoolOperation { IsMax: true } pool)
            {
                Exchange(operations, activation, null, pool, tensors);
            }
        }
        return operations.ToEquatableArray();
    }

    /// <summary>The pool reads what the activation read and writes a new tensor; the activation goes from there to what the pool wrote.</summary>
    private static void Exchange(List<Operation> operations, ActivationOperation activation, PadOperation? border, PoolOperation pool, List<Tensor> tensors)
    {
        tensors.Add(new Tensor(pool.Layer + " before " + activation.Layer, tensors[pool.Output].Shape));
        var pooled = tensors.Count - 1;
        if (border is not null)
            operations[operations.IndexOf(border)] = border with { Input = activation.Input };
        operations[operations.IndexOf(pool)] = pool with { Input = border?.Output ?? activation.Input, Output = pooled };
        operations.Insert(operations.FindIndex(operation => operation.Writes.Contains(pooled)) + 1, activation with { Input = pooled, Output = pool.Output });
        operations.Remove(activation);
    }

    private static Operation? OnlyReader(List<Operation> operations, int tensor, int output)
    {
        var readers = operations.Where(operation => operation.Reads.Contains(tensor)).Take(2).ToList();
        return tensor != output && readers.Count == 1 ? readers[0] : null;
    }

    private static bool KeepsOrder(ActivationFunction function) => function is Relu or Relu6 or LeakyRelu { Slope: >= 0 };
}
