using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>An image with every pixel repeated, or the sums over the repetitions. The sizes are those of the smaller image.</summary>
internal sealed record UpsampleKernel(int Height, int Width, int Channels, int FactorHeight, int Factor, bool IsGradient, int FromStride,
    int ToStride) : LoopKernel
{
    public override string Name => (IsGradient ? "UpsampleGradient" : "Upsample") + Text(Height) + "x" + Text(Width) + "x" + Text(Channels)
        + "Times" + (FactorHeight == Factor ? "" : Text(FactorHeight) + "x") + Text(Factor);

    public override Method Lower(Layout layout)
    {
        int[] small = [Height, Width, Channels];
        int[] large = [Height * FactorHeight, Width * Factor, Channels];
        var from = layout.Rows("from", IsGradient ? large : small, FromStride);
        var to = layout.Rows("to", IsGradient ? small : large, ToStride, BufferUse.Write);
        var repeated = (IsGradient ? from : to).Buffer.At(Row, (Line * FactorHeight) + TapLine, (Pixel * Factor) + Tap, Channel);
        return Method(
            IsGradient
                ? $"The sums of {FactorHeight}×{Factor} pixels: the gradient of each pixel that was repeated."
                : $"Each pixel of {Height}×{Width}×{Channels} images {FactorHeight}×{Factor} times.",
            [from, to, RowCount],
            Over(Row, Rows,
                Over(Line, Height,
                    Over(Pixel, Width,
                        Over(Channel, Channels, IsGradient
                            ?
                            [
                                new Let("sum", 0),
                                OverTaps(FactorHeight, Factor, new Set("sum", Expr.Of("sum") + new Load(repeated))),
                                Set(to.Buffer.At(Row, Line, Pixel, Channel), Expr.Of("sum")),
                            ]
                            :
                            [
                                new Let("v", At(from.Buffer, Row, Line, Pixel, Channel)),
                                OverTaps(FactorHeight, Factor, Set(repeated, Expr.Of("v"))),
                            ])))));
    }
}
