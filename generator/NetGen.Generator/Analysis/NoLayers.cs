using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG0005: there is nothing to compute.</summary>
internal static class NoLayers
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        if (!declaration.Of<LayerAttribute>().Any())
            report(new Problem { Id = "NG0005", Item = -1, Figures = new([declaration.Spec.Name]) });
    }
}
