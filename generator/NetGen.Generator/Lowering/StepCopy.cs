using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>
/// A step of each sample, copied between a sequence, in which it has other steps before and behind it, and rows of its own.
/// </summary>
/// <param name="Width">Elements of a step.</param>
/// <param name="FromStride">From sample to sample; 0 for the user's rows.</param>
/// <param name="IsFromSequence">Whether what is read is a part of a sequence.</param>
/// <param name="ToStride">From sample to sample.</param>
/// <param name="IsToSequence">Whether what is written is.</param>
internal sealed record StepCopyKernel(int Width, int FromStride, bool IsFromSequence, int ToStride, bool IsToSequence) : LoopKernel
{
    public override string Name => "CopyStep" + Text(Width)
        + (FromStride == 0 ? "FromRows" : IsFromSequence ? "From" + Text(FromStride) : "") + (IsToSequence ? "Into" + Text(ToStride) : "");

    public override Method Lower(Layout layout)
    {
        var from = FromStride == 0 ? Layout.UsersRows("from", Width) : IsFromSequence ? Layout.Part("from", Width, FromStride)
            : layout.Rows("from", Width, FromStride);
        var to = IsToSequence ? Layout.Part("to", Width, ToStride, BufferUse.Write) : layout.Rows("to", Width, ToStride, BufferUse.Write);
        return Method(
            (FromStride == 0 ? "A step of each of the user's sequences" : IsFromSequence ? "A step of each sequence" : "Rows")
                + $" of {Width} elements as "
                + (IsToSequence ? "a step of each sequence." : "rows of their own."),
            [from, to, RowCount],
            Over(Row, Rows, Over(Column, Width, Set(to.Buffer.At(Row, Column), At(from.Buffer, Row, Column)))));
    }
}
