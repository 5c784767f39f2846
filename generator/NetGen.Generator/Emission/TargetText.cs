using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>The words for what a network is held to: a label a sample, a label a position, or a number an output.</summary>
internal static class TargetText
{
    /// <summary>What a batch has for the loss.</summary>
    public static string InBatch(Plan plan) => plan.Graph.Loss!.HasClassLabels ? "Labels" : "Targets";

    /// <summary>Whether each position of a sample has a label.</summary>
    public static bool IsMap(Plan plan) => plan.Graph.OutputShape.Positions > 1;

    public static string Positions(Plan plan) => IsMap(plan) ? Literals.Of(plan.Graph.OutputShape.Positions) + ", " : "";

    public static string Classes(Plan plan) => IsMap(plan) ? Literals.Of(plan.Graph.OutputShape.Width) : "OutputLength";

    public static string ElementOf(Plan plan) => plan.Graph.Loss!.HasClassLabels ? "int" : plan.Graph.Scalar;
}
