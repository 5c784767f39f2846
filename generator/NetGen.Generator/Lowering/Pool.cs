using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>φ of the largest or mean value of each window.</summary>
internal sealed record PoolKernel(WindowGeometry Geometry, bool IsMax, ActivationFunction? Epilogue, int FromStride, int ToStride)
    : LoopKernel
{
    public override string Name => (IsMax ? "MaxPool" : "AveragePool") + Geometry.Text + Suffix(Epilogue);

    public override Method Lower(Layout layout)
    {
        var (x, y) = (layout.Rows("x", Geometry.InputShape.Dimensions, FromStride),
            layout.Rows("y", Geometry.OutputShape.Dimensions, ToStride, BufferUse.Write));
        var (v, tap) = (Expr.Of("v"), new Load(TapOf(Geometry, x.Buffer)));
        return Method(
            $"y[{Geometry.OutputShape}] = {(Epilogue is null ? "" : PhiOf(Epilogue) + " of ")}the {(IsMax ? "largest" : "mean")}"
                + $" of each {Geometry.KernelHeight}×{Geometry.KernelWidth} window of x[{Geometry.InputShape}].",
            [x, y, RowCount],
            Over(Row, Rows,
                Over(Line, Geometry.OutputHeight,
                    Over(Pixel, Geometry.OutputWidth,
                        Over(Channel, Geometry.OutputChannels,
                            new Let("v", IsMax ? double.NegativeInfinity : 0),
                            OverTaps(Geometry.KernelHeight, Geometry.KernelWidth, new Set("v", IsMax ? Maximum(v, tap) : v + tap)),
                            Set(y.Buffer.At(Row, Line, Pixel, Channel), Apply(Epilogue, IsMax ? v : v * (1.0 / Geometry.Taps))))))));
    }
}

/// <summary>The gradient of a pool. Where windows overlap or leave something out, it is added to what was cleared.</summary>
internal sealed record PoolGradientKernel(WindowGeometry Geometry, bool IsMax, int FromStride, int ToStride) : LoopKernel
{
    public override string Name => (IsMax ? "MaxPoolGradient" : "AveragePoolGradient") + Geometry.Text;

    /// <summary>Whether every element is in one window at most, so that its gradient is stored and not added.</summary>
    private bool IsDisjoint => Geometry.StrideHeight >= Geometry.KernelHeight && Geometry.StrideWidth >= Geometry.KernelWidth;

    /// <summary>Whether each is in one, so that nothing need have been cleared.</summary>
    public bool IsWhole => IsDisjoint
        && Geometry.OutputHeight * Geometry.KernelHeight == Geometry.InputHeight
        && Geometry.OutputWidth * Geometry.KernelWidth == Geometry.InputWidth;

    public override Method Lower(Layout layout)
    {
        var dy = layout.Rows("dy", Geometry.OutputShape.Dimensions, FromStride);
        var (x, dx) = (layout.Rows("x", Geometry.InputShape.Dimensions, ToStride),
            layout.Rows("dx", Geometry.InputShape.Dimensions, ToStride, IsWhole ? BufferUse.Write : BufferUse.Update));
        var (g, largest, share) = (Expr.Of("g"), Expr.Of("largest"), IsMax ? Expr.Of("share") : Expr.Of("g"));
        var (tap, place) = (new Load(TapOf(Geometry, x.Buffer)), TapOf(Geometry, dx.Buffer));
        var stored = Set(place, IsDisjoint ? share : new Load(place) + share);
        var (height, width) = (Geometry.KernelHeight, Geometry.KernelWidth);
        var windows = Over(Line, Geometry.OutputHeight,
            Over(Pixel, Geometry.OutputWidth,
                Over(Channel, Geometry.OutputChannels, IsMax
                    ?
                    [
                        new Let("g", At(dy.Buffer, Row, Line, Pixel, Channel)),
                        new Let("largest", double.NegativeInfinity),
                        OverTaps(height, width, new Set("largest", Max(largest, tap))),
                        // What one element has got, the others do not.
                        OverTaps(height, width,
                            new Let("isLargest", Equal(tap, largest)),
                            new Let("share", Select(new NamedMask("isLargest"), g, 0)),
                            stored,
                            new Set("g", Select(new NamedMask("isLargest"), 0, g))),
                    ]
                    : [new Let("g", At(dy.Buffer, Row, Line, Pixel, Channel) * (1.0 / Geometry.Taps)), OverTaps(height, width, stored)])));
        return Method(
            IsMax
                ? "The gradient of a max-pool goes to the first largest element of each window, in row-major order."
                : "The gradient of an average-pool goes in equal shares to the elements of each window.",
            [dy, .. IsMax ? new Argument[] { x } : [], dx, RowCount],
            Over(Row, Rows, windows));
    }
}
