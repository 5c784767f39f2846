using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The kernels of convolutions, borders and pools.</summary>
internal sealed class WindowSelection(Graph graph, int lanes)
{
    public IEnumerable<KernelCall> Select(Operation operation) => operation switch
    {
        ConvolutionOperation convolution => [Forward(convolution)],
        ConvolutionInputGradient gradient => InputGradient(gradient),
        ConvolutionWeightGradient gradient => WeightGradient(gradient),
        TransposeWeights transpose =>
        [
            new KernelCall(transpose,
                new TransposeKernel(WindowRun.CountOf(transpose.Geometry), WindowRun.LengthOf(transpose.Geometry),
                    transpose.Geometry.OutputChannels, transpose.Geometry.Groups),
                Operands(new ParameterOperand(transpose.Weight), new TensorOperand(transpose.Output))),
        ],
        PadOperation pad => Pad(pad),
        UpsampleOperation upsample =>
            [Upsample(upsample, upsample.Input, upsample.Output, upsample.FactorHeight, upsample.Factor, isGradient: false)],
        UpsampleGradient gradient =>
            [Upsample(gradient, gradient.OutputGradient, gradient.InputGradient, gradient.FactorHeight, gradient.Factor, isGradient: true)],
        PoolOperation pool =>
        [
            new KernelCall(pool, new PoolKernel(pool.Geometry, pool.IsMax, pool.Epilogue, StrideOf(pool.Input), StrideOf(pool.Output)),
                Operands(new TensorOperand(pool.Input), new TensorOperand(pool.Output), new RowsOperand())),
        ],
        PoolGradient gradient => Pool(gradient),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "An operation without a window kernel."),
    };

    private KernelCall Forward(ConvolutionOperation convolution)
    {
        var operands = new List<Operand> { RowSource(convolution.Input), new ParameterOperand(convolution.Weight) };
        if (convolution.Affine is { } affine)
            operands.Add(new TensorOperand(affine));
        else if (convolution.Bias is { } bias)
            operands.Add(new ParameterOperand(bias));
        operands.Add(new TensorOperand(convolution.Output));
        operands.Add(new RowsOperand());
        return new KernelCall(
            convolution,
            new ConvolutionKernel
            {
                Geometry = Flat(convolution.Geometry),
                LeftStride = RowStrideOf(convolution.Input),
                OutputStride = StrideOf(convolution.Output),
                Finish = KernelSelection.FinishOf(convolution),
                Epilogue = convolution.Epilogue,
            },
            operands.ToEquatableArray());
    }

    private IEnumerable<KernelCall> InputGradient(ConvolutionInputGradient gradient)
    {
        var operands = new List<Operand>
        {
            new TensorOperand(gradient.OutputGradient),
            gradient.TransposedWeights is { } transposed ? new TensorOperand(transposed) : new ParameterOperand(gradient.Weight),
        };
        if (gradient.Activated is { } activated)
            operands.Add(new TensorOperand(activated));
        operands.Add(new TensorOperand(gradient.InputGradient));
        operands.Add(new RowsOperand());
        var kernel = new ConvolutionGradientKernel(
            Flat(gradient.Geometry), StrideOf(gradient.OutputGradient), StrideOf(gradient.InputGradient), gradient.Epilogue);
        if (!kernel.IsProduct)
            yield return new KernelCall(gradient, Fill(gradient.InputGradient),
                Operands(new TensorOperand(gradient.InputGradient), new RowsOperand()));
        yield return new KernelCall(gradient, kernel, operands.ToEquatableArray());
    }

    private IEnumerable<KernelCall> WeightGradient(ConvolutionWeightGradient gradient)
    {
        var geometry = gradient.Geometry;
        yield return new KernelCall(
            gradient,
            new ConvolutionWeightKernel(Flat(geometry), RowStrideOf(gradient.Input), StrideOf(gradient.OutputGradient)),
            Operands(RowSource(gradient.Input), new TensorOperand(gradient.OutputGradient), new GradientOperand(gradient.Weight),
                new RowsOperand()));
        if (gradient.Bias is { } bias)
        {
            yield return new KernelCall(
                gradient,
                new ChannelSumKernel(geometry.OutputHeight * geometry.OutputWidth, geometry.OutputChannels,
                    StrideOf(gradient.OutputGradient)),
                Operands(new TensorOperand(gradient.OutputGradient), new GradientOperand(bias), new RowsOperand()));
        }
    }

    /// <summary>A 1×1 kernel sees no rows: the image is one long row, so that tiles are full.</summary>
    private static WindowGeometry Flat(WindowGeometry geometry) =>
        geometry is { KernelHeight: 1, KernelWidth: 1, StrideHeight: 1, StrideWidth: 1 }
            ? geometry with { InputHeight = 1, InputWidth = geometry.InputHeight * geometry.InputWidth, Dilation = 1 }
            : geometry;

    private IEnumerable<KernelCall> Pad(PadOperation pad)
    {
        // The input may be another name of a tensor of another shape (a reshape); the output is the operation's own.
        var image = pad.Border.Inside(graph.Tensors[pad.Output].Shape).Dimensions;
        var kernel = new PadKernel(image[0], image[1], image[2], pad.Border, pad.Fill, RowStrideOf(pad.Input), StrideOf(pad.Output));
        if (kernel.IsSpread)
            yield return new KernelCall(pad, Fill(pad.Output, pad.Fill), Operands(new TensorOperand(pad.Output), new RowsOperand()));
        yield return new KernelCall(pad, kernel, Operands(RowSource(pad.Input), new TensorOperand(pad.Output), new RowsOperand()));
    }

    private FillKernel Fill(int tensor, double value = 0) => new((int)graph.Tensors[tensor].Shape.Count, StrideOf(tensor), value);

    private KernelCall Upsample(Operation operation, int from, int to, int factorHeight, int factor, bool isGradient)
    {
        // What the operation writes has the operation's own shape.
        var written = graph.Tensors[to].Shape.Dimensions;
        var (shrinkHeight, shrink) = isGradient ? (1, 1) : (factorHeight, factor);
        return new KernelCall(
            operation,
            new UpsampleKernel(written[0] / shrinkHeight, written[1] / shrink, written[2], factorHeight, factor, isGradient,
                StrideOf(from), StrideOf(to)),
            Operands(new TensorOperand(from), new TensorOperand(to), new RowsOperand()));
    }

    private IEnumerable<KernelCall> Pool(PoolGradient gradient)
    {
        var (from, to) = (new TensorOperand(gradient.OutputGradient), new TensorOperand(gradient.InputGradient));
        var kernel = new PoolGradientKernel(gradient.Forward.Geometry, gradient.Forward.IsMax, StrideOf(gradient.OutputGradient),
            StrideOf(gradient.InputGradient));
        if (!kernel.IsWhole)
            yield return new KernelCall(gradient, Fill(gradient.InputGradient), Operands(to, new RowsOperand()));
        yield return new KernelCall(gradient, kernel, gradient.Forward.IsMax
            ? Operands(from, new TensorOperand(gradient.Forward.Input), to, new RowsOperand())
            : Operands(from, to, new RowsOperand()));
    }

    private static EquatableArray<Operand> Operands(params Operand[] operands) => operands.ToEquatableArray();

    private static Operand RowSource(int tensor) => tensor == Graph.Input ? new InputOperand() : new TensorOperand(tensor);

    private int RowStrideOf(int tensor) => tensor == Graph.Input ? 0 : StrideOf(tensor);

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
