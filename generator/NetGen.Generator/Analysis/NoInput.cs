using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG0003: every shape is inferred from the input's.</summary>
internal static class NoInput
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        if (!declaration.Spec.IsBlock && !declaration.Of<InputAttribute>().Any() && !declaration.Of<TableAttribute>().Any()
            && !declaration.Of<TokensAttribute>().Any())
            report(new Problem { Id = "NG0003", Item = -1, Figures = new([declaration.Spec.Name]) });
    }
}
