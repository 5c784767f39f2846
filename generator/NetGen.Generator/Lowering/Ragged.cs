using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>How many steps of each of the user's sequences are there, and which is the last. A step is padding where its first number is
/// NaN, or its token below 0.</summary>
internal sealed record LengthsKernel(int Steps, int Width, bool IsTokens, int Stride) : LoopKernel
{
    public override string Name => "Lengths" + Text(Steps) + (IsTokens ? "OfTokens" : "x" + Text(Width));

    public override Method Lower(Layout layout)
    {
        var (x, lengths) = (Layout.UsersRows("x", [Steps, Width]), layout.Lengths(Stride, BufferUse.Write));
        var first = At(x.Buffer, Row, Position, 0);
        return Method($"How many of {Steps} steps are there, "
                + $"{(IsTokens ? "those that are no −1" : "those that are numbers")}, and the last of them.",
            [x, lengths, RowCount],
            Over(Row, Rows,
                new Let("length", new Wide(0)),
                Over(Position, Steps, new Set("length", Expr.Of("length") + Select(IsTokens ? first >= 0 : Equal(first, first), 1, 0))),
                Set(lengths.Buffer.At(Row, 0), Expr.Of("length")),
                Set(lengths.Buffer.At(Row, 1), Expr.Of("length") - 1)));
    }
}

/// <summary>What the kernels of ragged sequences share: the lengths.</summary>
internal abstract record RaggedKernel(int Steps, int Width, int LengthStride) : LoopKernel
{
    protected BufferArgument Lengths(Layout layout) => layout.Lengths(LengthStride);

    protected static Expr LengthOf(BufferArgument lengths) => At(lengths.Buffer, Row, 0);
}

/// <summary>y = x where a step is there, else a number.</summary>
internal sealed record MaskStepsKernel(int Steps, int Width, int LengthStride, int FromStride, int ToStride, double Fill)
    : RaggedKernel(Steps, Width, LengthStride)
{
    public override string Name => (Fill == 0 ? "MaskSteps" : "MaskStepsLow") + Text(Steps) + "x" + Text(Width)
        + (FromStride == 0 ? "FromRows" : "");

    public override Method Lower(Layout layout)
    {
        var x = FromStride == 0 ? Layout.UsersRows("x", [Steps, Width]) : layout.Rows("x", Steps, Width, FromStride);
        var (lengths, y) = (Lengths(layout), layout.Rows("y", Steps, Width, ToStride, BufferUse.Write));
        return Method($"y[step, ·] = step < length ? x[step, ·] : {(Fill == 0 ? "0" : "−∞")}, {Steps} steps of {Width}.",
            [x, lengths, y, RowCount],
            Over(Row, Rows,
                Over(Position, Steps,
                    new Let("isThere", Select(new Number(Position) < new Wide(LengthOf(lengths)), 1, 0)),
                    Over(Channel, Width,
                        Set(y.Buffer.At(Row, Position, Channel),
                            Select(Expr.Of("isThere") > 0, At(x.Buffer, Row, Position, Channel), Fill))))));
    }
}

/// <summary>y = x · steps/length, a number for each channel.</summary>
internal sealed record MeanOfRealKernel(int Steps, int Width, int LengthStride, int Stride) : RaggedKernel(Steps, Width, LengthStride)
{
    public override string Name => "MeanOfReal" + Text(Steps) + "x" + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (x, lengths, y) = (layout.Rows("x", Width, Stride), Lengths(layout), layout.Rows("y", Width, Stride, BufferUse.Write));
        return Method($"y = x · {Steps}/length, {Width} elements a row.", [x, lengths, y, RowCount],
            Over(Row, Rows,
                new Let("share", (double)Steps / LengthOf(lengths)),
                Over(Channel, Width, Set(y.Buffer.At(Row, Channel), At(x.Buffer, Row, Channel) * Expr.Of("share")))));
    }
}

/// <summary>y = x[length − 1]; or, of its gradient, that step alone is not 0.</summary>
internal sealed record LastRealStepKernel(int Steps, int Width, int LengthStride, int SequenceStride, int VectorStride, bool IsGradient)
    : RaggedKernel(Steps, Width, LengthStride)
{
    private static readonly Variable Last = new("last");

    public override string Name => (IsGradient ? "LastRealStepGradient" : "LastRealStep") + Text(Steps) + "x" + Text(Width);

    public override Method Lower(Layout layout)
    {
        var lengths = Lengths(layout);
        var sequence = layout.Rows(IsGradient ? "dx" : "x", Steps, Width, SequenceStride, IsGradient ? BufferUse.Write : BufferUse.Read);
        var vector = layout.Rows(IsGradient ? "dy" : "y", Width, VectorStride, IsGradient ? BufferUse.Read : BufferUse.Write);
        var (step, place) = (sequence.Buffer.At(Row, Last, Channel), vector.Buffer.At(Row, Channel));
        Statement Picked(Statement body) => new Loop(Last, 0, Steps, 1, new Statement[] { Over(Channel, Width, body) }.ToEquatableArray(),
            lengths.Buffer.At(Row, 1));
        return IsGradient
            ? Method($"∂x[length − 1] = ∂y, {Width} elements; 0 for the other of {Steps} steps.", [vector, lengths, sequence, RowCount],
                Over(Row, Rows,
                    Over(Position, Steps, Over(Channel, Width, Set(sequence.Buffer.At(Row, Position, Channel), 0))),
                    Picked(Set(step, new Load(place)))))
            : Method($"y = x[length − 1], {Width} elements, of {Steps} steps.", [sequence, lengths, vector, RowCount],
                Over(Row, Rows,
                    Over(Channel, Width, Set(place, 0)),
                    Picked(Set(place, new Load(step)))));
    }
}
