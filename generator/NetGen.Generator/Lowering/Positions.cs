using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>y = φ(x + p), the same p for all rows.</summary>
internal sealed record PositionsKernel(int Width, int Stride, ActivationFunction? Epilogue) : LoopKernel
{
    public override string Name => "Positions" + Text(Width) + Suffix(Epilogue);

    public override Method Lower(Layout layout)
    {
        var (x, p, y) = (layout.Rows("x", Width, Stride), layout.Vector("p", Width), layout.Rows("y", Width, Stride, BufferUse.Write));
        return Method($"y = {PhiOf(Epilogue)}(x + p), p[{Text(Width)}] the same for all rows.", [x, p, y, RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                    new Let("v", At(x.Buffer, Row, Column) + At(p.Buffer, Column)),
                    Set(y.Buffer.At(Row, Column), Apply(Epilogue, Expr.Of("v"))))));
    }
}
