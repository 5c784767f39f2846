using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>The user's samples as rows of the workspace.</summary>
internal sealed record StageKernel(int Width, int Stride) : LoopKernel
{
    public override string Name => "Stage" + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (from, to) = (Layout.UsersRows("from", Width), layout.Rows("to", Width, Stride, BufferUse.Write));
        return Method($"The user's samples of {Width} elements as rows of the workspace.", [from, to, RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                    Set(to.Buffer.At(Row, Column), At(from.Buffer, Row, Column)))));
    }
}
