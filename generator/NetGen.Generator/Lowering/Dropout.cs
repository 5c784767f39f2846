using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>y = x·mask·scale; also its own gradient. The mask is a function of key and element; nothing of it is stored.</summary>
/// <param name="Positions">How many positions have one mask of <paramref name="Width"/> elements.</param>
/// <param name="Width">Elements of a mask.</param>
/// <param name="Stride">From sample to sample.</param>
/// <param name="IsShifted">Whether what is dropped becomes a number of its own, and all is shifted (alpha dropout).</param>
internal sealed record DropoutKernel(int Positions, int Width, int Stride, bool IsShifted = false) : LoopKernel
{
    /// <summary>−α′: SELU's lower end is what a dropped element becomes before scale and shift (<c>AlphaDropout.Dropped</c> of the
    /// runtime).</summary>
    private const double LowerEnd = Selu.Lambda * Selu.Alpha;

    public override string Name => (IsShifted ? "AlphaDropout" : "Dropout") + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);

    public override Method Lower(Layout layout)
    {
        var scalars = new[] { new ScalarArgument("key", "ulong"), new("firstElement", "uint"), new("keepBelow", "uint"), new("keptScale") };
        var element = (Row * Width) + (Positions == 1 ? Column : Channel);
        if (Positions > 1)
        {
            var (from, to) = (layout.Rows("x", Positions, Width, Stride), layout.Rows("y", Positions, Width, Stride, BufferUse.Write));
            return Method(
                $"y = x·mask·scale with one mask of {Width} channels for {Positions} positions; its own gradient. "
                    + "The mask is a function of key and channel.",
                [from, to, .. scalars, RowCount],
                Over(Row, Rows,
                    Over(Channel, Width,
                        new Let("mask", new KeptByDropout(element, new Spread(1), new Given("keptScale"))),
                        Over(Position, Positions,
                            Set(to.Buffer.At(Row, Position, Channel), At(from.Buffer, Row, Position, Channel) * Expr.Of("mask"))))));
        }
        var (x, y) = (layout.Rows("x", Width, Stride), layout.Rows("y", Width, Stride, BufferUse.Write));
        var value = At(x.Buffer, Row, Column);
        return Method(
            (IsShifted
                ? $"y = (x − α′)·mask·scale + shift, {Width} elements a row: what is dropped becomes the shift."
                : $"y = x·mask·scale, {Width} elements a row; its own gradient.")
                + " The mask is a function of key and element.",
            [x, y, .. scalars, .. IsShifted ? [new ScalarArgument("shift")] : Array.Empty<Argument>(), RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                    new Let("v", IsShifted ? value + LowerEnd : value),
                    Set(y.Buffer.At(Row, Column),
                        new KeptByDropout(element, Expr.Of("v"), new Given("keptScale")) + (IsShifted ? new Given("shift") : 0)))));
    }
}
