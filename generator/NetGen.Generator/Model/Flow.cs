namespace NetGen.Generator.Model;

/// <summary>
/// Who writes and who reads each tensor of a program, in one pass over it: nothing that asks has to walk it again. Also the words in which
/// rules speak of what stands before and behind a layer.
/// </summary>
internal sealed class Flow
{
    private readonly Operation?[] _writers;
    private readonly List<Operation>[] _readers;

    /// <summary>Of the declared network.</summary>
    public Flow(Graph graph) : this(graph, graph.Forward) { }

    /// <summary>Of one of its programs.</summary>
    public Flow(Graph graph, EquatableArray<Operation> program)
    {
        _writers = new Operation?[graph.Tensors.Count];
        _readers = [.. graph.Tensors.Select(_ => new List<Operation>(1))];
        foreach (var operation in program)
        {
            foreach (var tensor in operation.Reads)
                _readers[tensor].Add(operation);
            foreach (var tensor in operation.Writes)
                _writers[tensor] = operation;
        }
    }

    /// <summary>What makes a tensor; null for the network's input.</summary>
    public Operation? WriterOf(int tensor) => _writers[tensor];

    /// <summary>Every operation that reads a tensor, the loss too.</summary>
    public IReadOnlyList<Operation> ReadersOf(int tensor) => _readers[tensor];

    /// <summary>What reads a tensor, where nothing else does; null where the way forks or ends.</summary>
    public Operation? OnlyReaderOf(int tensor) => _readers[tensor].Count == 1 ? _readers[tensor][0] : null;

    /// <summary>The first layer with one input that reads a tensor: the next one on the path, where marks let others read it too.</summary>
    public LayerOperation? NextOnPath(int tensor) => _readers[tensor].OfType<LayerOperation>().FirstOrDefault();

    /// <summary>
    /// The layer directly behind a tensor; null where the way forks, joins or ends. A window's own padding is part of its layer.
    /// </summary>
    public LayerOperation? Next(int tensor)
    {
        var next = OnlyReaderOf(tensor) as LayerOperation;
        return next is PadOperation && OnlyReaderOf(next.Output) is LayerOperation window && window.Item == next.Item ? window : next;
    }

    /// <summary>
    /// The layer directly before a tensor; null at the input and behind a join. A window's own padding is part of its layer.
    /// </summary>
    public LayerOperation? Previous(int tensor) => _writers[tensor] as LayerOperation;

    /// <summary>The layer before a layer, whose only reader it is; null where the way forks or begins.</summary>
    public LayerOperation? Before(LayerOperation layer)
    {
        var tensor = _writers[layer.Input] is PadOperation pad && pad.Item == layer.Item ? pad.Input : layer.Input;
        return _readers[tensor].Count == 1 ? Previous(tensor) : null;
    }

    /// <summary>The layer behind a tensor past those that only name it anew or drop some of it: reshapes and dropouts.</summary>
    public LayerOperation? NextThatChanges(int tensor)
    {
        var next = Next(tensor);
        while (next is ReshapeOperation or DropoutOperation)
            next = Next(next.Output);
        return next;
    }

    /// <summary>Whether a tensor is the network's input, perhaps under another shape.</summary>
    public bool IsInput(int tensor)
    {
        while (_writers[tensor] is ReshapeOperation reshape)
            tensor = reshape.Input;
        return tensor == Graph.Input;
    }
}
