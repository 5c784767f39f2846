using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the look inside: a prediction, sample by sample, that shows every layer's output; for the user and for the trainer's monitors.
/// </summary>
internal static class InspectSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        var s = members.Surface.Scalar;
        members.Summary("Predicts samples and shows every layer's output on the way: for looking at signals, not for speed. Costs nothing when it is not called.");
        members.Param("inputs", "Samples × InputLength values, row-major.");
        members.Param("observer", "Called for each sample and layer, in the order of the layers.");
        members.Throws("NetGen.TensorLengthException", "The length is no multiple of InputLength.");
        PredictionSection.DocumentTokens(members);
        members.Block($"public void Inspect(global::System.ReadOnlySpan<{s}> inputs, global::NetGen.LayerObserver<{s}> observer)", plan =>
        {
            writer.Line($"var count = global::NetGen.Data.Guard.Rows(inputs.Length, InputLength, inputs.Length, InputLength, {Literals.Of(plan.Graph.Name)});");
            if (PredictionSection.SequenceGuard(plan, "inputs") is { } guard)
                writer.Line(guard);
            writer.Line("// A workspace of its own: the observer may predict with this network meanwhile.");
            writer.Line($"NetGenInspect({PredictionSection.Samples(s, s, "inputs")}, default, count, new global::NetGen.Preparation.Workspace<{s}>({PredictionSection.WorkspaceSize(plan)}), observer);");
        });
        members.Hidden(plan => PrintProgram(writer, plan, plan.Prediction));
    }

    private static void PrintProgram(CodeWriter writer, Plan plan, ProgramPlan program)
    {
        var s = plan.Graph.Scalar;
        writer.Open($"private void NetGenInspect(global::NetGen.Data.Samples<{s}> inputs, global::System.ReadOnlySpan<int> rows, int count, global::NetGen.Preparation.Workspace<{s}> netGen, global::NetGen.LayerObserver<{s}> observer)");
        string[] locals = ["ref var workspace = ref netGen.Values;", "ref var parameters = ref netGenParameters.Origin;",
            "ref var inputOffsets = ref netGen.InputOffsets;", "const int samples = 1;"];
        foreach (var line in locals)
            writer.Line(line);
        writer.Open("for (var sample = 0; sample < count; sample++)");
        writer.Line($"ref var input = ref netGen.{PredictionSection.Locate(plan, "inputs", "rows", "sample", "samples")};");
        var stretch = new Stretches(
            "NetGenInspect",
            $"global::NetGen.LayerObserver<{s}> observer, int sample, global::NetGen.Preparation.Workspace<{s}> netGen, ref {s} input",
            "observer, sample, netGen, ref input", CallText.MostCallsOf(program) / 2);
        for (var i = 0; i < program.Calls.Count; i++)
        {
            var call = program.Calls[i];
            // What an operation hands on, when it is finished; not what it keeps for itself, and not what is made of the input in front of
            // the layers.
            var isShown = call.Operation.Item >= 0
                && plan.Graph.Tensors[call.Operation.Writes[0]] is { IsPerSample: true, Steps: 1 }
                && !(i + 1 < program.Calls.Count && ReferenceEquals(program.Calls[i + 1].Operation, call.Operation));
            stretch.Add(call.Operation.Layer, writer =>
            {
                CallText.PrintStatement(writer, plan, program, call);
                if (isShown && call.Operation.Writes[0] is var tensor && program.Places[tensor] is { } place)
                    writer.Line($"observer({Literals.Of(plan.Graph.Tensors[tensor].Name)}, sample, netGen.Span.Slice({CallText.OffsetOf(program, place)}, {Literals.Of(place.Width)}));");
            }, call.Kernels.Count());
        }
        stretch.Print(writer);
        writer.Close().Close();
        writer.Line();
        stretch.PrintMethods(writer, "private", locals);
    }

    /// <summary>The same for rows of a batch, in a workspace that is kept.</summary>
    public static void PrintTrainer(CodeWriter writer, MemberWriter members, Action<Plan> printGuards)
    {
        var s = members.Surface.Scalar;
        members.Hidden(_ =>
        {
            writer.Line("// Made by the first look inside.");
            writer.Line($"private global::NetGen.Preparation.Workspace<{s}>? _inspection;").Gap();
        });
        members.Inherited();
        members.Block($"public void Inspect(in global::NetGen.Data.Batch<{s}> batch, global::NetGen.LayerObserver<{s}> observer)", plan =>
        {
            printGuards(plan);
            writer.Line($"_network.NetGenInspect(batch.Inputs, batch.Rows, batch.Rows.Length, _inspection ??= new({PredictionSection.WorkspaceSize(plan)}), observer);");
        });
    }
}
