using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Choices;

/// <summary>
/// What the compiler decided by itself, and why: from a specification and its plan to explanations at the attributes that they are about.
/// Nothing is wrong with any of it; who asks (by a severity) is told.
/// </summary>
internal static class CompilerChoices
{
    private static readonly IReadOnlyList<Action<NetworkSpec, Plan, Action<Problem>>> Explanations =
    [
        ChosenInitializer.Explain,
        ChosenKernel.Explain,
        FusedLayer.Explain,
        LayerFacts.Explain,
        NoStream.Explain,
    ];

    public static void Explain(NetworkSpec spec, Plan plan, Action<Problem> report)
    {
        foreach (var explain in Explanations)
            explain(spec, plan, report);
    }
}
