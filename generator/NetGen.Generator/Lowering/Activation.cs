using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>y = φ(x).</summary>
internal sealed record ActivationKernel(ActivationFunction Function, int Width, int Stride) : LoopKernel
{
    public override string Name => "Apply" + Suffix(Function) + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (x, y) = (layout.Rows("x", Width, Stride), layout.Rows("y", Width, Stride, BufferUse.Write));
        return Method($"y = {PhiOf(Function)}(x), {Width} elements a row.", [x, y, RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                    new Let("v", At(x.Buffer, Row, Column)),
                    Set(y.Buffer.At(Row, Column), Apply(Function, Expr.Of("v"))))));
    }
}

/// <summary>∂x = ∂y ⊙ φ′.</summary>
internal sealed record ActivationGradientKernel(ActivationFunction Function, int Width, int Stride) : LoopKernel
{
    public override string Name => "Apply" + Suffix(Function, derivative: true) + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (dy, activated) = (layout.Rows("dy", Width, Stride), layout.Rows("activated", Width, Stride));
        var dx = layout.Rows("dx", Width, Stride, BufferUse.Write);
        return Method($"∂x = ∂y ⊙ {PhiOf(Function)}′, {Width} elements a row.", [dy, activated, dx, RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                    new Let("g", At(dy.Buffer, Row, Column)),
                    new Let("a", At(activated.Buffer, Row, Column)),
                    Set(dx.Buffer.At(Row, Column), Function.Backward(Expr.Of("g"), Expr.Of("a"))))));
    }
}
