using NetGen.Generator.Parsing;

namespace NetGen.CodeFixes;

/// <summary>What the fixes ask of a declaration's attributes.</summary>
internal static class DeclaredLayers
{
    /// <summary>The index of the last layer; −1 for none.</summary>
    public static int LastLayer(this DeclaredNetwork network)
    {
        for (var i = network.Items.Length - 1; i >= 0; i--)
        {
            for (var type = network.Items[i].AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.Name == nameof(LayerAttribute))
                    return i;
            }
        }
        return -1;
    }
}
