using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>What lies behind a tensor, as far as the network goes: weights, sums, gates.</summary>
internal sealed class Reach
{
    private readonly Flow _flow;
    private readonly bool[] _reachesWeights;
    private readonly bool[] _isOnlyWay;

    public Reach(Graph graph, Flow flow)
    {
        _flow = flow;
        _reachesWeights = new bool[graph.Tensors.Count];
        _isOnlyWay = new bool[graph.Tensors.Count];
        var waiting = new HashSet<int> { Graph.Input };
        var unread = Enumerable.Range(0, graph.Tensors.Count).Select(tensor => flow.ReadersOf(tensor).Count).ToArray();
        foreach (var operation in graph.Forward)
        {
            foreach (var tensor in operation.Reads)
            {
                if (--unread[tensor] == 0)
                    waiting.Remove(tensor);
            }
            waiting.UnionWith(operation.Writes.Where(tensor => unread[tensor] > 0));
            foreach (var tensor in operation.Writes)
                _isOnlyWay[tensor] = waiting.Count == 1;
        }
        foreach (var operation in graph.Forward.Reverse())
        {
            foreach (var tensor in operation.Reads)
                _reachesWeights[tensor] |= operation is WeightedOperation || operation.Writes.Any(output => _reachesWeights[output]);
        }
    }

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
    public bool EndsInSum(int tensor, bool throughWeights = true) => _flow.OnlyReaderOf(tensor) switch
    {
        JoinOperation { Kind: JoinKind.Add } => true,
        null or LossOperation => false,
        WeightedOperation when !throughWeights => false,
        { } next => EndsInSum(next.Writes[0], throughWeights),
    };

    /// <summary>Whether a tensor is a factor of a product, by nothing but activations: a gate, or attention.</summary>
    public bool IsGate(int tensor) => _flow.ReadersOf(tensor).Any(reader => reader is JoinOperation { Kind: JoinKind.Multiply }
        || (reader is LayerOperation layer && reader is not WeightedOperation && IsGate(layer.Output)));
}
