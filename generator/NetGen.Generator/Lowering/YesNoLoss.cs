using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// The binary cross-entropy of one output, each sample weighed by its class: w = w[no] + t·(w[yes] − w[no]), which for a target between 0
/// and 1 is its share of both.
/// </summary>
internal sealed record YesNoLossKernel(LossFunction Function, int Width, int Stride) : LossKernel(Function, Width, Stride)
{
    public override Method Lower(Layout layout)
    {
        var (z, targets, gradient) = (layout.Rows("z", Width, Stride), Layout.UsersRows("targets", Width),
            layout.Rows("gradient", Width, Stride, BufferUse.Write));
        var classWeights = layout.Vector("classWeights", 2);
        var (v, t, weight, loss) = (Expr.Of("v"), Expr.Of("t"), Expr.Of("weight"), (ElementLoss)Function);
        var (names, values) = CommonParts.Of([loss.Of(v, t), Differentiation.Of(loss.Of(v, t), v)], 'e');
        return Losses(
            "Σ over rows of w·(log(1 + eᶻ) − z·t), w = w[no] + t·(w[yes] − w[no]); the gradient is (σ(z) − t)·w·scale.",
            [z, targets, gradient, RowCount, new ScalarArgument("scale"), classWeights],
            [
                new Let("no", At(classWeights.Buffer, 0)),
                new Let("more", At(classWeights.Buffer, 1) - Expr.Of("no")),
            ],
            [
                new Let("v", At(z.Buffer, Row, 0)),
                new Let("t", At(targets.Buffer, Row, 0)),
                .. names,
                new Let("weight", Expr.Of("no") + (t * Expr.Of("more"))),
                Add(weight * values[0]),
                Set(gradient.Buffer.At(Row, 0), values[1] * (weight * Scale)),
            ]);
    }
}
