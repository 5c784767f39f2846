using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>What the compiler chose by itself (NG01): no problems, shown to who asks for them.</summary>
internal static partial class RuleCatalog
{
    /// <summary>The group of the explanations.</summary>
    public const string ChoiceCategory = "NetGen.Choice";

    private static IEnumerable<Rule> Choices =>
    [
        new("NG0100", "ChosenInitializer", "The initializer that Auto chose",
            "{0} starts with {1}, a standard deviation of {2}: {3}",
            ProblemSeverity.Hidden),
        new("NG0101", "ChosenKernel", "The kernel that computes a layer",
            "{0} predicts with {1} on {2}: {3}",
            ProblemSeverity.Hidden),
        new("NG0102", "FusedLayer", "A layer that was folded or moved",
            "{0} {1}",
            ProblemSeverity.Hidden),
        new("NG0103", "LayerFacts", "A layer's shapes, parameters and predicted signal",
            "{0}: {1}",
            ProblemSeverity.Hidden),
        new("NG0104", "NoStream", "A layer that keeps a network with a memory from being a stream",
            "{0} {1}: {2} has no State and no Next",
            ProblemSeverity.Hidden),
    ];
}
