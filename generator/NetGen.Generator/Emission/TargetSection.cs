using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints how targets are scaled for training and predictions scaled back; nothing where they are learned as they are.</summary>
internal static class TargetSection
{
    public const string Field = "netGenTargets";

    public static void Print(CodeWriter writer, Plan plan)
    {
        if (plan.Graph.Targets is null)
            return;
        writer.Line($"private readonly global::NetGen.Preparation.TargetPreparation<{plan.Graph.Scalar}> {Field};");
        writer.Line();
    }

    /// <summary>A statement of the constructor.</summary>
    public static void PrintConstruction(CodeWriter writer, Plan plan)
    {
        if (plan.Graph.Targets is { } targets)
        {
            writer.Line($"{Field} = new({Literals.Of(plan.Graph.Name)}, OutputLength, standardize: {Literals.Of(targets.Standardize)}, log1P: {Literals.Of(targets.Log1P)}, "
                + $"netGenParameters, {Literals.Of(plan.Buffers[targets.FirstBuffer].Offset)});");
        }
    }

    /// <summary>A local of the trainer: where the targets of a micro-batch are.</summary>
    public static string Located(Plan plan) => plan.Graph.Targets is null
        ? "ref var targets = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(userTargets);"
        : $"ref var targets = ref shard.Workspace.PrepareTargets(userTargets, samples, OutputLength, _network.{Field});";

    public static void PrintRestore(CodeWriter writer, Plan plan, string owner, string outputs)
    {
        if (plan.Graph.Targets is not null)
            writer.Line($"{owner}{Field}.Restore({outputs});");
    }
}
