using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the stream: a state that its owner keeps, and the step from one to the next. Nothing where the network has none.
/// </summary>
internal static class StreamSection
{
    private const string State = "State", Next = "Next";

    public static void Print(CodeWriter writer, MemberWriter members)
    {
        if (!members.Surface.Streams)
            return;
        var (s, state) = (members.Surface.Scalar, members.Type(State));
        members.Shape("Values in one step of a stream", plan => Literals.Of(StepInputs(plan)));
        members.Constant("public const int StepInputLength", plan => Literals.Of(StepInputs(plan)));
        members.Shape("Values that a stream gives at each step", plan => plan.Graph.Tensors[plan.Graph.Stream!.Output].Shape.ToString());
        members.Constant("public const int StepOutputLength", plan => Literals.Of(StepOutputs(plan)));
        PrintNext(writer, members, s, state);
        PrintState(writer, members, s, state);
        members.Hidden(plan => PrintProgram(writer, plan, plan.Streaming!, state));
    }

    private static int StepInputs(Plan plan) => plan.Graph.StepWidth;

    private static int StepOutputs(Plan plan) => (int)plan.Graph.Tensors[plan.Graph.Stream!.Output].Shape.Count;

    private static void PrintNext(CodeWriter writer, MemberWriter members, string s, string state)
    {
        members.Summary("Takes the next step of a stream and gives what the network says of all steps so far: behind each step the bits that Predict gives of the sequence up to it. "
            + "Thread-safe for different states; allocates nothing.");
        var isToken = members.Surface.HasTokens;
        if (isToken)
            members.Param("token", "The step: a token by its number.");
        else
            members.Param("input", "StepInputLength values.");
        members.Param("state", "What the stream has left behind; it is changed.");
        members.Param("output", "Receives StepOutputLength values.");
        PredictionSection.DocumentExceptions(members, "A span has another length.");
        if (isToken)
            members.Throws("NetGen.TokenOutOfRangeException", "It is no token of the vocabulary, and nothing was changed.");
        members.Throws("NetGen.NonFiniteInputException", isToken
            ? "An output is no finite number, and the state is worth no more: reset it."
            : "A value is NaN or infinite, and nothing was changed; or an output is, and the state is worth no more: reset it.");
        members.Hidden(plan =>
        {
            if (plan.Graph.Stream!.MostSteps is { } limit)
                members.Throws("NetGen.StreamEndedException",
                    $"The state has seen the {Literals.Of(limit.Steps)} steps that {limit.Layer} has learned places for.");
        });
        var step = isToken ? "int token" : $"global::System.ReadOnlySpan<{s}> input";
        members.Block($"public void {Next}({step}, {state} state, global::System.Span<{s}> output)", plan =>
        {
            var (name, stream, program) = (Literals.Of(plan.Graph.Name), plan.Graph.Stream!, plan.Streaming!);
            if (!isToken)
                writer.Line($"global::NetGen.Data.Guard.Length(input.Length, StepInputLength, {name}, \"input\");");
            writer.Line($"global::NetGen.Data.Guard.Length(output.Length, StepOutputLength, {name}, \"output\");");
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(state);");
            if (stream.MostSteps is { } limit)
                writer.Line($"state.RequireStepsLeft({Literals.Of(limit.Steps)}, {Literals.Of(limit.Layer)});");
            if (isToken)
            {
                writer.Line($"global::NetGen.Data.Guard.Token(token, {Literals.Of(plan.Graph.Vocabulary)}, {name}, state.Steps);");
                writer.Line($"{s} step = token;");
            }
            else
            {
                writer.Line($"global::NetGen.Data.Guard.Inputs(input, StepInputLength, {name});");
                writer.Line(plan.Graph.Preparation is { Preprocesses: true }
                    ? "ref var step = ref state.Prepare(input, netGenPreparation);"
                    : "ref var step = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(input);");
            }
            PrintStart(writer, plan, program);
            writer.Line("NetGenNext(ref step, ref state.Memory, (ulong)state.Steps);");
            writer.Line("state.Advance();");
            writer.Line($"state.Values.Slice({CallText.OffsetOf(program, program.Places[stream.Output]!)}, StepOutputLength).CopyTo(output);");
            TargetSection.PrintRestore(writer, plan, "", "output");
            writer.Line($"global::NetGen.Data.Guard.Outputs(output, StepOutputLength, {name});");
        });
    }

    /// <summary>A state knows no weights: what the network has learned as its start is put there as the first step comes.</summary>
    private static void PrintStart(CodeWriter writer, Plan plan, ProgramPlan program)
    {
        var starts = plan.Graph.Streaming.OfType<RecurrentOperation>()
            .SelectMany(layer => new[] { (Parameter: layer.Initial?.State, Tensor: (int?)layer.Output),
                (Parameter: layer.Initial?.Cell, Tensor: layer.CellStates) })
            .Where(start => start.Parameter is not null).ToList();
        if (starts.Count == 0)
            return;
        writer.Open("if (state.Steps == 0)");
        foreach (var (parameter, tensor) in starts)
        {
            var place = plan.Parameters[parameter!.Value];
            writer.Line($"{ViewSection.Slice(place)}.CopyTo(state.Values.Slice({CallText.OffsetOf(program, program.Places[tensor!.Value]!)}, "
                + $"{Literals.Of(place.Length)}));");
        }
        writer.Close();
    }

    private static void PrintState(CodeWriter writer, MemberWriter members, string s, string state)
    {
        members.Summary("What a stream through this network has left behind: create one for each stream; reset, clone, save and load it.");
        members.Nested($"public sealed class {state} : global::NetGen.Streams.StreamState<{state}, {s}>", nested =>
        {
            nested.Text("private static global::NetGen.Streams.StateLayout NetGenLayout", " { get; } = new(",
                plan => PrintLayout(writer, plan));
            nested.Summary("A state that has seen nothing.");
            nested.Block($"public {state}() : base(NetGenLayout)", _ => { });
        });
    }

    private static void PrintLayout(CodeWriter writer, Plan plan)
    {
        var program = plan.Streaming!;
        writer.Line($"    Summary, {Literals.Of(checked((int)program.LengthFor(1)))}, StepInputLength,");
        writer.Line("    new global::NetGen.ParameterInfo[]");
        writer.Line("    {");
        foreach (var carried in plan.Graph.Stream!.Carried)
        {
            var (offset, length) = (Literals.Of((int)program.Places[carried.Tensor]!.OffsetFor(1)), Literals.Of((int)carried.Shape.Count));
            writer.Line($"        new() {{ Name = {Literals.Of(carried.Name)}, Layer = {Literals.Of(carried.Layer)}, "
                + $"Shape = {SummarySection.Ints(carried.Shape.Dimensions)}, Offset = {offset}, Length = {length}, "
                + $"Extents = new int[] {{ {length} }}, Strides = new int[] {{ 1 }} }},");
        }
        writer.Line("    });");
    }

    private static void PrintProgram(CodeWriter writer, Plan plan, ProgramPlan program, string state)
    {
        var s = plan.Graph.Scalar;
        writer.Line("// One step, in the memory of its state: what is carried lies where the last step left it; time counts the steps before this one.");
        writer.Open($"private void NetGenNext(ref {s} input, ref {s} workspace, ulong time)");
        writer.Line("ref var parameters = ref netGenParameters.Origin;");
        writer.Line("nint first = 0;");
        writer.Line("ref var inputOffsets = ref first;");
        const string Samples = "const int samples = 1;";
        writer.Line(Samples);
        var stretch = CallText.StretchOf(plan, program, program.Calls, "NetGenNext",
            $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, ulong time",
            "ref input, ref inputOffsets, ref workspace, ref parameters, time");
        stretch.Print(writer);
        writer.Close();
        writer.Line();
        stretch.PrintMethods(writer, "private static", Samples);
    }
}
