using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>y[·, ·, f] = φ(Σ over taps and channels of x · w + b); in a depthwise convolution a filter sees one channel.</summary>
internal sealed record ConvolutionKernel : LoopKernel
{
    public required WindowGeometry Geometry { get; init; }

    /// <summary>From sample to sample of x; 0 for the user's rows.</summary>
    public required int LeftStride { get; init; }

    public required int OutputStride { get; init; }

    public required ProductFinish Finish { get; init; }

    public required ActivationFunction? Epilogue { get; init; }

    /// <summary>
    /// Whether one filter sees a position alone, as a dense layer of one output behind each step: of a vector of filters one lane would be
    /// used, so lanes are of what is summed, and no addition waits for all before it.
    /// </summary>
    public bool IsDot => Geometry is
    { OutputChannels: 1, KernelHeight: 1, KernelWidth: 1, InputHeight: 1, OutputHeight: 1, InputChannels: >= LeastOfDot };

    /// <summary>Values that fill a vector.</summary>
    private const int LeastOfDot = 8;

    public override string Name => "Convolve" + Geometry.Text + (LeftStride == 0 ? "FromRows" : "") + Text(Finish) + Suffix(Epilogue);

    public override Method Lower(Layout layout)
    {
        var window = new ConvolutionWindow(Geometry);
        var x = LeftStride == 0 ? Layout.UsersRows("left", window.InputSizes) : layout.Rows("left", window.InputSizes, LeftStride);
        var weights = IsDot ? layout.Vector("weights", Geometry.InputChannels) : layout.Once("weights", window.WeightSizes);
        var end = new ProductEnd(layout, Geometry.OutputShape.Dimensions, OutputStride, Finish, Epilogue, isGradient: false,
            [Line, Pixel, IsDot ? 0 : window.Filter]);
        var weight = IsDot ? weights.Buffer.At(ConvolutionWindow.K) : window.Weight(weights);
        var sum = window.OverWindow(new Set("sum", MultiplyAdd(new Load(window.Input(x)), new Load(weight), Expr.Of("sum"))));
        Statement[] filters = IsDot
            ? [new Let("sum", 0), sum, .. end.Of(end.Start is Load bias ? Expr.Of("sum") + bias : Expr.Of("sum"))]
            : [Over(Column, window.Filters, [new Let("sum", end.Start), sum, .. end.Of(Expr.Of("sum"))])];
        return Method(
            $"y[{Geometry.OutputShape}] = {PhiOf(Epilogue)}(x[{Geometry.InputShape}] ∗ w" + end.Description,
            [x, weights, .. end.Arguments, RowCount],
            window.OverGroups(Over(Row, Rows, ConvolutionWindow.OverPixels(Geometry, filters))));
    }
}

/// <summary>∂w += Σ over samples and positions of (window of x) ⊗ ∂y.</summary>
internal sealed record ConvolutionWeightKernel(WindowGeometry Geometry, int LeftStride, int RightStride) : LoopKernel
{
    public override string Name => "ConvolveWeightGradient" + Geometry.Text + (LeftStride == 0 ? "FromRows" : "");

    public override Method Lower(Layout layout)
    {
        var window = new ConvolutionWindow(Geometry);
        var x = LeftStride == 0 ? Layout.UsersRows("left", window.InputSizes) : layout.Rows("left", window.InputSizes, LeftStride);
        var dy = layout.Rows("right", Geometry.OutputShape.Dimensions, RightStride);
        var gradient = layout.Once("gradient", window.WeightSizes, BufferUse.Update);
        var place = window.Weight(gradient);
        return Method(
            $"∂w[{Geometry.KernelHeight}×{Geometry.KernelWidth}×{Geometry.ChannelsPerGroup}×{Geometry.OutputChannels}] "
                + "+= Σ over samples and positions of window ⊗ ∂y.",
            [x, dy, gradient, RowCount],
            window.OverGroups(
                window.OverWindow(
                    Over(Column, window.Filters,
                        new Let("sum", 0),
                        Over(Row, Rows, ConvolutionWindow.OverPixels(Geometry,
                            new Set("sum", MultiplyAdd(new Load(window.Input(x)), new Load(window.Output(dy)), Expr.Of("sum"))))),
                        Set(place, new Load(place) + Expr.Of("sum"))))));
    }
}
