using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// A loss and the softmax or sigmoid head that it speaks of become one operation on the head's input: the log-sum-exp form, with the
/// gradient p − y. Training loses the head; evaluation keeps it, for its outputs.
/// </summary>
internal static class FuseHead
{
    public static Graph Run(Graph graph) => graph with
    {
        Training = Fuse(graph.Training, keepHead: false),
        Evaluation = Fuse(graph.Evaluation, keepHead: true),
    };

    private static EquatableArray<Operation> Fuse(EquatableArray<Operation> program, bool keepHead)
    {
        var operations = program.ToList();
        var loss = operations.OfType<LossOperation>().FirstOrDefault();
        var head = operations.OfType<LayerOperation>().FirstOrDefault(operation => operation.Output == loss?.Prediction);
        var fuses = (loss?.Function.Head,
            head) is (LossHead.Softmax, SoftmaxOperation or LogSoftmaxOperation)
                or (LossHead.Sigmoid, ActivationOperation { Function.HeadOf: LossHead.Sigmoid });
        if (!fuses)
            return program;
        operations[operations.IndexOf(loss!)] = loss! with { Prediction = head!.Input, IncludesHead = true };
        if (!keepHead)
            operations.Remove(head);
        return operations.ToEquatableArray();
    }
}
