using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>The learned state before the first step, of every row.</summary>
internal sealed record StartKernel(int Units, int Stride) : LoopKernel
{
    public override string Name => "Start" + Text(Units);

    public override Method Lower(Layout layout)
    {
        var (start, state) = (layout.Vector("start", Units), layout.Rows("state", Units, Stride, BufferUse.Write));
        return Method($"h = h₀, {Units} units, the same for all rows.", [start, state, RowCount],
            Over(Row, Rows, Over(Column, Units, Set(state.Buffer.At(Row, Column), At(start.Buffer, Column)))));
    }
}

/// <summary>What each row was left with; the learned state where it has not begun.</summary>
internal sealed record CarriedStartKernel(int Units, int RowLength, int MarkStride, int Stride) : LoopKernel
{
    public override string Name => "StartOrLeft" + Text(Units) + "From" + Text(RowLength);

    public override Method Lower(Layout layout)
    {
        var (left, mark) = (Layout.Part("left", Units, RowLength), layout.Rows("begun", 1, MarkStride));
        var (start, state) = (layout.Vector("start", Units), layout.Rows("state", Units, Stride, BufferUse.Write));
        return Method($"h = what each row was left with, or h₀ where it has not begun, {Units} units.",
            [left, mark, start, state, RowCount],
            Over(Row, Rows,
                new Let("hasBegun", At(mark.Buffer, Row, 0)),
                Over(Column, Units, Set(state.Buffer.At(Row, Column),
                    Select(Expr.Of("hasBegun") > 0, At(left.Buffer, Row, Column), At(start.Buffer, Column))))));
    }
}

/// <summary>That each row has begun, beside the states that it is left with.</summary>
internal sealed record BegunKernel(int RowLength) : LoopKernel
{
    public override string Name => "Begun" + Text(RowLength);

    public override Method Lower(Layout layout)
    {
        var mark = Layout.Part("begun", 1, RowLength, BufferUse.Write);
        return Method("1: the row goes on from here.", [mark, RowCount],
            Over(Row, Rows, Over(Column, 1, Set(mark.Buffer.At(Row, Column), 1))));
    }
}

/// <summary>∂h₀ += Σ over rows of what came back to the front of the first step: through its product, and past it.</summary>
/// <param name="Units">Elements of a state.</param>
/// <param name="HasDirect">Whether something comes past the product.</param>
/// <param name="MarkStride">From mark to mark of which rows have begun, and do not count; 0 where all count.</param>
/// <param name="Stride">From row to row.</param>
internal sealed record StartGradientKernel(int Units, bool HasDirect, int MarkStride, int Stride) : LoopKernel
{
    public override string Name => "StartGradient" + Text(Units) + (HasDirect ? "Direct" : "") + (MarkStride > 0 ? "OfNew" : "");

    public override Method Lower(Layout layout)
    {
        var carried = layout.Rows("carried", Units, Stride);
        var direct = HasDirect ? layout.Rows("direct", Units, Stride) : null;
        var mark = MarkStride > 0 ? layout.Rows("begun", 1, MarkStride) : null;
        var gradient = layout.Vector("gradient", Units, BufferUse.Update);
        var (back, sum) = (At(carried.Buffer, Row, Column), Expr.Of("sum"));
        if (direct is not null)
            back += At(direct.Buffer, Row, Column);
        return Method($"∂h₀[{Units}] += Σ over rows{(mark is null ? "" : " that begin")} of what came back past all steps.",
            [.. new[] { carried, direct, mark, gradient }.OfType<Argument>(), RowCount],
            Over(Column, Units,
                new Let("sum", 0),
                Over(Row, Rows, new Set("sum", sum + (mark is null ? back : Select(At(mark.Buffer, Row, 0) > 0, 0, back)))),
                Set(gradient.Buffer.At(Column), At(gradient.Buffer, Column) + sum)));
    }
}
