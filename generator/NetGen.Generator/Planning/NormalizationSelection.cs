using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The kernels of normalisations and their gradients.</summary>
internal sealed class NormalizationSelection(Graph graph, int lanes)
{
    public IEnumerable<KernelCall> Select(Operation operation) => operation switch
    {
        NormalizationOperation normalization => OfBatch(normalization),
        NormalizationAffine affine => [RunningAffine(affine)],
        AffineOperation affine => [Apply(affine, affine.Input, affine.Affine, affine.Output, affine.Positions, affine.Channels, affine.Epilogue)],
        NormalizationSums sums =>
        [
            new KernelCall(sums, new NormalizationSumsKernel(sums.Forward.Positions, sums.Forward.Channels, StrideOf(sums.OutputGradient), sums.Forward.Epsilon),
                Operands(new TensorOperand(sums.OutputGradient), new TensorOperand(sums.Forward.Input), new TensorOperand(sums.Forward.Statistics), new TensorOperand(sums.Sums), new RowsOperand())),
        ],
        NormalizationWeightGradient gradient =>
        [
            new KernelCall(gradient, new AddRowKernel(gradient.Channels), Operands(new TensorOperand(gradient.Sums), new GradientOperand(gradient.Bias!.Value))),
            new KernelCall(gradient, new AddRowKernel(gradient.Channels), Operands(new TensorOperand(gradient.Sums, ChannelRows.StrideOf(gradient.Channels)), new GradientOperand(gradient.Weight))),
        ],
        NormalizationInputGradient gradient => OfBatch(gradient),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "An operation without a normalisation kernel."),
    };

    private IEnumerable<KernelCall> OfBatch(NormalizationOperation normalization)
    {
        var (positions, channels, statistics, affine) = (normalization.Positions, normalization.Channels, normalization.Statistics, normalization.Affine!.Value);
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
            new BufferOperand(mean), new BufferOperand(mean + 1), new ParameterOperand(normalization.Weight), new ParameterOperand(normalization.Bias!.Value),
        };
        if (affine.FoldedBias is { } bias)
            operands.Add(new ParameterOperand(bias));
        operands.Add(new TensorOperand(affine.Output));
        return new KernelCall(affine, new NormalizationAffineKernel(normalization.Channels, normalization.Epsilon, affine.FoldedBias is not null), operands.ToEquatableArray());
    }

    private KernelCall Apply(Operation operation, int input, int affine, int output, int positions, int channels, ActivationFunction? epilogue) => new(
        operation, new ChannelAffineKernel(1, positions, channels, StrideOf(output), epilogue, IsGradient: false),
        Operands(new TensorOperand(input), new TensorOperand(affine), new TensorOperand(output), new RowsOperand()));

    private IEnumerable<KernelCall> OfBatch(NormalizationInputGradient gradient)
    {
        var forward = gradient.Forward;
        yield return new KernelCall(gradient, new NormalizationFactorsKernel(forward.Positions, forward.Channels, forward.Epsilon),
            Operands(new TensorOperand(forward.Statistics), new ParameterOperand(forward.Weight), new TensorOperand(gradient.Sums!.Value), new TensorOperand(gradient.Factors!.Value), new RowsOperand()));
        var operands = new List<Operand> { new TensorOperand(gradient.OutputGradient), new TensorOperand(forward.Input), new TensorOperand(gradient.Factors.Value) };
        if (gradient.Activated is { } activated)
            operands.Add(new TensorOperand(activated));
        operands.Add(new TensorOperand(gradient.InputGradient));
        operands.Add(new RowsOperand());
        yield return new KernelCall(gradient,
            new ChannelAffineKernel(2, forward.Positions, forward.Channels, StrideOf(gradient.InputGradient), gradient.Epilogue, IsGradient: true), operands.ToEquatableArray());
    }

    private static EquatableArray<Operand> Operands(params Operand[] operands) => operands.ToEquatableArray();

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
