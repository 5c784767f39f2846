using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what makes panels of weights, once for all micro-batches of a batch and for all threads.</summary>
internal static class PackingSection
{
    public static void PrintField(CodeWriter writer, Plan plan)
    {
        if (plan.Packs.Length == 0)
            return;
        writer.Line("// Weights in panels or transposed, as products of many rows read them: made before a batch's micro-batches.");
        writer.Line($"private global::NetGen.Numerics.Arena<{plan.Graph.Scalar}>? _packed;");
    }

    public static void PrintMethod(CodeWriter writer, Plan plan)
    {
        if (plan.Packs.Length == 0)
            return;
        var isShared = AreNeeded(plan, isTraining: false);
        writer.Line("// The weights as they are now" + (isShared ? "; what only gradients need, only where there will be some." : "."));
        writer.Open($"private void Pack({(isShared ? "bool isTraining" : "")})");
        writer.Line("ref var parameters = ref _network.netGenParameters.Origin;");
        writer.Line($"ref var packed = ref (_packed ??= new({Literals.Of(plan.Packs.Length)})).Origin;");
        var (calls, first) = (plan.Packs.Calls, plan.Packs.ForEvaluation);
        foreach (var call in calls.Take(first))
            CallText.Print(writer.Line(), plan, plan.Training!, call);
        if (isShared && first < calls.Count)
        {
            writer.Line();
            writer.Line("if (!isTraining)");
            writer.Line("    return;");
        }
        foreach (var call in calls.Skip(first))
            CallText.Print(writer.Line(), plan, plan.Training!, call);
        writer.Close();
        writer.Line();
    }

    public static void PrintCall(CodeWriter writer, Plan plan, bool isTraining)
    {
        if (!AreNeeded(plan, isTraining))
            return;
        var call = AreNeeded(plan, isTraining: false) ? $"Pack(isTraining: {(isTraining ? "true" : "false")});" : "Pack();";
        if (!isTraining || plan.Packs.FewestSamples == 1)
        {
            writer.Line(call);
            return;
        }
        writer.Line($"if (count >= {Literals.Of(plan.Packs.FewestSamples)})");
        writer.Line("    " + call);
    }

    public static void PrintLocal(CodeWriter writer, Plan plan, bool isTraining)
    {
        if (!AreNeeded(plan, isTraining))
            return;
        // Where there were always few samples, which one thread works through, they have no place yet.
        writer.Line(isTraining && plan.Packs.FewestSamples > 1
            ? $"ref var packed = ref (_packed ??= new({Literals.Of(plan.Packs.Length)})).Origin;"
            : "ref var packed = ref _packed!.Origin;");
    }

    /// <summary>The panels as a parameter of a method of its own, and what follows it.</summary>
    public static string Parameter(Plan plan, bool isTraining) => AreNeeded(plan, isTraining) ? $"ref {plan.Graph.Scalar} packed, " : "";

    /// <summary>The same as an argument.</summary>
    public static string Argument(Plan plan, bool isTraining) => AreNeeded(plan, isTraining) ? "ref packed, " : "";

    private static bool AreNeeded(Plan plan, bool isTraining) => isTraining ? plan.Packs.Length > 0 : plan.Packs.ForEvaluation > 0;
}
