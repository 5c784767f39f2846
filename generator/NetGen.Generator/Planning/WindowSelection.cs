using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The kernels of convolutions, borders and pools.</summary>
internal sealed class WindowSelection(Graph graph, int lanes)
{
    public IEnumerable<KernelCall> Select(Operation operation) => operation switch
    {
        ConvolutionOperation convolution => [Forward(convolution)],
        ConvolutionInputGradient gradient => [InputGradient(gradient)],
        ConvolutionWeightGradient gradient => WeightGradient(gradient),
        TurnWeights turn =>
        [
            new KernelCall(turn, new TurnKernel(turn.Geometry), Operands(new ParameterOperand(turn.Weight), new TensorOperand(turn.Output))),
        ],
        PadOperation pad => [Pad(pad)],
        UpsampleOperation upsample => [Upsample(upsample, upsample.Input, upsample.Output, upsample.Factor, isGradient: false)],
        UpsampleGradient gradient => [Upsample(gradient, gradient.OutputGradient, gradient.InputGradient, gradient.Factor, isGradient: true)],
        PoolOperation pool =>
        [
            new KernelCall(pool, new PoolKernel(pool.Geometry, pool.IsMax, StrideOf(pool.Input), StrideOf(pool.Output)),
                Operands(new TensorOperand(pool.Input), new TensorOperand(pool.Output), new RowsOperand())),
        ],
        PoolGradient gradient => [Pool(gradient)],
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
            Kernel(convolution.Geometry, RowStrideOf(convolution.Input), StrideOf(convolution.Output), KernelSelection.FinishOf(convolution), convolution.Epilogue, isGradient: false),
            operands.ToEquatableArray());
    }

    private KernelCall InputGradient(ConvolutionInputGradient gradient)
    {
        var operands = new List<Operand> { new TensorOperand(gradient.OutputGradient), new TensorOperand(gradient.TurnedWeights) };
        if (gradient.Activated is { } activated)
            operands.Add(new TensorOperand(activated));
        operands.Add(new TensorOperand(gradient.InputGradient));
        operands.Add(new RowsOperand());
        return new KernelCall(
            gradient,
            Kernel(gradient.Geometry, StrideOf(gradient.OutputGradient), StrideOf(gradient.InputGradient), ProductFinish.None, gradient.Epilogue, isGradient: true),
            operands.ToEquatableArray());
    }

    private ConvolutionKernel Kernel(WindowGeometry geometry, int leftStride, int outputStride, ProductFinish finish, ActivationFunction? epilogue, bool isGradient)
    {
        var vectors = Math.Min(2, RowLayout.VectorsOf(geometry.FiltersPerGroup, lanes));
        var run = WindowRun.LengthOf(geometry);
        return new ConvolutionKernel
        {
            Geometry = Flat(geometry),
            LeftStride = leftStride,
            OutputStride = outputStride,
            Finish = finish,
            Epilogue = epilogue,
            IsGradient = isGradient,
            Vectors = vectors,
            Tiles = TileChoice.ForRow(Flat(geometry).OutputWidth, vectors == 1 ? 12 : 6),
            Unrolled = run <= 8,
        };
    }

    private IEnumerable<KernelCall> WeightGradient(ConvolutionWeightGradient gradient)
    {
        var geometry = gradient.Geometry;
        var vectors = Math.Min(2, RowLayout.VectorsOf(geometry.FiltersPerGroup, lanes));
        yield return new KernelCall(
            gradient,
            new ConvolutionWeightKernel
            {
                Geometry = Flat(geometry),
                LeftStride = RowStrideOf(gradient.Input),
                RightStride = StrideOf(gradient.OutputGradient),
                Vectors = vectors,
                Rows = vectors == 1 ? 12 : 6,
            },
            Operands(RowSource(gradient.Input), new TensorOperand(gradient.OutputGradient), new GradientOperand(gradient.Weight), new RowsOperand()));
        if (gradient.Bias is { } bias)
        {
            yield return new KernelCall(
                gradient,
                new ChannelSumKernel(geometry.OutputHeight * geometry.OutputWidth, geometry.OutputChannels, StrideOf(gradient.OutputGradient)),
                Operands(new TensorOperand(gradient.OutputGradient), new GradientOperand(bias), new RowsOperand()));
        }
    }

    /// <summary>A 1×1 kernel sees no rows: the image is one long row, so that tiles are full.</summary>
    private static WindowGeometry Flat(WindowGeometry geometry) =>
        geometry is { KernelHeight: 1, KernelWidth: 1, StrideHeight: 1, StrideWidth: 1 }
            ? geometry with { InputHeight = 1, InputWidth = geometry.InputHeight * geometry.InputWidth, Dilation = 1 }
            : geometry;

    private KernelCall Pad(PadOperation pad)
    {
        // The input may be another name of a tensor of another shape (a reshape); the output is the operation's own.
        var image = pad.Border.Inside(graph.Tensors[pad.Output].Shape).Dimensions;
        return new KernelCall(
            pad,
            new PadKernel(image[0], image[1], image[2], pad.Border, pad.Fill, RowStrideOf(pad.Input), StrideOf(pad.Output)),
            Operands(RowSource(pad.Input), new TensorOperand(pad.Output), new RowsOperand()));
    }

    private KernelCall Upsample(Operation operation, int from, int to, int factor, bool isGradient)
    {
        // What the operation writes has the operation's own shape.
        var written = graph.Tensors[to].Shape.Dimensions;
        var shrink = isGradient ? 1 : factor;
        return new KernelCall(
            operation,
            new UpsampleKernel(written[0] / shrink, written[1] / shrink, written[2], factor, isGradient, StrideOf(from), StrideOf(to)),
            Operands(new TensorOperand(from), new TensorOperand(to), new RowsOperand()));
    }

    private KernelCall Pool(PoolGradient gradient)
    {
        var kernel = new PoolGradientKernel(gradient.Forward.Geometry, gradient.Forward.IsMax, StrideOf(gradient.OutputGradient), StrideOf(gradient.InputGradient));
        return new KernelCall(gradient, kernel, gradient.Forward.IsMax
            ? Operands(new TensorOperand(gradient.OutputGradient), new TensorOperand(gradient.Forward.Input), new TensorOperand(gradient.Forward.Output), new TensorOperand(gradient.InputGradient), new RowsOperand())
            : Operands(new TensorOperand(gradient.OutputGradient), new TensorOperand(gradient.InputGradient), new RowsOperand()));
    }

    private static EquatableArray<Operand> Operands(params Operand[] operands) => operands.ToEquatableArray();

    private static Operand RowSource(int tensor) => tensor == Graph.Input ? new InputOperand() : new TensorOperand(tensor);

    private int RowStrideOf(int tensor) => tensor == Graph.Input ? 0 : StrideOf(tensor);

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}

/// <summary>The stretch of a window that lies together in memory: a row of taps, or the channels of one.</summary>
internal static class WindowRun
{
    public static bool JoinsTaps(WindowGeometry geometry) => geometry is { Dilation: 1, Groups: 1 };

    public static int LengthOf(WindowGeometry geometry) => JoinsTaps(geometry) ? geometry.KernelWidth * geometry.InputChannels : geometry.ChannelsPerGroup;
}
