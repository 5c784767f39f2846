namespace NetGen.Generator.Loops;

/// <summary>The same function in fewer instructions.</summary>
internal static class Cheapest
{
    public static Expr Of(Expr e) => e.Replace(part => part switch
    {
        // x for x > 0, else k·x: the larger of both where k ≤ 1, and NaN of NaN.
        Select
        {
            Mask: Compare { Comparison: Comparison.Greater, Right: Constant { Value: 0 } } above,
            Else: Binary { Operation: BinaryOperation.Multiply, Right: Constant { Value: <= 1 } } scaled,
        } choice
            when choice.Then == above.Left && scaled.Left == above.Left => Expr.Max(scaled, choice.Then),
        // Everything else is as cheap as it is written.
        _ => null,
    });
}
