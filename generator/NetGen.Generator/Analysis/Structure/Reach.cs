using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>What lies behind a tensor, as far as the network goes: weights, sums, gates.</summary>
internal sealed class Reach
{
    private readonly bool[] _reachesWeights;
    private readonly bool[] _isOnlyWay;
    private readonly bool[] _endsInSum, _endsInNextSum, _isGate;

    public Reach(Graph graph, Flow flow)
    {
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
        (_endsInSum, _endsInNextSum, _isGate) = (new bool[graph.Tensors.Count], new bool[graph.Tensors.Count],
            new bool[graph.Tensors.Count]);
        foreach (var operation in graph.Forward.Reverse())
        {
            var output = operation.Writes.Count > 0 ? operation.Writes[0] : -1;
            var (isSum, isProduct) = (operation is JoinOperation { Kind: JoinKind.Add },
                operation is JoinOperation { Kind: JoinKind.Multiply });
            foreach (var tensor in operation.Reads)
            {
                if (flow.OnlyReaderOf(tensor) is not null)
                {
                    _endsInSum[tensor] = isSum || (operation is not LossOperation && _endsInSum[output]);
                    _endsInNextSum[tensor] = isSum || (operation is not (LossOperation or WeightedOperation) && _endsInNextSum[output]);
                }
                _isGate[tensor] |= isProduct || (operation is LayerOperation and not WeightedOperation && _isGate[output]);
            }
            foreach (var tensor in operation.Reads)
                _reachesWeights[tensor] |= operation is WeightedOperation || operation.Writes.Any(output => _reachesWeights[output]);
        }
    }

    /// <summary>Whether a layer with weights lies behind a tensor: it is hidden, not the output.</summary>
    public bool ReachesWeights(int tensor) => _reachesWeights[tensor];

    /// <summary>Whether everything that the output depends on goes through a tensor: no skip or branch leads past it.</summary>
    public bool IsOnlyWay(int tensor) => _isOnlyWay[tensor];

    /// <summary>
    /// Whether the only way from a tensor leads into a sum: it is on a residual branch, which carries the signal past what its layers do to
    /// it (the way beside it begins before them, where a tensor has two readers).
    /// </summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="throughWeights">Whether more layers with weights may lie on the way.</param>
    public bool EndsInSum(int tensor, bool throughWeights = true) => (throughWeights ? _endsInSum : _endsInNextSum)[tensor];

    /// <summary>Whether a tensor is a factor of a product, by nothing but activations: a gate, or attention.</summary>
    public bool IsGate(int tensor) => _isGate[tensor];
}
