using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>Who writes and who reads each tensor of a declared graph, and what lies behind it.</summary>
internal sealed class Flow
{
    private readonly Operation?[] _writers;
    private readonly List<Operation>[] _readers;
    private readonly bool[] _reachesWeights;
    private readonly bool[] _isOnlyWay;

    public Flow(Graph graph)
    {
        _writers = new Operation?[graph.Tensors.Count];
        _readers = [.. graph.Tensors.Select(_ => new List<Operation>())];
        _reachesWeights = new bool[graph.Tensors.Count];
        _isOnlyWay = new bool[graph.Tensors.Count];
        foreach (var operation in graph.Forward)
        {
            foreach (var tensor in operation.Writes)
                _writers[tensor] = operation;
            foreach (var tensor in operation.Reads)
                _readers[tensor].Add(operation);
        }
        var waiting = new HashSet<int> { Graph.Input };
        var unread = _readers.Select(readers => readers.Count).ToArray();
        foreach (var operation in graph.Forward)
        {
            foreach (var tensor in operation.Reads)
            {
                if (--unread[tensor] == 0)
                    waiting.Remove(tensor);
            }
            waiting.UnionWith(operation.Writes);
            foreach (var tensor in operation.Writes)
                _isOnlyWay[tensor] = waiting.Count == 1;
        }
        foreach (var operation in graph.Forward.Reverse())
        {
            foreach (var tensor in operation.Reads)
                _reachesWeights[tensor] |= operation is WeightedOperation || operation.Writes.Any(output => _reachesWeights[output]);
        }
    }

    /// <summary>Null for the input.</summary>
    public Operation? WriterOf(int tensor) => _writers[tensor];

    public IReadOnlyList<Operation> ReadersOf(int tensor) => _readers[tensor];

    /// <summary>The operation that a tensor goes to; null where it goes nowhere, or to several.</summary>
    public Operation? OnlyReaderOf(int tensor) => _readers[tensor].Count == 1 ? _readers[tensor][0] : null;

    /// <summary>The first layer with one input that reads a tensor: the next one on the path, where marks let others read it too.</summary>
    public LayerOperation? NextLayer(int tensor) => _readers[tensor].OfType<LayerOperation>().FirstOrDefault();

    /// <summary>Whether a layer with weights lies behind a tensor: it is hidden, not the output.</summary>
    public bool ReachesWeights(int tensor) => _reachesWeights[tensor];

    /// <summary>Whether everything that the output depends on goes through a tensor: no skip or branch leads past it.</summary>
    public bool IsOnlyWay(int tensor) => _isOnlyWay[tensor];

    /// <summary>
    /// Whether the only way from a tensor leads into a sum: it is on a residual branch, which carries the signal past what its layers do to it
    /// (the way beside it begins before them, where a tensor has two readers).
    /// </summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="throughWeights">Whether more layers with weights may lie on the way.</param>
    public bool EndsInSum(int tensor, bool throughWeights = true) => OnlyReaderOf(tensor) switch
    {
        JoinOperation { Kind: JoinKind.Add } => true,
        null or LossOperation => false,
        WeightedOperation when !throughWeights => false,
        { } next => EndsInSum(next.Writes[0], throughWeights),
    };

    /// <summary>Whether a tensor is a factor of a product, by nothing but activations: a gate, or attention.</summary>
    public bool IsGate(int tensor) => ReadersOf(tensor).Any(reader => reader is JoinOperation { Kind: JoinKind.Multiply }
        || (reader is LayerOperation layer && reader is not WeightedOperation && IsGate(layer.Output)));
}
