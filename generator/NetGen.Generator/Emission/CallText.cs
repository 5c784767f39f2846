using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Kernel calls as statements. They speak of the locals that every program has: input, inputOffsets, targets, targetOffsets, parameters,
/// gradients, workspace, samples, start, scale.
/// </summary>
internal static class CallText
{
    public static string Of(Plan plan, ProgramPlan program, KernelCall call)
    {
        var arguments = string.Join(", ", call.Operands.Select(operand => Of(plan, program, call, operand)));
        var isLoss = call.Kernel is LossKernel;
        return (isLoss ? "var loss = " : "") + $"NetGenKernels.{call.Kernel.Name}({arguments});";
    }

    /// <summary>What a call does, in the words of the declaration.</summary>
    public static string Comment(Plan plan, KernelCall call)
    {
        var graph = plan.Graph;
        string Shape(int tensor) => graph.Tensors[tensor].Shape.ToString();
        return call.Operation switch
        {
            WeightedOperation dense => $"{dense.Layer}{(dense.Epilogue is null ? "" : " and " + graph.Tensors[dense.Output].Name)}: {Shape(dense.Input)} → {Shape(dense.Output)}",
            TransposeWeights transpose => $"{transpose.Layer}: its weights, transposed for the gradient of its input",
            PadOperation pad => $"{pad.Layer}: {Shape(pad.Input)} inside {Shape(pad.Output)}",
            PoolOperation pool => $"{pool.Layer}{(pool.Epilogue is null ? "" : " and " + pool.Epilogue.GetType().Name)}: {Shape(pool.Input)} → {Shape(pool.Output)}",
            InputGradientOperation gradient => $"{gradient.Layer}: the gradient of its input{(gradient.Epilogue is null ? "" : ", through the activation in front")}",
            WeightGradient gradient => $"{gradient.Layer}: the gradient of its {(call.Kernel is ColumnSumKernel or ChannelSumKernel ? "bias" : "weights")}",
            LossOperation loss => $"The loss{(loss.IncludesHead ? " with the head" : "")}, and the gradient of its input",
            GradientOperation gradient => $"{gradient.Layer}: its gradient",
            _ => call.Operation.Layer,
        };
    }

    private static string Of(Plan plan, ProgramPlan program, KernelCall call, Operand operand) => operand switch
    {
        TensorOperand tensor => At("workspace", program.Places[tensor.Tensor]!.Offset),
        InputOperand => "ref input, ref inputOffsets",
        TargetOperand => "ref targets, ref targetOffsets",
        ParameterOperand parameter => At("parameters", plan.Parameters[parameter.Parameter].Offset),
        GradientOperand parameter => At("gradients", plan.Parameters[parameter.Parameter].Offset),
        RowsOperand => "samples",
        LossOperand => call.Kernel is LossKernel { Function.HasClassLabels: true } ? "scale, ref classWeights, ref correct" : "scale",
        DropoutOperand dropout =>
            $"NGNumerics.DropoutMask.Key(_seed, StepCount, {Literals.Of(dropout.Operation.Stream)}), (uint)start * {Literals.Of(dropout.ElementsPerSample)}u, "
            + $"NGNumerics.DropoutMask.KeepBelow(_hyperparameters.{dropout.Operation.Hyperparameter}), "
            + $"({plan.Graph.Scalar})(1.0 / (1.0 - _hyperparameters.{dropout.Operation.Hyperparameter}))",
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand.GetType().Name, "An operand without text."),
    };

    public static string At(string arena, int offset) => offset == 0 ? "ref " + arena : $"ref NGUnsafe.Add(ref {arena}, {Literals.Of(offset)})";
}
