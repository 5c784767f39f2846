using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The kernels of normalisations, of learned slopes, and of their gradients.</summary>
internal sealed class NormalizationSelection(Graph graph, int lanes)
{
    public IEnumerable<KernelCall> Select(Operation operation) => operation switch
    {
        NormalizationOperation { Kind: NormalizationKind.Batch } normalization => OfBatch(normalization),
        NormalizationOperation normalization =>
        [
            new KernelCall(normalization,
                new SetNormalizationKernel(normalization.Sets, normalization.Epsilon, StrideOf(normalization.Output),
                    StrideOf(normalization.Statistics), normalization.Epilogue),
                Operands([new TensorOperand(normalization.Input), new ParameterOperand(normalization.Weight), .. BiasOf(normalization),
                    new TensorOperand(normalization.Statistics), new TensorOperand(normalization.Output), new RowsOperand()])),
        ],
        NormalizationAffine affine => [RunningAffine(affine)],
        AffineOperation affine => [Apply(affine, affine.Input, affine.Affine, affine.Output, affine.Positions, affine.Channels,
            affine.Epilogue)],
        NormalizationSums sums =>
        [
            new KernelCall(sums, SumsKernel(sums.Forward),
                Operands(new TensorOperand(sums.OutputGradient), new TensorOperand(sums.Forward.Input),
                    new TensorOperand(sums.Forward.Statistics), new TensorOperand(sums.Sums), new RowsOperand())),
        ],
        NormalizationWeightGradient { Bias: { } bias } gradient =>
            [AddRow(gradient, 0, bias), AddRow(gradient, ChannelRows.StrideOf(gradient.Channels), gradient.Weight)],
        NormalizationWeightGradient gradient => [AddRow(gradient, 0, gradient.Weight)],
        NormalizationInputGradient { Forward.Kind: NormalizationKind.Batch } gradient => OfBatch(gradient),
        NormalizationInputGradient gradient => [OfSets(gradient)],
        PReluOperation prelu =>
        [
            new KernelCall(prelu, PReluKernelOf(prelu, prelu.Output, prelu.Epilogue, isGradient: false),
                Operands(new TensorOperand(prelu.Input), new ParameterOperand(prelu.Weight), new TensorOperand(prelu.Output),
                    new RowsOperand())),
        ],
        PReluInputGradient gradient =>
        [
            new KernelCall(gradient, PReluKernelOf(gradient.Forward, gradient.InputGradient, gradient.Epilogue, isGradient: true),
                Operands([new TensorOperand(gradient.OutputGradient), new TensorOperand(gradient.Forward.Input),
                    new ParameterOperand(gradient.Forward.Weight), .. ActivatedOf(gradient),
                    new TensorOperand(gradient.InputGradient), new RowsOperand()])),
        ],
        PReluWeightGradient gradient =>
        [
            new KernelCall(gradient, PReluSlopesOf(gradient.Forward),
                Operands(new TensorOperand(gradient.OutputGradient), new TensorOperand(gradient.Input),
                    new GradientOperand(gradient.Weight), new RowsOperand())),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name,
            "An operation without a normalisation kernel."),
    };

    private static KernelCall AddRow(NormalizationWeightGradient gradient, int start, int parameter) =>
        new(gradient, new AddRowKernel(gradient.Channels),
            Operands(new TensorOperand(gradient.Sums, start), new GradientOperand(parameter)));

    private static IEnumerable<Operand> BiasOf(NormalizationOperation normalization) => normalization.Bias is { } bias
        ? [new ParameterOperand(bias)] : [];

    private IEnumerable<KernelCall> OfBatch(NormalizationOperation normalization)
    {
        var (positions, channels, statistics, affine) = (normalization.Positions, normalization.Channels, normalization.Statistics,
            normalization.Affine!.Value);
        yield return new KernelCall(normalization, new ChannelStatisticsKernel(positions, channels, StrideOf(normalization.Output)),
            Operands(new TensorOperand(normalization.Input), new TensorOperand(statistics), new RowsOperand()));
        yield return new KernelCall(normalization, new NormalizationAffineKernel(channels, normalization.Epsilon, HasBias: false),
            Operands(new TensorOperand(statistics), new TensorOperand(statistics, ChannelRows.StrideOf(channels)),
                new ParameterOperand(normalization.Weight), new ParameterOperand(normalization.Bias!.Value), new TensorOperand(affine)));
        yield return Apply(normalization, normalization.Input, affine, normalization.Output, positions, channels, normalization.Epilogue);
    }

    private static KernelCall RunningAffine(NormalizationAffine affine)
    {
        var normalization = affine.Normalization;
        var mean = normalization.RunningMean!.Value;
        var operands = new List<Operand>
        {
            new BufferOperand(mean), new BufferOperand(mean + 1), new ParameterOperand(normalization.Weight),
                new ParameterOperand(normalization.Bias!.Value),
        };
        if (affine.FoldedBias is { } bias)
            operands.Add(new ParameterOperand(bias));
        operands.Add(new TensorOperand(affine.Output));
        return new KernelCall(affine, new NormalizationAffineKernel(normalization.Channels, normalization.Epsilon,
            affine.FoldedBias is not null), operands.ToEquatableArray());
    }

    private KernelCall Apply(Operation operation, int input, int affine, int output, int positions, int channels,
        ActivationFunction? epilogue) => new(
        operation, new ChannelAffineKernel(1, positions, channels, StrideOf(output), epilogue, IsGradient: false),
        Operands(new TensorOperand(input), new TensorOperand(affine), new TensorOperand(output), new RowsOperand()));

    private IEnumerable<KernelCall> OfBatch(NormalizationInputGradient gradient)
    {
        var forward = gradient.Forward;
        yield return new KernelCall(gradient, new NormalizationFactorsKernel(forward.Positions, forward.Channels, forward.Epsilon),
            Operands(new TensorOperand(forward.Statistics), new ParameterOperand(forward.Weight), new TensorOperand(gradient.Sums!.Value),
                new TensorOperand(gradient.Factors), new RowsOperand()));
        yield return new KernelCall(gradient,
            new ChannelAffineKernel(2, forward.Positions, forward.Channels, StrideOf(gradient.InputGradient), gradient.Epilogue,
                IsGradient: true),
            Operands([new TensorOperand(gradient.OutputGradient), new TensorOperand(forward.Input), new TensorOperand(gradient.Factors),
                .. ActivatedOf(gradient),
                new TensorOperand(gradient.InputGradient), new RowsOperand()]));
    }

    private KernelCall OfSets(NormalizationInputGradient gradient)
    {
        var forward = gradient.Forward;
        return new KernelCall(gradient,
            new SetNormalizationGradientKernel(forward.Sets, StrideOf(gradient.InputGradient), StrideOf(forward.Statistics),
                gradient.Epilogue),
            Operands([new TensorOperand(gradient.OutputGradient), new TensorOperand(forward.Input), new ParameterOperand(forward.Weight),
                new TensorOperand(forward.Statistics),
                new TensorOperand(gradient.Factors), .. ActivatedOf(gradient), new TensorOperand(gradient.InputGradient),
                    new RowsOperand()]));
    }

    private Kernel SumsKernel(NormalizationOperation forward) => forward.Kind == NormalizationKind.Batch
        ? new NormalizationSumsKernel(forward.Positions, forward.Channels, StrideOf(forward.Output), forward.Epsilon)
        : new SetNormalizationSumsKernel(forward.Sets, StrideOf(forward.Output), StrideOf(forward.Statistics));

    /// <summary>A shared slope sees a row of all elements.</summary>
    private PReluKernel PReluKernelOf(PReluOperation prelu, int output, ActivationFunction? epilogue, bool isGradient) => prelu.IsShared
        ? new(1, prelu.Positions * prelu.Channels, true, StrideOf(output), epilogue, isGradient)
        : new(prelu.Positions, prelu.Channels, false, StrideOf(output), epilogue, isGradient);

    private PReluSlopeKernel PReluSlopesOf(PReluOperation prelu) => prelu.IsShared
        ? new(1, prelu.Positions * prelu.Channels, true, StrideOf(prelu.Output))
        : new(prelu.Positions, prelu.Channels, false, StrideOf(prelu.Output));

    private static IEnumerable<Operand> ActivatedOf(InputGradientOperation gradient) => gradient.Activated is { } activated
        ? [new TensorOperand(activated)] : [];

    private static EquatableArray<Operand> Operands(params Operand[] operands) => operands.ToEquatableArray();

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
