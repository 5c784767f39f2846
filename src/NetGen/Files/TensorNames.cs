using NetGen.Files;

namespace NetGen;

/// <summary>
/// What a weight file calls a network's tensors, where it is not what the network calls them: a map, or the order. Immutable. Names that
/// are always
/// the same are better declared once, on the layers: <c>[Conv2D(16, 3, Tensor = "features.0")]</c>.
/// </summary>
/// <example><code>
/// var network = Net.Load("vgg.safetensors", new Dictionary&lt;string, string&gt; { ["conv2d1"] = "features.0", ["dense1"] = "classifier" });
/// </code></example>
public sealed class TensorNames
{
    internal static readonly TensorNames Own = new(new Dictionary<string, string>());

    private readonly Dictionary<string, string>? names;

    private TensorNames(IReadOnlyDictionary<string, string>? names) =>
        this.names = names is null ? null : new Dictionary<string, string>(names, StringComparer.Ordinal);

    /// <summary>
    /// The layers of the file one after the other, where they have the same tensors in the same shapes and there is only one order in which
    /// they do: layers whose names differ in their number follow it, what stands under one name stays together.
    /// </summary>
    public static TensorNames InOrder { get; } = new(null);

    /// <summary>
    /// A map from the network's names to the file's: of tensors (<c>dense1.weight</c>) or of all that a layer owns (<c>dense1</c>, or as
    /// code calls it, <c>Dense1</c>). The others keep their names.
    /// </summary>
    public static TensorNames Of(IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new TensorNames(names);
    }

    /// <summary>A map from the network's names to the file's.</summary>
    public static implicit operator TensorNames(Dictionary<string, string> names) => Of(names);

    /// <summary>The file's name of each of a network's tensors.</summary>
    /// <exception cref="ArgumentException">The map names something that the network does not have, or one tensor of the file
    /// twice.</exception>
    /// <exception cref="WeightFileException">The file's layers are not the network's in order.</exception>
    internal IReadOnlyDictionary<string, string> Resolve(IReadOnlyList<ParameterInfo> expected, IReadOnlyList<SafeTensor> tensors,
        NetworkSummary network, string source)
    {
        Dictionary<string, string> map = names ?? (TensorOrder.Match(expected, tensors) ?? throw new WeightFileException(
            $"{source}: its layers are not those of {network.Name} in order, or more than one order fits. The file has {List(tensors.Select(tensor => tensor.Name + " " + TensorMatch.Shape(tensor.Shape)))}; "
            + $"the network has {List(expected.Select(parameter => parameter.Name + " " + TensorMatch.Shape(parameter.Shape)))}."))
            .ToDictionary(layer => layer.Own, layer => layer.InFile, StringComparer.Ordinal);
        var unused = new HashSet<string>(map.Keys, StringComparer.Ordinal);
        var inFile = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (ParameterInfo parameter in expected)
        {
            string name = Map(parameter.Name, parameter.Layer);
            if (!taken.Add(name))
            {
                throw new ArgumentException($"The map gives '{name}' of the file to two tensors, the second of which is '{parameter.Name}'.", nameof(names));
            }

            inFile.Add(parameter.Name, name);
        }

        return unused.Count == 0 ? inFile : throw new ArgumentException(
            $"{network.Name} has no tensor or layer {List(unused.Select(name => $"'{name}'"))}; it has {List(expected.Select(parameter => parameter.Name))}.", nameof(names));

        string Map(string own, string layer)
        {
            // The longest name wins: a tensor's own before its layer's before its block's.
            for (string prefix = own; prefix.Length > 0; prefix = prefix[..Math.Max(prefix.LastIndexOf('.'), 0)])
            {
                if (map.TryGetValue(prefix, out string? other))
                {
                    unused.Remove(prefix);
                    return other + own[prefix.Length..];
                }
            }

            if (map.TryGetValue(layer, out string? whole))
            {
                unused.Remove(layer);
                return whole + own[own.LastIndexOf('.')..];
            }

            return own;
        }
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
