using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>Rows of one number, to which others are added or written later.</summary>
internal sealed record FillKernel(int Width, int Stride, double Value = 0) : LoopKernel
{
    public override string Name => (Value == 0 ? "Clear" : "FillLow") + Text(Width);

    public override Method Lower(Layout layout)
    {
        var x = layout.Rows("x", Width, Stride, BufferUse.Write);
        return Method($"x = {Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}, {Width} elements a row.",
            [x, RowCount], Over(Row, Rows, Over(Column, Width, Set(x.Buffer.At(Row, Column), Value))));
    }
}
