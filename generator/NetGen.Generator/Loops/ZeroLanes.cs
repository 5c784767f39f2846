namespace NetGen.Generator.Loops;

/// <summary>Whether a value is 0 where all that it is made of lies in padding that is promised to be zero.</summary>
internal static class ZeroLanes
{
    /// <param name="e">The value.</param>
    /// <param name="local">What a name stands for; null where that is not known.</param>
    /// <param name="count">The first lanes, which are not asked about.</param>
    public static bool AreSure(Expr e, Func<string, Expr?> local, int? count = null)
    {
        bool Zero(Expr part) => part switch
        {
            Constant { Value: 0 } => true,
            // Padding that is promised: what a vector reads behind a row is no more than the row's own zeros; of a buffer that is only
            // written they are promised to those who read it later.
            Load { Access: { Tail: Tail.Padded, Buffer: var buffer } access } => buffer.Use != BufferUse.Write
                && access.OffsetInRow.IsConstant
                && access.OffsetInRow.Constant + access.Count >= buffer.Width
                && access.OffsetInRow.Constant + access.Lanes <= buffer.Width + buffer.Zeros,
            Load { Access.Tail: Tail.Exact } => true,
            Local name => local(name.Name) is { } value && Zero(value),
            FirstLanes first => first.Rest is null ? first.Count <= count || Zero(first.X) : Zero(first.X) && Zero(first.Rest),
            Unary unary => Zero(unary.X),
            Binary { Operation: BinaryOperation.Multiply } product =>
                (Zero(product.Left) && Finite(product.Right)) || (Zero(product.Right) && Finite(product.Left)),
            Binary { Operation: BinaryOperation.Divide } quotient => Zero(quotient.Left) && quotient.Right is Constant { Value: not 0 },
            Binary { Operation: BinaryOperation.CopySign } sign => Zero(sign.Left),
            Binary binary => Zero(binary.Left) && Zero(binary.Right),
            MultiplyAdd sum => Zero(sum.C) && ((Zero(sum.A) && Finite(sum.B)) || (Zero(sum.B) && Finite(sum.A))),
            Select choice => Zero(choice.Then) && Zero(choice.Else),
            Call { Function: { KeepsZero: true } } call => Zero(call.X),
            Spread spread => Zero(spread.X),
            KeptByDropout kept => Zero(kept.Values) && Finite(kept.Scale),
            // Of what is not named nothing is known: the tail is masked.
            _ => false,
        };

        // Nothing is known of what a buffer holds behind its row, and 0·∞ is not 0.
        bool Finite(Expr part) => Zero(part) || part switch
        {
            Constant => true,
            Unary unary => Finite(unary.X),
            Binary { Operation: not BinaryOperation.Divide } binary => Finite(binary.Left) && Finite(binary.Right),
            Local name => local(name.Name) is { } value && Finite(value),
            // What a method is given is a rate, a scale, a threshold; functions are finite at 0.
            Given => true,
            Spread spread => Finite(spread.X),
            Call call => Zero(call.X),
            // Of what is not named nothing is known.
            _ => false,
        };

        return Zero(e);
    }
}
