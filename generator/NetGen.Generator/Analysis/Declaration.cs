using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>What a declaration rule looks at: the specification and its attributes as objects, index by index.</summary>
internal sealed record Declaration(NetworkSpec Spec, IReadOnlyList<NetworkItemAttribute> Items)
{
    /// <summary>The attributes of one family with their indices, in order.</summary>
    public IEnumerable<(int Index, T Attribute)> Of<T>() where T : NetworkItemAttribute =>
        Items.Select((attribute, index) => (index, attribute)).Where(item => item.attribute is T).Select(item => (item.index, (T)item.attribute));

    /// <summary>The attribute's name without its ending (<c>Dense</c>).</summary>
    public string KindOf(int index) => Spec.Items[index].Kind;
}
