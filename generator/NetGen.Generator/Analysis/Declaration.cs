using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>What a declaration rule looks at: the specification and its attributes as objects, index by index.</summary>
internal sealed record Declaration(NetworkSpec Spec, IReadOnlyList<NetworkItemAttribute> Items)
{
    /// <summary>The attributes of one family with their indices, in order.</summary>
    public IEnumerable<(int Index, T Attribute)> Of<T>() where T : NetworkItemAttribute
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i] is T attribute)
                yield return (i, attribute);
        }
    }

    /// <summary>What is written on the class itself, of one family, with indices: without what blocks splice in.</summary>
    public IEnumerable<(int Index, T Attribute)> Written<T>() where T : NetworkItemAttribute =>
        Of<T>().Where(item => Spec.Items[item.Index].Use is null);

    /// <summary>Where an attribute stands: the use of a block, or the empty name of the network itself.</summary>
    public string ScopeOf(int index) => Spec.Items[index].Use?.Name ?? "";

    /// <summary>The attribute's name without its ending (<c>Dense</c>).</summary>
    public string KindOf(int index) => Spec.Items[index].Kind;
}
