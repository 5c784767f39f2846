using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Loops;

/// <summary>Derivatives of expressions of one variable.</summary>
internal static class Differentiation
{
    /// <summary>∂e/∂x.</summary>
    public static Expr Of(Expr e, Expr x) => e switch
    {
        _ when e == x => 1,
        Constant or Given or Load or Local => 0,
        Unary { Operation: UnaryOperation.Negate } negated => -Of(negated.X, x),
        Unary { Operation: UnaryOperation.Abs } abs => Of(abs.X, x) * Select(Equal(abs.X, 0), abs.X, CopySign(1, abs.X)),
        Unary { Operation: UnaryOperation.Sqrt } root => Of(root.X, x) * 0.5 / root,
        Binary { Operation: BinaryOperation.Add } sum => Of(sum.Left, x) + Of(sum.Right, x),
        Binary { Operation: BinaryOperation.Subtract } difference => Of(difference.Left, x) - Of(difference.Right, x),
        Binary { Operation: BinaryOperation.Multiply } product =>
            Times(product.Left, Of(product.Right, x)) + (Of(product.Left, x) * product.Right),
        Binary { Operation: BinaryOperation.Divide } quotient =>
            (Of(quotient.Left, x) - (quotient * Of(quotient.Right, x))) / quotient.Right,
        Binary { Operation: BinaryOperation.MaximumNative or BinaryOperation.Maximum } max =>
            Select(max.Right > max.Left, Of(max.Right, x), Of(max.Left, x)),
        Binary { Operation: BinaryOperation.MinimumNative or BinaryOperation.Minimum } min =>
            Select(min.Right < min.Left, Of(min.Right, x), Of(min.Left, x)),
        MultiplyAdd product => (product.A * Of(product.B, x)) + (Of(product.A, x) * product.B) + Of(product.C, x),
        Select choice => Select(choice.Mask, Of(choice.Then, x), Of(choice.Else, x)),
        Call call => Of(call.X, x) * call.Function.Slope(call.X, call),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An expression without a derivative."),
    };

    /// <summary>A product with a reciprocal is a quotient.</summary>
    private static Expr Times(Expr left, Expr right) =>
        right is Binary { Operation: BinaryOperation.Divide, Left: Constant { Value: 1 } } reciprocal
            ? left / reciprocal.Right
            : left * right;

    /// <summary>
    /// ∂e/∂x of a non-decreasing e, in terms of its value y alone; null where y does not tell. A threshold of x is the threshold e(x) of y;
    /// behind a limit that is not reached, y is what was limited.
    /// </summary>
    public static Expr? OfOutput(Expr e, Expr x, Expr y)
    {
        var slope = e switch
        {
            Binary { Operation: BinaryOperation.MaximumNative, Left: Constant limit } max when OfOutput(max.Right, x, y) is { } inner =>
                Select(y > limit, inner, 0),
            Binary { Operation: BinaryOperation.MinimumNative, Left: Constant limit } min when OfOutput(min.Right, x, y) is { } inner =>
                Select(y < limit, inner, 0),
            Select { Mask: Compare { Comparison: Comparison.Greater, Right: Constant threshold } above } choice
                when above.Left == x && OfOutput(choice.Then, x, y) is { } then && OfOutput(choice.Else, x, y) is { } @else
                => Select(y > Evaluation.Of(choice.Else, x, threshold.Value), then, @else),
            // What y does not say of itself is said by x.
            _ => Of(e, x).Replace(part => part == e ? y : null),
        };
        return slope.All.Contains(x) ? null : slope;
    }
}
