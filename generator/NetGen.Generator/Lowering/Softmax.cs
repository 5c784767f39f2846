using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>The exponentials of a row, with its largest value subtracted, so that none overflows. NaN comes out as NaN.</summary>
internal static class Exponentials
{
    /// <summary>Leaves names for the largest value, <c>max</c>, and for Σ e^(x − max), <c>sum</c>.</summary>
    /// <param name="column">What counts the row's elements.</param>
    /// <param name="width">How many there are.</param>
    /// <param name="x">The row's element.</param>
    /// <param name="kept">Where e^(x − max) goes; null for nowhere.</param>
    public static IEnumerable<Statement> Of(Variable column, int width, Access x, Access? kept)
    {
        yield return new Let("max", double.NegativeInfinity);
        yield return Loop.Over(column, width, new Set("max", Maximum(Expr.Of("max"), new Load(x))));
        yield return new Let("sum", 0);
        yield return Loop.Over(column, width,
        [
            new Let("e", Functions.Exp.Of(new Load(x) - Expr.Of("max"))),
            new Set("sum", Expr.Of("sum") + Expr.Of("e")),
            .. kept is null ? Array.Empty<Statement>() : [new Store(kept, Expr.Of("e"))],
        ]);
    }
}

/// <summary>y = softmax(x), position by position.</summary>
internal sealed record SoftmaxKernel(int Positions, int Width, int Stride) : LoopKernel
{
    public override string Name => "Softmax" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (x, y) = (layout.Image("x", Positions, Width, Stride), layout.Image("y", Positions, Width, Stride, BufferUse.Write));
        var (from, to) = (Place(x), Place(y));
        return Method($"y = eˣ/Σeˣ over rows of {Width}.", [x, y, RowCount],
            OverPositions(Positions,
            [
                .. Exponentials.Of(Channel, Width, from, to),
                new Let("scale", 1 / Expr.Of("sum")),
                Over(Channel, Width, Set(to, new Load(to) * Expr.Of("scale"))),
            ]));
    }
}

/// <summary>∂x = p ⊙ (∂y − ⟨∂y, p⟩).</summary>
internal sealed record SoftmaxGradientKernel(int Positions, int Width, int Stride) : LoopKernel
{
    public override string Name => "SoftmaxGradient" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (dy, p, dx) = (layout.Image("dy", Positions, Width, Stride), layout.Image("p", Positions, Width, Stride),
            layout.Image("dx", Positions, Width, Stride, BufferUse.Write));
        return Method($"∂x = p ⊙ (∂y − ⟨∂y, p⟩) over rows of {Width}.", [dy, p, dx, RowCount],
            OverPositions(Positions,
                new Let("product", 0),
                Over(Channel, Width, new Set("product", MultiplyAdd(new Load(Place(dy)), new Load(Place(p)), Expr.Of("product")))),
                Over(Channel, Width, Set(Place(dx), new Load(Place(p)) * (new Load(Place(dy)) - Expr.Of("product"))))));
    }
}

/// <summary>y = log softmax(x), position by position.</summary>
internal sealed record LogSoftmaxKernel(int Positions, int Width, int Stride) : LoopKernel
{
    public override string Name => "LogSoftmax" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (x, y) = (layout.Image("x", Positions, Width, Stride), layout.Image("y", Positions, Width, Stride, BufferUse.Write));
        return Method($"y = x − log Σeˣ over rows of {Width}.", [x, y, RowCount],
            OverPositions(Positions,
            [
                .. Exponentials.Of(Channel, Width, Place(x), kept: null),
                new Let("logSum", Functions.Log.Of(Expr.Of("sum"))),
                Over(Channel, Width, Set(Place(y), new Load(Place(x)) - Expr.Of("max") - Expr.Of("logSum"))),
            ]));
    }
}

/// <summary>∂x = ∂y − e^y·Σ∂y.</summary>
internal sealed record LogSoftmaxGradientKernel(int Positions, int Width, int Stride) : LoopKernel
{
    public override string Name => "LogSoftmaxGradient" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (dy, y, dx) = (layout.Image("dy", Positions, Width, Stride), layout.Image("y", Positions, Width, Stride),
            layout.Image("dx", Positions, Width, Stride, BufferUse.Write));
        return Method($"∂x = ∂y − e^y·Σ∂y over rows of {Width}.", [dy, y, dx, RowCount],
            OverPositions(Positions,
                new Let("sum", 0),
                Over(Channel, Width, new Set("sum", Expr.Of("sum") + new Load(Place(dy)))),
                Over(Channel, Width, Set(Place(dx), new Load(Place(dy)) - (Functions.Exp.Of(new Load(Place(y))) * Expr.Of("sum"))))));
    }
}
