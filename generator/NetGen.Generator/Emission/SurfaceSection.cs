using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the network's own members, room by room, with its sizes and the fields that hold its state.</summary>
internal static class SurfaceSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        PrintSizes(members);
        SummarySection.Print(writer, members);
        members.Hidden(plan => PrintFields(writer, plan));
        ConstructorSection.Print(writer, members);
        NamesSection.Print(writer, members);
        ViewSection.Print(members);
        PredictionSection.Print(writer, members);
        StreamSection.Print(writer, members);
        InspectSection.Print(writer, members);
        PreparationSection.PrintFitting(writer, members);
        PreparationSection.PrintFolding(writer, members);
        if (members.Surface.Trains)
            FitSection.Print(writer, members);
        CopySection.Print(writer, members);
        NetworkTypeSection.Print(members);
        FileSection.Print(writer, members);
    }

    private static void PrintFields(CodeWriter writer, Plan plan)
    {
        if (plan.Training is not null)
        {
            writer.Line("// For the trainer, which has a Summary of its own.");
            writer.Line("private static global::NetGen.NetworkSummary NetGenSummary => Summary;");
            writer.Line();
        }
        writer.Line($"private readonly NGNumerics.Arena<{plan.Graph.Scalar}> netGenParameters = new({StateLength(plan)});");
        writer.Line();
        if (plan.Training is not null)
        {
            writer.Line("// Whether the weights are as they were drawn: each training of others draws random numbers of its own.");
            writer.Line("private bool netGenIsFresh;");
            writer.Line();
        }
        foreach (var table in plan.Prediction.KernelCalls.SelectMany(call => call.Operands).OfType<SinusoidsOperand>().Distinct())
        {
            writer.Line($"private static readonly NGNumerics.Arena<{plan.Graph.Scalar}> {CallText.NameOf(table)} = "
                + $"NGNumerics.Sinusoids.Table<{plan.Graph.Scalar}>({Literals.Of(table.Steps)}, {Literals.Of(table.Channels)});").Gap();
        }
        PreparationSection.Print(writer, plan);
    }

    /// <summary>Elements of the arena that parameters and buffers share.</summary>
    private static string StateLength(Plan plan) =>
        "ParameterCount" + (plan.Buffers.Count == 0 ? "" : " + " + Literals.Of(plan.StateLength - plan.ParameterCount));

    private static void PrintSizes(MemberWriter members)
    {
        members.Shape("Values in one input sample", plan => plan.Graph.InputShape + ", row-major");
        members.Constant("public const int InputLength", plan => Literals.Of((int)plan.Graph.InputShape.Count));
        members.Shape("Values in one output", plan => plan.Graph.OutputShape.ToString());
        members.Constant("public const int OutputLength", plan => Literals.Of((int)plan.Graph.OutputShape.Count));
        members.Summary("All weights and biases.").Constant("public const int ParameterCount", plan => Literals.Of(plan.ParameterCount));
    }
}
