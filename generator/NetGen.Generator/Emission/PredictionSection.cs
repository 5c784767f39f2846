using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints prediction: one sample, many samples, the likeliest class.</summary>
internal static class PredictionSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Hidden(plan =>
        {
            writer.Line("// One workspace a thread, made by its first prediction.");
            writer.Line("[global::System.ThreadStatic]");
            writer.Line($"private static global::NetGen.Preparation.Workspace<{plan.Graph.Scalar}>? netGenWorkspace;").Gap();
        });
        foreach (var element in ElementsOf(members.Surface))
        {
            PrintPredict(writer, members, element);
            PrintPredictBatch(writer, members, element);
            if (members.Surface.IsClassifier)
                PrintClassify(writer, members, element);
            if (members.Surface.MapsClasses)
                PrintClassifyPositions(writer, members, element);
        }
        members.Hidden(plan => PrintProgram(writer, plan, plan.Prediction));
    }

    /// <summary>What a sample may consist of: bytes are pixels, never fields of a table, and integers are tokens.</summary>
    public static string[] ElementsOf(Surface surface) => surface.Table is not null ? [surface.Scalar]
        : [surface.Scalar, surface.HasTokens ? "int" : "byte"];

    private static string Workspace(Plan plan) => $"var workspace = netGenWorkspace ??= new({WorkspaceSize(plan)});";

    /// <summary>The arguments of the workspace that a prediction needs.</summary>
    public static string WorkspaceSize(Plan plan) =>
        $"{Literals.Of(checked((int)plan.Prediction.LengthFor(plan.MicroBatch)))}, {Literals.Of(plan.MicroBatch)}";

    private static void PrintPredict(CodeWriter writer, MemberWriter members, string element)
    {
        var s = members.Surface.Scalar;
        members.Summary("Predicts one sample. Thread-safe; allocates nothing (a thread's first call makes its workspace).");
        members.Param("input", "InputLength values" + Numbers(element));
        members.Param("output", "Receives OutputLength values.");
        DocumentExceptions(members, "A span has another length.");
        DocumentFinite(members, element);
        members.Block($"public void Predict(global::System.ReadOnlySpan<{element}> input, global::System.Span<{s}> output)", plan =>
        {
            var name = Literals.Of(plan.Graph.Name);
            writer.Line($"global::NetGen.Data.Guard.Length(input.Length, InputLength, {name}, \"input\");");
            writer.Line($"global::NetGen.Data.Guard.Length(output.Length, OutputLength, {name}, \"output\");");
            PrintFiniteGuard(writer, plan, element, "input", name);
            writer.Line(Workspace(plan));
            PrintForward(writer, plan, element);
            writer.Line(CopyOut(plan, plan.Prediction, "1", "output"));
            TargetSection.PrintRestore(writer, plan, "", "output");
            writer.Line($"global::NetGen.Data.Guard.Outputs(output, OutputLength, {name});");
        });
    }

    private static void PrintPredictBatch(CodeWriter writer, MemberWriter members, string element)
    {
        var s = members.Surface.Scalar;
        members.Summary("Predicts many samples. Thread-safe; allocates nothing (a thread's first call makes its workspace).");
        members.Param("inputs", "Samples × InputLength values, row-major" + Numbers(element));
        members.Param("outputs", "Receives samples × OutputLength values.");
        DocumentExceptions(members, "The lengths are not of the same number of samples.");
        if (element == s)
            members.Throws("NetGen.OverlappingSpansException",
                "The outputs lie over the inputs and begin elsewhere, or are longer; nothing was written.");
        DocumentFinite(members, element);
        members.Block($"public void PredictBatch(global::System.ReadOnlySpan<{element}> inputs, global::System.Span<{s}> outputs)", plan =>
        {
            var name = Literals.Of(plan.Graph.Name);
            writer.Line($"var count = global::NetGen.Data.Guard.Rows(inputs.Length, InputLength, outputs.Length, OutputLength, {name}, \"outputs\");");
            if (element == s)
                writer.Line($"global::NetGen.Data.Guard.Apart<{s}>(inputs, outputs, {name});");
            PrintFiniteGuard(writer, plan, element, "inputs", name);
            writer.Line(Workspace(plan));
            writer.Open($"for (var start = 0; start < count; start += {Literals.Of(plan.MicroBatch)})");
            writer.Line($"var samples = global::System.Math.Min({Literals.Of(plan.MicroBatch)}, count - start);");
            writer.Line($"ref var located = ref workspace.{Locate(plan, Samples(element, s, "inputs"), "default", "start", "samples")};");
            writer.Line("NetGenPredict(ref located, ref workspace.InputOffsets, ref workspace.Values, samples);");
            writer.Line(CopyOut(plan, plan.Prediction, "samples", "outputs.Slice(start * OutputLength, samples * OutputLength)"));
            TargetSection.PrintRestore(writer, plan, "", "outputs.Slice(start * OutputLength, samples * OutputLength)");
            writer.Close();
            writer.Line($"global::NetGen.Data.Guard.Outputs(outputs, OutputLength, {name});");
        });
    }

    /// <summary>The forward pass of the one sample "input", which is read where it lies unless something prepares it.</summary>
    private static void PrintForward(CodeWriter writer, Plan plan, string element)
    {
        if (element == plan.Graph.Scalar && plan.Graph.Preparation is not { Preprocesses: true })
        {
            writer.Line("nint first = 0;");
            writer.Line("NetGenPredict(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(input), ref first, "
                + "ref workspace.Values, 1);");
            return;
        }
        writer.Line($"ref var located = ref workspace.{Locate(plan, Samples(element, plan.Graph.Scalar, "input"), "default", "0", "1")};");
        writer.Line("NetGenPredict(ref located, ref workspace.InputOffsets, ref workspace.Values, 1);");
    }

    /// <summary>The samples of a micro-batch, located for the kernels: a call on a workspace.</summary>
    public static string Locate(Plan plan, string samples, string rows, string start, string count, bool isTraining = false,
        bool augments = true)
    {
        var preparation = plan.Graph.Preparation switch
        {
            { Augments: true } when isTraining && augments =>
                ", _network.netGenPreparation, new global::NetGen.Preparation.AugmentationKey(_seed, StepCount)",
            // A trainer's room for rows is made for both: what it evaluates goes the way of what it trains on.
            not null when isTraining => ", _network.netGenPreparation",
            { Preprocesses: true } => ", netGenPreparation",
            // Rows that are read where they lie.
            _ => "",
        };
        var targetLength = isTraining ? SummarySection.TargetLength(plan.Graph) : 0;
        return $"Locate({samples}, {rows}, {start}, {count}, InputLength, {Literals.Of(targetLength)}{preparation})";
    }

    /// <summary>A span of the user's as samples of the network's scalar.</summary>
    public static string Samples(string element, string scalar, string span) =>
        $"{(element == scalar ? "new " : "")}global::NetGen.Data.Samples<{scalar}>"
            + $"{(element == scalar ? "" : element == "int" ? ".OfTokens" : ".OfBytes")}({span})";

    /// <summary>What a parameter's values are, to the end of the sentence.</summary>
    public static string Numbers(string element) => element switch
    {
        "byte" => ": bytes as the numbers 0 to 255, then through the declared preprocessing if there is any.",
        "int" => ": tokens by their numbers.",
        // The network's own scalar.
        _ => ".",
    };

    public static void DocumentExceptions(MemberWriter members, string length)
    {
        members.Throws("NetGen.TensorLengthException", length);
        if (members.Surface.NeedsFitting)
            members.Throws("NetGen.PreprocessingNotFittedException", "The preprocessing has not seen training data.");
    }

    /// <summary>Bytes are always finite; what may be missing of a table, its encoding knows.</summary>
    private static void PrintFiniteGuard(CodeWriter writer, Plan plan, string element, string argument, string name)
    {
        if (SequenceGuard(plan, argument) is { } guard)
        {
            if (element != "byte")
                writer.Line(guard);
        }
        else if (element != "byte" && plan.Graph.Preparation?.Table is null)
            writer.Line($"global::NetGen.Data.Guard.Inputs({argument}, InputLength, {name});");
    }

    /// <summary>The statement that looks at tokens, or at sequences that may be shorter; null where samples are neither.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="samples">What the statement calls them; with the rows of a batch behind them.</param>
    public static string? SequenceGuard(Plan plan, string samples)
    {
        var (graph, name) = (plan.Graph, Literals.Of(plan.Graph.Name));
        return graph.Vocabulary > 0
            ? $"global::NetGen.Data.Guard.Tokens({samples}, InputLength, {Literals.Of(graph.Vocabulary)}, "
                + $"{name}{(graph.IsRagged ? ", isRagged: true" : "")});"
            : !graph.IsRagged ? null
            : $"global::NetGen.Data.Guard.Steps({samples}, {Literals.Of(graph.InputShape.Dimensions[0])}, "
                + $"{Literals.Of(graph.InputShape.Width)}, {name});";
    }

    private static void DocumentFinite(MemberWriter members, string element)
    {
        DocumentTokens(members);
        members.Throws("NetGen.NonFiniteInputException", element == "byte" || members.Surface.HasTokens
            ? "An output is no finite number: weights are not, or what they are multiplied with is too large."
            : "A value is NaN or infinite, and nothing was written; or an output is, and the outputs are no prediction.");
    }

    public static void DocumentTokens(MemberWriter members)
    {
        if (members.Surface.HasTokens)
            members.Throws("NetGen.TokenOutOfRangeException", "A value is no token of the vocabulary, and nothing was written.");
        if (members.Surface.IsRagged)
            members.Throws("NetGen.SequenceException", "A sequence has no step, or goes on behind its end, and nothing was written.");
    }

    private static void DocumentNoClass(MemberWriter members, string element)
    {
        DocumentTokens(members);
        members.Throws("NetGen.NonFiniteInputException", element == "byte" || members.Surface.HasTokens
            ? "An output is no finite number: weights are not, or what they are multiplied with is too large."
            : "A value is NaN or infinite, or so large that an output is.");
    }

    private static void PrintClassify(CodeWriter writer, MemberWriter members, string element)
    {
        var what = members.Surface.IsYesNo
            ? "Yes or no of one sample: whether its probability is Threshold or more."
            : "The likeliest class of one sample.";
        members.Summary(what + " Thread-safe; allocates nothing.");
        members.Param("input", "InputLength values" + Numbers(element));
        members.Returns(members.Surface.IsYesNo ? "The class index: 1 for yes, 0 for no." : "The class index; the first of equals.");
        DocumentExceptions(members, "The span has another length.");
        DocumentNoClass(members, element);
        members.Block($"public int Classify(global::System.ReadOnlySpan<{element}> input)", plan =>
        {
            var (name, place) = (Literals.Of(plan.Graph.Name), plan.Prediction.Places[plan.Graph.Output]!);
            writer.Line($"global::NetGen.Data.Guard.Length(input.Length, InputLength, {name}, \"input\");");
            PrintFiniteGuard(writer, plan, element, "input", name);
            writer.Line(Workspace(plan));
            PrintForward(writer, plan, element);
            writer.Line($"var output = workspace.Span.Slice({CallText.OffsetOf(plan.Prediction, place)}, OutputLength);");
            writer.Line($"global::NetGen.Data.Guard.Outputs(output, OutputLength, {name});");
            if (plan.Graph.IsYesNo)
            {
                writer.Line("return output[0] >= netGenThreshold ? 1 : 0;");
                return;
            }
            writer.Line("var likeliest = 0;");
            writer.Open("for (var i = 1; i < output.Length; i++)");
            writer.Line("if (output[i] > output[likeliest])");
            writer.Line("    likeliest = i;");
            writer.Close();
            writer.Line("return likeliest;");
        });
    }

    private static void PrintClassifyPositions(CodeWriter writer, MemberWriter members, string element)
    {
        members.Summary("The likeliest class of each position of one sample. Thread-safe; allocates nothing.");
        members.Param("input", "InputLength values" + Numbers(element));
        members.Param("classes", "Receives the class index of each position, in order; of equals the first.");
        DocumentExceptions(members, "A span has another length.");
        DocumentNoClass(members, element);
        members.Block($"public void Classify(global::System.ReadOnlySpan<{element}> input, global::System.Span<int> classes)", plan =>
        {
            var (name, place, shape) = (Literals.Of(plan.Graph.Name), plan.Prediction.Places[plan.Graph.Output]!, plan.Graph.OutputShape);
            writer.Line($"global::NetGen.Data.Guard.Length(input.Length, InputLength, {name}, \"input\");");
            writer.Line($"global::NetGen.Data.Guard.Length(classes.Length, {Literals.Of(shape.Positions)}, {name}, \"classes\");");
            PrintFiniteGuard(writer, plan, element, "input", name);
            writer.Line(Workspace(plan));
            PrintForward(writer, plan, element);
            writer.Line($"global::NetGen.Data.Guard.Likeliest<{plan.Graph.Scalar}>(workspace.Span.Slice({CallText.OffsetOf(plan.Prediction, place)}, OutputLength), {Literals.Of(shape.Width)}, classes, {name});");
        });
    }

    private static void PrintProgram(CodeWriter writer, Plan plan, ProgramPlan program)
    {
        var s = plan.Graph.Scalar;
        writer.Line("// The forward pass of a micro-batch; each line reads and writes rows of the workspace.");
        writer.Open($"private void NetGenPredict(ref {s} input, ref nint inputOffsets, ref {s} workspace, int samples)");
        writer.Line("ref var parameters = ref netGenParameters.Origin;");
        var stretch = CallText.StretchOf(
            plan, program, program.Calls, "NetGenPredict",
            $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, int samples",
            "ref input, ref inputOffsets, ref workspace, ref parameters, samples");
        stretch.Print(writer);
        writer.Close();
        writer.Line();
        stretch.PrintMethods(writer, "private static");
    }

    /// <summary>Hands the output rows, without their padding, to a span of the user's.</summary>
    public static string CopyOut(Plan plan, ProgramPlan program, string samples, string target)
    {
        var place = program.Places[plan.Graph.Output]!;
        return $"NGNumerics.RowCopy.CopyOut({CallText.At("workspace.Values", program, place)}, {samples}, {Literals.Of(place.Width)}, {Literals.Of(place.Stride)}, {target});";
    }
}
