using System.Globalization;

namespace NetGen.Generator.Shapes;

/// <summary>Gives each layer its name: as declared, or its kind with the 1-based index among its kind (lower case in weight files).</summary>
internal sealed class LayerNaming
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The name of the next layer of the declaration.</summary>
    public LayerName Next(string kind, string? declared)
    {
        _counts.TryGetValue(kind, out var count);
        _counts[kind] = ++count;
        var generated = kind + count.ToString(CultureInfo.InvariantCulture);
        return declared is null ? new LayerName(generated, generated.ToLowerInvariant()) : new LayerName(declared, declared);
    }
}

/// <summary>A layer's name in code and in weight files.</summary>
internal readonly record struct LayerName(string Text, string InFiles);
