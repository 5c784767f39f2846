using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>The backward program while it is written: which tensor has which gradient, and the operations so far.</summary>
internal sealed class Tape(Graph graph)
{
    private readonly Dictionary<int, int> _gradients = [];

    public Graph Graph { get; } = graph;

    public List<Tensor> Tensors { get; } = [.. graph.Tensors];

    public List<Operation> Operations { get; } = [];

    /// <summary>The gradient of a tensor; null while nothing has contributed to it.</summary>
    public int? GradientOf(int tensor) => _gradients.TryGetValue(tensor, out var gradient) ? gradient : null;

    /// <summary>A tensor for the whole gradient of another.</summary>
    public int NewGradient(int tensor) => _gradients[tensor] = Scratch(tensor);

    /// <summary>A tensor of the same shape that is nobody's gradient.</summary>
    public int Scratch(int tensor) => Add(Tensors[tensor] with { Name = "∂" + Tensors[tensor].Name, IsPerSample = true });

    public int Add(string name, TensorShape shape, bool isPerSample = true) => Add(new Tensor(name, shape, isPerSample));

    public int Add(Tensor tensor)
    {
        Tensors.Add(tensor);
        return Tensors.Count - 1;
    }

    /// <summary>
    /// Appends the operation that computes a contribution to a tensor's gradient. A tensor that several operations read has several; they
    /// are added up as they come.
    /// </summary>
    public void Contribute(int tensor, Func<int, Operation> operation)
    {
        if (GradientOf(tensor) is not { } before)
        {
            Operations.Add(operation(NewGradient(tensor)));
            return;
        }
        var contribution = Scratch(tensor);
        var last = operation(contribution);
        Operations.Add(last);
        Operations.Add(new JoinOperation
        {
            Layer = last.Layer,
            Item = last.Item,
            Kind = JoinKind.Add,
            Inputs = new[] { before, contribution }.ToEquatableArray(),
            Output = NewGradient(tensor),
        });
    }
}
