using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>∂b += Σ over samples and positions of ∂y.</summary>
internal sealed record ChannelSumKernel(int Positions, int Channels, int Stride) : LoopKernel
{
    public override string Name => "ChannelSums" + Text(Positions) + "x" + Text(Channels);

    public override Method Lower(Layout layout)
    {
        var (dy, gradient, sum) = (layout.Image("dy", Positions, Channels, Stride), layout.Vector("gradient", Channels, BufferUse.Update),
            Expr.Of("sum"));
        return Method($"∂b[{Channels}] += Σ over samples and {Positions} positions of ∂y.", [dy, gradient, RowCount],
            Over(Channel, Channels,
                new Let("sum", 0),
                OverPositions(Positions, new Set("sum", sum + new Load(Place(dy)))),
                Set(gradient.Buffer.At(Channel), At(gradient.Buffer, Channel) + sum)));
    }
}

/// <summary>∂ of a factor that was spread over positions: Σ over positions of ∂y ⊙ the other factor.</summary>
internal sealed record SpreadGradientKernel(int Positions, int Channels, int FromStride, int ToStride) : LoopKernel
{
    public override string Name => "SpreadGradient" + Text(Positions) + "x" + Text(Channels);

    public override Method Lower(Layout layout)
    {
        var (dy, other) = (layout.Rows("dy", Positions, Channels, FromStride), layout.Rows("other", Positions, Channels, FromStride));
        var dx = layout.Rows("dx", Channels, ToStride, BufferUse.Write);
        return Method($"∂x[{Channels}] = Σ over {Positions} positions of ∂y ⊙ the other factor, row by row.", [dy, other, dx, RowCount],
            Over(Row, Rows,
                Over(Channel, Channels,
                    new Let("sum", 0),
                    Over(Position, Positions, new Set("sum", MultiplyAdd(new Load(Place(dy)), new Load(Place(other)), Expr.Of("sum")))),
                    Set(dx.Buffer.At(Row, Channel), Expr.Of("sum")))));
    }
}
