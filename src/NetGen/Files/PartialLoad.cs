using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>What was taken from a weight file into a network that is not the file's, and what was not. Immutable. <see cref="ToString"/>
/// is the list.</summary>
public sealed record PartialLoad
{
    /// <summary>The network's tensors that have the file's values now.</summary>
    public required IReadOnlyList<string> Taken { get; init; }

    /// <summary>The network's tensors that kept the values they had, each with the reason.</summary>
    public required IReadOnlyList<TensorNotTaken> Kept { get; init; }

    /// <summary>The file's tensors that nothing in the network asked for.</summary>
    public required IReadOnlyList<string> Unused { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append("taken", Taken);
        Append(Kept.Count == 1 ? "kept as it was" : "kept as they were", [.. Kept.Select(tensor => $"{tensor.Name}: {tensor.Reason}")]);
        Append("in the file only", Unused);
        return text.ToString();

        void Append(string title, IReadOnlyList<string> lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{lines.Count} {title}\n");
            foreach (string line in lines)
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }
    }
}

/// <summary>A tensor of a network that a file did not give. Immutable.</summary>
/// <param name="Name">The network's tensor (<c>dense2.weight</c>).</param>
/// <param name="Reason">Why, as text.</param>
public sealed record TensorNotTaken(string Name, string Reason);
