using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// max(φ(x)) = φ(max(x)) for a φ that never falls: an activation that only a max-pool reads (through its border of −∞, if it has one) moves
/// behind it, to a fraction of the elements, and so does its derivative. Only for piecewise linear φ, where that is exact; where two
/// elements of a window become equal under φ, φ′ is 0, so that it does not matter to which of them the gradient would go.
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
        if (!program.Any(operation => operation is PoolOperation { IsMax: true }))
            return program;
        var editor = new ProgramEditor(program);
        LinkedListNode<Operation>? next;
        for (var place = editor.First; place is not null; place = next)
        {
            next = place.Next;
            if (place.Value is not ActivationOperation activation || !activation.Function.KeepsOrderExactly)
                continue;
            var reader = OnlyReader(editor, activation.Output, output);
            var border = reader?.Value is PadOperation { Fill: double.NegativeInfinity } ? reader : null;
            if (border is not null)
                reader = OnlyReader(editor, border.Value.Writes[0], output);
            if (reader?.Value is PoolOperation { IsMax: true })
                Exchange(editor, place, border, reader, tensors);
        }
        return editor.ToProgram();
    }

    /// <summary>
    /// The pool reads what the activation read and writes a new tensor; the activation goes from there to what the pool wrote.
    /// </summary>
    private static void Exchange(
        ProgramEditor editor, LinkedListNode<Operation> place, LinkedListNode<Operation>? border, LinkedListNode<Operation> behind,
        List<Tensor> tensors)
    {
        var (activation, pool) = ((ActivationOperation)place.Value, (PoolOperation)behind.Value);
        tensors.Add(new Tensor(pool.Layer + " before " + activation.Layer, tensors[pool.Output].Shape));
        var pooled = tensors.Count - 1;
        editor.Remove(place);
        if (border is { Value: PadOperation pad })
            editor.Replace(border, pad with { Input = activation.Input });
        editor.Replace(behind, pool with { Input = border?.Value.Writes[0] ?? activation.Input, Output = pooled });
        editor.InsertAfter(behind, activation with { Input = pooled, Output = pool.Output });
    }

    private static LinkedListNode<Operation>? OnlyReader(ProgramEditor editor, int tensor, int output) =>
        tensor == output ? null : editor.OnlyReaderOf(tensor);
}
