using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>Output and target compared as distributions.</summary>
internal sealed record KlDivergenceKernel(LossFunction Function, int Width, int Stride) : LossKernel(Function, Width, Stride)
{
    public override Method Lower(Layout layout)
    {
        var (z, targets, gradient) = (layout.Rows("z", Width, Stride), Layout.UsersRows("probabilities", Width),
            layout.Rows("gradient", Width, Stride, BufferUse.Write));
        var (t, sum, mass) = (Expr.Of("t"), Expr.Of("sum"), Expr.Of("mass"));
        return Losses(
            "Σ over rows of Σ t·(log t − log softmax(z)), 0·log 0 being 0; the gradient is (softmax(z)·Σt − t)·scale. "
                + "A negative target gives NaN.",
            [z, targets, gradient, RowCount, new ScalarArgument("scale")],
            [],
            [
                .. Exponentials.Of(Channel, Width, Place(z), Place(gradient)),
                new Let("mass", 0),
                new Let("terms", 0),
                Over(Channel, Width,
                    new Let("t", new Load(Place(targets))),
                    new Let("term", Select(Equal(t, 0), t, t * Functions.Log.Of(t)) - (t * (new Load(Place(z)) - Expr.Of("max")))),
                    new Set("mass", mass + t),
                    new Set("terms", Expr.Of("terms") + Expr.Of("term"))),
                Add(new Wide(Expr.Of("terms")) + (new Wide(mass) * Functions.Log.Of(sum))),
                new Let("factor", Scale * mass / sum),
                Over(Channel, Width,
                    Set(Place(gradient), (new Load(Place(gradient)) * Expr.Of("factor")) - (new Load(Place(targets)) * Scale))),
            ]);
    }
}

/// <summary>Output and target compared as directions.</summary>
internal sealed record CosineDistanceKernel(LossFunction Function, int Width, int Stride) : LossKernel(Function, Width, Stride)
{
    public override Method Lower(Layout layout)
    {
        var (y, targets, gradient) = (layout.Rows("y", Width, Stride), Layout.UsersRows("targets", Width),
            layout.Rows("gradient", Width, Stride, BufferUse.Write));
        var (v, t, norms, cosine) = (Expr.Of("v"), Expr.Of("t"), Expr.Of("norms"), Expr.Of("cosine"));
        Expr WhereDirected(Expr value) => Select(norms < CosineDistance.SmallestNorms, new Wide(0), value);
        return Losses(
            "Σ over rows of 1 − y·t/(‖y‖‖t‖); the gradient is (cos·y/‖y‖² − t/(‖y‖‖t‖))·scale. "
                + $"Below ‖y‖‖t‖ = {CosineDistance.SmallestNorms.ToString("R", CultureInfo.InvariantCulture)}: 1 and 0.",
            [y, targets, gradient, RowCount, new ScalarArgument("scale")],
            [],
            [
                new Let("product", 0),
                new Let("square", 0),
                new Let("targetSquare", 0),
                Over(Channel, Width,
                    new Let("v", new Load(Place(y))),
                    new Let("t", new Load(Place(targets))),
                    new Set("product", MultiplyAdd(v, t, Expr.Of("product"))),
                    new Set("square", MultiplyAdd(v, v, Expr.Of("square"))),
                    new Set("targetSquare", MultiplyAdd(t, t, Expr.Of("targetSquare")))),
                new Let("norms", Sqrt(new Wide(Expr.Of("square"))) * Sqrt(new Wide(Expr.Of("targetSquare")))),
                new Let("cosine", WhereDirected(Expr.Of("product") / norms)),
                Add(1 - cosine),
                new Let("alongTarget", WhereDirected(-Scale / norms)),
                new Let("alongOutput", WhereDirected(Scale * cosine / Expr.Of("square"))),
                Over(Channel, Width,
                    Set(Place(gradient),
                        (new Load(Place(targets)) * Expr.Of("alongTarget")) + (new Load(Place(y)) * Expr.Of("alongOutput")))),
            ]);
    }
}
