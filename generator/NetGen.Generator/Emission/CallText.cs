using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>
/// Kernel calls as statements. They speak of the locals that every program has: input, inputOffsets, targets, targetOffsets, parameters,
/// gradients, workspace, samples, start, scale.
/// </summary>
internal static class CallText
{
    /// <summary>Calls that one method may have: 16 KB of IL at about 65 bytes a call, with room.</summary>
    private const int MostCalls = 150;

    /// <summary>Calls that one method of a program may have; fewer where offsets are computed, or calls stand in loops.</summary>
    public static int MostCallsOf(ProgramPlan program) =>
        program.Capacity is null || program.Calls.Any(call => call is TimeLoop) ? MostCalls / 2 : MostCalls;

    /// <summary>The calls of a stretch of a program, each under a comment.</summary>
    public static Stretches StretchOf(Plan plan, ProgramPlan program, IEnumerable<PlannedCall> calls, string name, string parameters,
        string arguments)
    {
        var stretch = new Stretches(name, parameters, arguments, MostCallsOf(program));
        foreach (var call in calls)
            stretch.Add(call.Operation.Layer, writer => Print(writer.Line(), plan, program, call), call.Kernels.Count());
        return stretch;
    }

    /// <summary>A call under its comment.</summary>
    public static void Print(CodeWriter writer, Plan plan, ProgramPlan program, PlannedCall call)
    {
        writer.Line($"// {Comment(plan, call)}");
        PrintStatement(writer, plan, program, call);
    }

    public static void PrintStatement(CodeWriter writer, Plan plan, ProgramPlan program, PlannedCall call)
    {
        switch (call)
        {
            case KernelCall kernel: PrintStatement(writer, plan, program, kernel); break;
            case TimeLoop loop: PrintLoop(writer, plan, program, loop); break;
            case ByCount choice:
                writer.Line($"if (samples < {Literals.Of(choice.Many)})");
                PrintStatement(writer, plan, program, choice.OfFew, "    ");
                writer.Line("else");
                PrintStatement(writer, plan, program, choice.OfMany, "    ");
                break;
            default: throw new ArgumentOutOfRangeException(nameof(call), call.GetType().Name, "A call without text.");
        }
    }

    /// <summary>What runs once needs no loop.</summary>
    private static void PrintLoop(CodeWriter writer, Plan plan, ProgramPlan program, TimeLoop loop)
    {
        if (loop.Steps == 1)
        {
            foreach (var call in loop.Body)
                PrintStatement(writer, plan, program, call with { Operands = call.Operands.Select(AtStepZero).ToEquatableArray() });
            return;
        }
        writer.Open(loop.IsBackwards
            ? $"for (var step = {Literals.Of(loop.Steps - 1)}; step >= 0; step--)"
            : $"for (var step = 0; step < {Literals.Of(loop.Steps)}; step++)");
        foreach (var call in loop.Body)
            PrintStatement(writer, plan, program, call);
        writer.Close();
    }

    private static Operand AtStepZero(Operand operand) => operand switch
    {
        TensorOperand { At: { } at } tensor => tensor with { At = at with { Factor = 0 } },
        InputOperand { At: { } at } => new InputOperand(at with { Factor = 0 }),
        StepOperand step => new StepOperand(step.At with { Factor = 0 }),
        // What does not move with the step.
        _ => operand,
    };

    private static void PrintStatement(CodeWriter writer, Plan plan, ProgramPlan program, KernelCall call, string indent = "")
    {
        writer.Begin(indent).Append(call.Kernel is LossKernel ? "var loss = NetGenKernels." : "NetGenKernels.")
            .Append(call.Kernel.Name).Append("(");
        for (var i = 0; i < call.Operands.Count; i++)
        {
            if (i > 0)
                writer.Append(", ");
            Print(writer, plan, program, call, call.Operands[i]);
        }
        writer.End(");");
    }

    /// <summary>What a call does, in the words of the declaration.</summary>
    public static string Comment(Plan plan, PlannedCall planned)
    {
        var call = planned.Kernels.Last();
        var graph = plan.Graph;
        string Shape(int tensor) => graph.Tensors[tensor].Shape.ToString();
        return call.Operation switch
        {
            DenseOperation { IsProjection: true } dense =>
                $"{dense.Layer}: what its input is multiplied into"
                    + (graph.Tensors[dense.Output].Steps is > 1 and var steps ? $", all {Literals.Of(steps)} steps at once" : ""),
            SplitSteps split => $"{split.Layer}: its input step by step{(split.IsReversed ? ", the last one first" : "")}",
            JoinSteps { Steps: 1 } join => $"{join.Layer}: its last state",
            JoinSteps join =>
                $"{join.Layer}: {(planned is TimeLoop ? "its steps" : "room for its steps")} as a sequence {Shape(join.Output)}",
            JoinStepsGradient gradient => $"{gradient.Layer}: the gradient of its states, step by step",
            RecurrentOperation { Start: RecurrentStart.Kept } layer => $"{layer.Layer}: a step from the state before it, in its place",
            RecurrentOperation layer => planned is TimeLoop
                ? $"{layer.Layer}: {Literals.Of(layer.Steps)} steps, each from the state before it"
                : layer.Layer + ": " + AroundSteps(layer, call),
            RecurrentStartGradient gradient => $"{gradient.Layer}: the gradient of the state before the first step",
            RecurrentGradient gradient => planned is TimeLoop
                ? $"{gradient.Layer}: its gradient, back through the steps"
                : $"{gradient.Layer}: nothing comes back from behind the last step",
            WeightedOperation dense =>
                $"{dense.Layer}{(dense.Epilogue is null ? "" : " and " + graph.Tensors[dense.Output].Name)}: {Shape(dense.Input)} → {Shape(dense.Output)}",
            NormalizationOperation normalization => normalization.Layer + (call.Kernel switch
            {
                ChannelStatisticsKernel => ": the batch's statistics",
                NormalizationAffineKernel => ": a scale and a shift of each channel",
                SetNormalizationKernel { Sets.PerPosition: true } when normalization.Positions > 1 =>
                    ", position by position: " + Shape(normalization.Output),
                // The pass that makes y.
                _ => (normalization.Epilogue is null ? "" : " and " + graph.Tensors[normalization.Output].Name) + ": "
                    + Shape(normalization.Output),
            }),
            PastWindow window => window.Layer + (call.Operands[0], call.Operands[call.Operands.Count - 2]) switch
            {
                (TensorOperand { At.Ring: > 0 }, _) => ": the steps before this one that its window sees, the oldest first",
                (_, TensorOperand { At.Ring: > 0 }) => ": this step takes the place of the oldest",
                // The room that they come to, and this step in it.
                _ => call.Kernel is FillKernel ? ": room for its window" : ": this step, the last of its window",
            },
            AttentionStep attention => attention.Layer + (call.Kernel switch
            {
                AttentionStepWeightsKernel => ": how much it takes of each step so far",
                AttentionStepMixKernel => ": what it takes of them",
                // The first call.
                _ => ": the key and the value of the step",
            }),
            AttentionOperation attention => call.Kernel is AttentionWeightsKernel ? $"{attention.Layer}: how much each step takes of each"
                : $"{attention.Layer}: {Shape(attention.Input)} → {Shape(attention.Output)}",
            AttentionGradient gradient => gradient.Layer + (call.Kernel is AttentionScoreGradientKernel ? ": the gradient of its scores"
                : ": the gradient of its queries, keys and values"),
            LengthsOperation => "How many steps of each sequence are there",
            NormalizationAffine affine =>
                $"{affine.Layer}: a scale and a shift of each channel{(affine.FoldedBias is null ? "" : ", with the bias of the layer in front")}",
            AffineOperation affine =>
                $"{affine.Layer}{(affine.Epilogue is null ? "" : " and " + graph.Tensors[affine.Output].Name)}: {Shape(affine.Output)}",
            NormalizationSums sums => $"{sums.Layer}: the sums that its gradients need",
            TransposeWeights transpose => $"{transpose.Layer}: its weights, transposed for the gradient of its input",
            PackWeights pack =>
                $"{pack.Layer}: its weights, {(pack.IsTransposed ? "transposed, " : "")}in panels{(pack.IsTransposed ? " for the gradient of its input" : "")}",
            PadOperation pad => $"{pad.Layer}: {Shape(pad.Input)} inside {Shape(pad.Output)}",
            PoolOperation pool =>
                $"{pool.Layer}{(pool.Epilogue is null ? "" : " and " + pool.Epilogue.GetType().Name)}: {Shape(pool.Input)} → {Shape(pool.Output)}",
            InputGradientOperation gradient =>
                $"{gradient.Layer}: the gradient of its input{(gradient.Epilogue is null ? "" : ", through the activation in front")}",
            WeightGradient gradient =>
                $"{gradient.Layer}: the gradient of its {(call.Kernel is ColumnSumKernel or ChannelSumKernel || call.Operands[call.Operands.Count - 1] is GradientOperand { } bias && bias.Parameter == gradient.Bias ? "bias" : "weights")}",
            LossOperation loss => $"The loss{(loss.IncludesHead ? " with the head" : "")}, and the gradient of its input",
            GradientOperation gradient => $"{gradient.Layer}: its gradient",
            // What only its name tells: an activation, a copy, a join.
            _ => call.Operation.Layer,
        };
    }

    /// <summary>What a call in front of a recurrent layer's first step or behind its last does.</summary>
    private static string AroundSteps(RecurrentOperation layer, KernelCall call) => call.Kernel switch
    {
        CarriedStartKernel => "the state that each row was left with, or the learned one where a series begins",
        BegunKernel => "the next window goes on",
        _ when layer.Start == RecurrentStart.Declared => "the state before the first step",
        _ when call.Operands[0] is CarriedOperand carried =>
            carried.Tensor == layer.Initial?.HasBegun ? "which rows go on from the window before" : "the state that each row was left with",
        // What goes the other way.
        _ => "the state for the next window",
    };

    private static void Print(CodeWriter writer, Plan plan, ProgramPlan program, KernelCall call, Operand operand)
    {
        switch (operand)
        {
            case TensorOperand tensor:
                PrintAt(writer, "workspace", OffsetOf(program, program.Places[tensor.Tensor]!, tensor.Start, tensor.At));
                break;
            case InputOperand { At: { } at }:
                PrintAt(writer, "input", Sum("0", Times(IndexOf(at), at.Elements)));
                writer.Append(", ref inputOffsets");
                break;
            case BufferOperand buffer: PrintAt(writer, "parameters", Literals.Of(plan.Buffers[buffer.Buffer].Offset)); break;
            case ParameterOperand parameter:
                PrintAt(writer, "parameters", Sum(Literals.Of(plan.Parameters[parameter.Parameter].Offset),
                    parameter.At is { } row ? Times(IndexOf(row), row.Elements) : "0"));
                break;
            case PackedOperand packed: PrintAt(writer, "packed", Literals.Of(packed.Offset)); break;
            case GradientOperand parameter: PrintAt(writer, "gradients", Literals.Of(plan.Parameters[parameter.Parameter].Offset)); break;
            case CarriedOperand carried:
                PrintAt(writer, carried.IsAfter ? "statesAfter" : "statesBefore",
                    Sum("start * " + Literals.Of(CarriedPlaces.RowLength(plan.Graph)),
                    Literals.Of(CarriedPlaces.OffsetOf(plan.Graph, carried.Tensor))));
                break;
            // What stands at no place of an array.
            default: writer.Append(Of(plan, call, operand)); break;
        }
    }

    private static void PrintAt(CodeWriter writer, string arena, string offset)
    {
        if (offset == "0")
            writer.Append("ref ").Append(arena);
        else
            writer.Append("ref NGUnsafe.Add(ref ").Append(arena).Append(", ").Append(offset).Append(")");
    }

    private static string Of(Plan plan, KernelCall call, Operand operand) => operand switch
    {
        InputOperand => "ref input, ref inputOffsets",
        SinusoidsOperand sinusoids => $"ref {NameOf(sinusoids)}.Origin",
        StepOperand step => IndexOf(step.At),
        TargetOperand => "ref targets, ref targetOffsets",
        LastInRingOperand last => $"global::System.Math.Min(time, {Literals.Of(last.Ring - 1)}u)",
        RowsOperand rows => rows.Steps == 1 ? "samples" : Literals.Of(rows.Steps) + " * samples",
        LossOperand => call.Kernel switch
        {
            LossKernel { Function.HasClassLabels: true } => "scale, ref classWeights, ref correct",
            YesNoLossKernel => "scale, ref classWeights",
            // Targets that are numbers.
            _ => "scale",
        },
        DropoutOperand dropout =>
            $"NGNumerics.DropoutMask.Key(_seed, StepCount, {Literals.Of(dropout.Operation.Stream)}), (uint)start * {Literals.Of(dropout.ElementsPerSample)}u, "
            + $"NGNumerics.DropoutMask.KeepBelow(_hyperparameters.{dropout.Operation.Hyperparameter}), "
            + DropoutScales(dropout.Operation, call.Kernel, plan.Graph.Scalar, "_hyperparameters." + dropout.Operation.Hyperparameter),
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand.GetType().Name, "An operand without text."),
    };

    /// <summary>The field of the network's class that has the table.</summary>
    public static string NameOf(SinusoidsOperand sinusoids) =>
        $"netGenSinusoids{Literals.Of(sinusoids.Steps)}x{Literals.Of(sinusoids.Channels)}";

    private static string DropoutScales(DropoutOperation dropout, Kernel kernel, string scalar, string rate) =>
        dropout.Kind == DropoutKind.Alpha
        ? $"({scalar})NGNumerics.AlphaDropout.Scale({rate})"
            + (kernel is DropoutKernel { IsShifted: true } ? $", ({scalar})NGNumerics.AlphaDropout.Shift({rate})" : "")
        : $"({scalar})(1.0 / (1.0 - {rate}))";

    /// <summary>An element of a tensor in a workspace.</summary>
    public static string At(string workspace, ProgramPlan program, TensorPlace place, int start = 0)
    {
        var offset = OffsetOf(program, place, start);
        return offset == "0" ? "ref " + workspace : $"ref NGUnsafe.Add(ref {workspace}, {offset})";
    }

    /// <summary>The same at a step.</summary>
    private static string OffsetOf(ProgramPlan program, TensorPlace place, int start, StepIndex? at) => at is null
        ? OffsetOf(program, place, start)
        : Sum(OffsetOf(program, place, start), at.Elements > 0 ? Times(IndexOf(at), at.Elements)
            : Times(IndexOf(at), place.Stride, program.Capacity is null ? " * capacity" : " * samples"));

    private static string IndexOf(StepIndex at) => at.Ring > 0 ? InRing(at) : at.Factor switch
    {
        0 => Literals.Of(at.Shift),
        1 => at.Shift == 0 ? "step" : $"(step + {Literals.Of(at.Shift)})",
        -1 => $"({Literals.Of(at.Shift)} - step)",
        _ => throw new ArgumentOutOfRangeException(nameof(at), at.Factor, "A step that moves by more than one."),
    };

    /// <summary>The place in a ring, from the step of the stream on: never outside it.</summary>
    private static string InRing(StepIndex at)
    {
        var ahead = at.Factor == 0 ? (at.Shift == 0 ? "" : Literals.Of(at.Shift) + "u")
            : $"(uint)({Times("step", at.Factor)}{(at.Shift == 0 ? "" : " + " + Literals.Of(at.Shift))})";
        return $"(int)({(ahead.Length == 0 ? "time" : $"(time + {ahead})")} % {Literals.Of(at.Ring)}u)";
    }

    private static string Times(string index, int factor, string behind = "") =>
        index == "0" ? "0" : (factor == 1 ? index : index == "1" ? Literals.Of(factor) : index + " * " + Literals.Of(factor)) + behind;

    private static string Sum(string left, string right) => left == "0" ? right : right == "0" ? left : left + " + " + right;

    /// <summary>
    /// The offset of an element of a tensor, of type int where the program's micro-batch is a constant; else of type nint, a multiple of
    /// the local <c>capacity</c>: the samples that there is room for.
    /// </summary>
    public static string OffsetOf(ProgramPlan program, TensorPlace place, int start = 0)
    {
        if (program.Capacity is { } capacity)
            return Literals.Of(checked((int)(place.OffsetFor(capacity) + start)));
        var (fixedPart, rowPart) = (checked((int)(place.FixedOffset + start)), checked((int)place.RowOffset));
        return rowPart == 0
            ? Literals.Of(fixedPart)
            : (fixedPart == 0 ? "" : Literals.Of(fixedPart) + " + ") + Literals.Of(rowPart) + " * capacity";
    }

    public static string At(string arena, int offset) =>
        offset == 0 ? "ref " + arena : $"ref NGUnsafe.Add(ref {arena}, {Literals.Of(offset)})";
}
