namespace NetGen.Generator.Loops;

/// <summary>Values of expressions of one variable, in double.</summary>
internal static class Evaluation
{
    /// <summary>e where the variable has a value.</summary>
    public static double Of(Expr e, Expr variable, double value)
    {
        double At(Expr part) => part == variable ? value : part switch
        {
            Constant constant => constant.Value,
            Unary unary => Arithmetic.Of(unary.Operation, At(unary.X)),
            Binary binary => Arithmetic.Of(binary.Operation, At(binary.Left), At(binary.Right)),
            MultiplyAdd product => (At(product.A) * At(product.B)) + At(product.C),
            Select choice => Holds(choice.Mask) ? At(choice.Then) : At(choice.Else),
            Call call => call.Function.Value(At(call.X)),
            _ => throw new ArgumentOutOfRangeException(nameof(e), part.GetType().Name, "Not a function of one variable."),
        };

        bool Holds(Mask mask) => mask switch
        {
            Compare compare => Arithmetic.Of(compare.Comparison, At(compare.Left), At(compare.Right)),
            Both both => Holds(both.Left) && Holds(both.Right),
            _ => throw new ArgumentOutOfRangeException(nameof(e), mask.GetType().Name, "Not a mask of one variable."),
        };

        return At(e);
    }
}
