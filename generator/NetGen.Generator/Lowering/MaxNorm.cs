using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>Scales the weights of each unit whose norm exceeds a limit back to it; the others are multiplied by 1.</summary>
/// <param name="Units">Rows of weights, or columns.</param>
/// <param name="Inputs">Weights of a unit.</param>
/// <param name="Order">Whether those of a unit or those of an input lie together.</param>
/// <param name="Averages">Whether a running average, which took a share of the weights before, follows.</param>
internal sealed record MaxNormKernel(int Units, int Inputs, WeightOrder Order, bool Averages) : LoopKernel
{
    public override string Name => "MaxNorm" + Text(Units) + "By" + Text(Inputs) + (Order == WeightOrder.InputMajor ? "InputMajor" : "");

    public override Method Lower(Layout layout)
    {
        var (unit, k, i) = (new Variable("unit"), new Variable("k"), new Variable("i"));
        BufferArgument Matrix(string name) => Order == WeightOrder.InputMajor
            ? layout.Matrix(name, Inputs, Units, BufferUse.Update)
            : layout.Matrix(name, Units, Inputs, BufferUse.Update);

        Access Place(BufferArgument matrix, Variable input) =>
            Order == WeightOrder.InputMajor ? matrix.Buffer.At(input, unit) : matrix.Buffer.At(unit, input);

        var (weights, averages) = (Matrix("weights"), Matrix("averages"));
        var (before, after, norm, limit) = (Expr.Of("before"), Expr.Of("after"), Expr.Of("norm"), new Given("limit"));
        Statement[] scaling =
        [
            new Let("before", new Load(Place(weights, i))),
            new Let("after", before * Expr.Of("scale")),
            Set(Place(weights, i), after),
            .. Averages ? [Set(Place(averages, i),
                new Load(Place(averages, i)) + ((after - before) * new Given("share")))] : Array.Empty<Statement>(),
        ];
        return Method(
            $"The weights of each of {Text(Units)} units, {Text(Inputs)} a unit, scaled to norm limit where ‖w‖₂ exceeds it"
                + (Averages ? "; the averages, which took a share of the weights before, follow." : "."),
            [weights, .. Averages ? new Argument[] { averages, new ScalarArgument("share") } : [], new ScalarArgument("limit")],
            Over(unit, Units,
                new Let("squares", 0),
                Over(k, Inputs, new Let("w", new Load(Place(weights, k))),
                    new Set("squares", MultiplyAdd(Expr.Of("w"), Expr.Of("w"), Expr.Of("squares")))),
                new Let("norm", Sqrt(Expr.Of("squares"))),
                new Let("scale", Select(norm > limit, limit / norm, 1)),
                Over(i, Inputs, scaling)));
    }
}
