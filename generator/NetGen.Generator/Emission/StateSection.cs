using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the trainer's memory by name: what a checkpoint saves and restores without knowing any optimizer.</summary>
internal static class StateSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        var s = members.Surface.Scalar;
        members.Inherited().Auto("public long StepCount", "get; set;");
        members.Inherited().Property("public ulong Seed", "_seed", "_seed = value");
        members.Inherited().Text($"public global::NetGen.Training.TrainerState<{s}> State", " => new()", plan =>
        {
            writer.Open("");
            PrintList(writer, "Tensors", $"global::NetGen.Training.NamedTensor<{s}>", TensorsOf(plan));
            PrintList(writer, "Numbers", "global::NetGen.Training.NamedTensor<double>", NumbersOf(plan));
            PrintList(writer, "Settings", "global::NetGen.Training.NamedNumber",
                plan.Hyperparameters.Select(setting => $"new({Literals.Of(setting.Name)}, _hyperparameters.{setting.Name})"));
            writer.Close(";");
        });
    }

    private static IEnumerable<string> TensorsOf(Plan plan)
    {
        var kernel = plan.Kernels.OfType<UpdateKernel>().First();
        foreach (var state in kernel.Optimizer.State)
            yield return $"new({Literals.Of(state)}, (_{state} ??= new(ParameterCount)).Memory){(kernel.Optimizer.IsNonNegative(state) ? " { IsNonNegative = true }" : "")}";
        if (kernel.Averages)
            yield return "new(\"averages\", (_averages ??= CopyOfParameters()).Memory)";
        if (plan.Graph.CarriedRows.Count > 0)
            yield return CarriedSection.Tensor;
    }

    private static IEnumerable<string> NumbersOf(Plan plan)
    {
        if (plan.Graph.Schedule is ReduceOnPlateau)
            yield return "new(\"plateau\", _plateau.Numbers) { IsValid = global::NetGen.Training.PlateauWatch.AreNumbers }";
    }

    private static void PrintList(CodeWriter writer, string member, string type, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
            return;
        writer.Open($"{member} = new {type}[]");
        foreach (var line in lines)
            writer.Line($"{line},");
        writer.Close(",");
    }
}
