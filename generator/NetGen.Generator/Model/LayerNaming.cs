using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>
/// Gives each layer its name: as declared, or its kind with the 1-based index among its kind (lower case in weight files); behind the name
/// of the use of a block, which counts its layers anew.
/// </summary>
internal sealed class LayerNaming
{
    private readonly Dictionary<(string Scope, string Kind), int> _counts = [];

    /// <summary>The name of the next layer of the declaration.</summary>
    public LayerName Next(ItemSpec item) => Next(item.Kind, item.DeclaredName, item.DeclaredTensor, item.Use);

    /// <summary>The name of the next layer, or use of a block, of a scope.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="declared">Its declared name.</param>
    /// <param name="tensor">Its declared name in weight files.</param>
    /// <param name="scope">The use of a block that it belongs to.</param>
    public LayerName Next(string kind, string? declared, string? tensor = null, BlockUse? scope = null)
    {
        var key = (scope?.Name ?? "", kind);
        _counts.TryGetValue(key, out var count);
        _counts[key] = ++count;
        var generated = kind + count.ToString(CultureInfo.InvariantCulture);
        var own = declared is null
            ? new LayerName(generated, tensor ?? generated.ToLowerInvariant())
            : new LayerName(declared, tensor ?? declared);
        return scope is null ? own : new LayerName(scope.Name + "_" + own.Text, scope.InFiles + "." + own.InFiles);
    }

    /// <summary>The name of one of a declaration's layers.</summary>
    public static string NameOf(NetworkSpec spec, int item)
    {
        var naming = new LayerNaming();
        foreach (var before in spec.Items.Take(item))
            naming.Next(before);
        return naming.Next(spec.Items[item]).Text;
    }
}

/// <summary>A layer's name in code and in weight files.</summary>
internal readonly record struct LayerName(string Text, string InFiles);
