using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>A sum or product of rows, or the gradient of a factor.</summary>
/// <param name="Kind">Add or Multiply.</param>
/// <param name="Inputs">How many rows are joined.</param>
/// <param name="Width">Elements of a row.</param>
/// <param name="Stride">From row to row.</param>
/// <param name="Channels">The width of a second factor that is spread over positions; 0 for one of the full width.</param>
/// <param name="ChannelStride">That factor's stride.</param>
internal sealed record JoinKernel(JoinKind Kind, int Inputs, int Width, int Stride, int Channels = 0, int ChannelStride = 0) : LoopKernel
{
    public override string Name => Kind + Text(Inputs) + "Of" + Text(Width) + (Channels == 0 ? "" : "Spread" + Text(Channels));

    public override Method Lower(Layout layout)
    {
        if (Channels > 0)
            return LowerSpread(layout);
        var inputs = Enumerable.Range(0, Inputs).Select(i => layout.Rows("x" + Text(i), Width, Stride)).ToArray();
        var y = layout.Rows("y", Width, Stride, BufferUse.Write);
        return Method(
            $"y = {string.Join(Kind == JoinKind.Add ? " + " : " ⊙ ", inputs.Select(x => x.Buffer.Name))}, {Width} elements a row.",
            [.. inputs, y, RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                    Set(y.Buffer.At(Row, Column),
                        inputs.Select(x => At(x.Buffer, Row, Column)).Aggregate((a, b) => Kind == JoinKind.Add ? a + b : a * b)))));
    }

    private Method LowerSpread(Layout layout)
    {
        var (x, factor) = (layout.Rows("x0", Width / Channels, Channels, Stride), layout.Rows("x1", Channels, ChannelStride));
        var y = layout.Rows("y", Width / Channels, Channels, Stride, BufferUse.Write);
        return Method($"y = x0 ⊙ x1, {Width} elements a row, the second spread over positions of {Channels} channels.",
            [x, factor, y, RowCount],
            Over(Row, Rows,
                Over(Position, Width / Channels,
                    Over(Channel, Channels,
                        Set(y.Buffer.At(Row, Position, Channel),
                            At(x.Buffer, Row, Position, Channel) * At(factor.Buffer, Row, Channel))))));
    }
}
