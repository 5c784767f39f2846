using System.Collections.Immutable;

namespace NetGen.Files;

/// <summary>
/// Whether the layers of a foreign file are those of a network under other names: the same tensors in the same shapes, layer by layer.
/// Files keep no order of layers (PyTorch writes them by name), so it is looked for: names are paths, what stands under one name stays
/// together, and names that differ in their number (<c>conv1</c>, <c>conv2</c>; <c>0</c>, <c>1</c>) follow it. Only an order that is the
/// only one counts.
/// </summary>
internal static class TensorOrder
{
    /// <summary>What is tried before the search is given up: far more than any network needs whose names help.</summary>
    private const int MostSteps = 20_000;

    /// <summary>The file's name for each of the network's layers, in order; null where there is no such order, or more than one.</summary>
    public static IReadOnlyList<LayerMatch>? Match(IEnumerable<ParameterInfo> expected, IEnumerable<SafeTensor> tensors)
    {
        List<Group<ParameterInfo>> network = Groups(expected, parameter => parameter.Name);
        List<Group<SafeTensor>> file = Groups(tensors, tensor => tensor.Name);
        if (network.Count != file.Count || Node.Tree(file, mostNodes: 8 * network.Count) is not { } root)
        {
            return null;
        }

        var search = new Search(network);
        search.Walk([root.Children], []);
        return search.Found is { } order
            ? [.. network.Zip(order, (layer, other) => new LayerMatch(layer.Members.Values.First().Layer, layer.Path, other.Path))]
            : null;
    }

    /// <summary>What the user can do, as sentences.</summary>
    public static string Offer(IReadOnlyList<LayerMatch> layers) =>
        $" Their shapes agree in order, though: declare {string.Join(", ", layers.Take(3).Select(layer => $"Tensor = \"{layer.InFile}\" on {layer.Layer}"))}"
        + $"{(layers.Count > 3 ? $" and so on to \"{layers[^1].InFile}\" on {layers[^1].Layer}" : "")}, or load with TensorNames.InOrder.";

    /// <summary>The tensors by what stands before their last dot, in order of appearance.</summary>
    private static List<Group<T>> Groups<T>(IEnumerable<T> tensors, Func<T, string> nameOf) =>
        [.. tensors.GroupBy(tensor => nameOf(tensor)[..Math.Max(nameOf(tensor).LastIndexOf('.'), 0)], StringComparer.Ordinal)
            .Select(group =>
                new Group<T>(group.Key, group.ToDictionary(tensor => nameOf(tensor)[group.Key.Length..], StringComparer.Ordinal)))];

    private static bool Fits(Group<ParameterInfo> layer, Group<SafeTensor> other) =>
        layer.Members.Count == other.Members.Count
        && layer.Members.All(member => other.Members.TryGetValue(member.Key, out SafeTensor? tensor)
            && TensorMatch.HasShapeOf(tensor, member.Value));

    /// <summary>The tensors of one layer, by the last part of their names.</summary>
    private sealed record Group<T>(string Path, IReadOnlyDictionary<string, T> Members);

    /// <summary>A part of the files' names.</summary>
    private sealed class Node(string name)
    {
        private readonly List<Node> children = [];

        public Group<SafeTensor>? Layer { get; private set; }

        /// <summary>By name, numbers as numbers.</summary>
        public ImmutableList<Node> Children =>
            [.. children.OrderBy(child => child.Stem, StringComparer.Ordinal).ThenBy(child => child.Number)];

        /// <summary>The name without the number at its end.</summary>
        public string Stem { get; } = name.TrimEnd("0123456789".ToCharArray());

        private long Number =>
            long.TryParse(name.AsSpan(Stem.Length), System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out long number) ? number : -1;

        /// <summary>The root; null where the names are deeper than those of networks.</summary>
        public static Node? Tree(IEnumerable<Group<SafeTensor>> layers, int mostNodes)
        {
            var root = new Node("");
            var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (Group<SafeTensor> layer in layers)
            {
                Node node = root;
                for (int end = 0; end < layer.Path.Length;)
                {
                    int start = end == 0 ? 0 : end + 1;
                    int dot = layer.Path.IndexOf('.', start);
                    end = dot < 0 ? layer.Path.Length : dot;
                    string path = layer.Path[..end];
                    if (!nodes.TryGetValue(path, out Node? next))
                    {
                        if (nodes.Count >= mostNodes)
                        {
                            return null;
                        }

                        nodes.Add(path, next = new Node(layer.Path[start..end]));
                        node.children.Add(next);
                    }

                    node = next;
                }

                node.Layer = layer;
            }

            return root.Layer is null ? root : null;
        }
    }

    private sealed class Search(List<Group<ParameterInfo>> network)
    {
        private int steps;
        private int solutions;
        private ImmutableList<Group<SafeTensor>>? first;

        /// <summary>The only order.</summary>
        public ImmutableList<Group<SafeTensor>>? Found => solutions == 1 && steps <= MostSteps ? first : null;

        /// <summary>Goes on with every node that may come next.</summary>
        /// <param name="open">What is left at each depth, the deepest first.</param>
        /// <param name="order">The layers so far.</param>
        public void Walk(ImmutableStack<ImmutableList<Node>> open, ImmutableList<Group<SafeTensor>> order)
        {
            while (!open.IsEmpty && open.Peek().IsEmpty)
            {
                open = open.Pop();
            }

            if (open.IsEmpty)
            {
                solutions++;
                first ??= order;
                return;
            }

            ImmutableList<Node> left = open.Peek();
            foreach (Node next in left.DistinctBy(node => node.Stem))
            {
                if (++steps > MostSteps || solutions > 1)
                {
                    return;
                }

                if (next.Layer is null || Fits(network[order.Count], next.Layer))
                {
                    Walk(open.Pop().Push(left.Remove(next)).Push(next.Children), next.Layer is null ? order : order.Add(next.Layer));
                }
            }
        }
    }
}

/// <summary>A layer's name in code, in the network's own files, and in a foreign one.</summary>
internal sealed record LayerMatch(string Layer, string Own, string InFile);
