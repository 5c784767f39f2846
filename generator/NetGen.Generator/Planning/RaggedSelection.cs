using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The kernels of sequences that may be shorter than their shape.</summary>
internal sealed class RaggedSelection(Graph graph, int lanes)
{
    public IEnumerable<KernelCall> Select(Operation operation) => operation switch
    {
        LengthsOperation lengths =>
        [
            new(lengths, new LengthsKernel(lengths.Steps, lengths.Width, lengths.IsTokens, StrideOf(lengths.Output)),
                new Operand[] { new InputOperand(), new TensorOperand(lengths.Output), new RowsOperand() }.ToEquatableArray()),
        ],
        MaskStepsOperation mask =>
            [Call(mask, mask.Lengths, Mask(mask, mask.Output, mask.Input == Graph.Input ? 0 : StrideOf(mask.Input), mask.Fill), mask.Input,
            mask.Output)],
        LastRealStepOperation last =>
        [
            Call(last, last.Lengths, LastStep(last, isGradient: false), last.Input, last.Output),
        ],
        MeanOfRealOperation mean => [Call(mean, mean.Lengths, Mean(mean), mean.Input, mean.Output)],
        RaggedGradient { Forward: MaskStepsOperation mask } gradient =>
            [Call(gradient, mask.Lengths, Mask(mask, gradient.InputGradient, StrideOf(gradient.OutputGradient), 0),
                gradient.OutputGradient, gradient.InputGradient)],
        RaggedGradient { Forward: LastRealStepOperation last } gradient =>
            [Call(gradient, last.Lengths, LastStep(last, isGradient: true), gradient.OutputGradient, gradient.InputGradient)],
        RaggedGradient { Forward: MeanOfRealOperation mean } gradient =>
            [Call(gradient, mean.Lengths, Mean(mean), gradient.OutputGradient, gradient.InputGradient)],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name,
            "An operation without a kernel of ragged sequences."),
    };

    private MaskStepsKernel Mask(MaskStepsOperation mask, int to, int fromStride, double fill) =>
        new(mask.Steps, mask.Width, StrideOf(mask.Lengths), fromStride, StrideOf(to), fill);

    private LastRealStepKernel LastStep(LastRealStepOperation last, bool isGradient) =>
        new(last.Steps, last.Width, StrideOf(last.Lengths), StrideOf(last.Input), StrideOf(last.Output), isGradient);

    private MeanOfRealKernel Mean(MeanOfRealOperation mean) => new(mean.Steps, mean.Width, StrideOf(mean.Lengths), StrideOf(mean.Output));

    private static KernelCall Call(Operation operation, int lengths, LoopKernel kernel, int from, int to) =>
        new(operation, kernel, new Operand[]
    {
        from == Graph.Input ? new InputOperand() : new TensorOperand(from), new TensorOperand(lengths), new TensorOperand(to),
            new RowsOperand(),
    }.ToEquatableArray());

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
