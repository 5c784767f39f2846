using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what makes panels of wide weights, once for all micro-batches of a batch and for all threads.</summary>
internal static class PackingSection
{
    public static void PrintField(CodeWriter writer, Plan plan)
    {
        if (plan.Packs.Length == 0)
            return;
        writer.Line("// The weights of wide layers in panels, as products of many rows read them: made before a batch's micro-batches.");
        writer.Line($"private global::NetGen.Numerics.Arena<{plan.Graph.Scalar}>? _packed;");
    }

    public static void PrintMethod(CodeWriter writer, Plan plan)
    {
        if (plan.Packs.Length == 0)
            return;
        writer.Line("// The panels of the weights as they are now; those for gradients only where there will be some.");
        writer.Open("private void Pack(bool isTraining)");
        writer.Line("ref var parameters = ref _network.netGenParameters.Origin;");
        writer.Line($"ref var packed = ref (_packed ??= new({Literals.Of(plan.Packs.Length)})).Origin;");
        var (calls, first) = (plan.Packs.Calls, plan.Packs.ForEvaluation);
        foreach (var call in calls.Take(first))
            CallText.Print(writer.Line(), plan, plan.Training!, call);
        if (first < calls.Count)
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
        if (plan.Packs.Length > 0)
            writer.Line($"Pack(isTraining: {(isTraining ? "true" : "false")});");
    }

    public static void PrintLocal(CodeWriter writer, Plan plan)
    {
        if (plan.Packs.Length > 0)
            writer.Line("ref var packed = ref _packed!.Origin;");
    }

    /// <summary>The panels as a parameter of a method of its own, and what follows it.</summary>
    public static string Parameter(Plan plan) => plan.Packs.Length > 0 ? $"ref {plan.Graph.Scalar} packed, " : "";

    /// <summary>The same as an argument.</summary>
    public static string Argument(Plan plan) => plan.Packs.Length > 0 ? "ref packed, " : "";
}
