namespace NetGen.Generator.Loops;

/// <summary>The operations of expressions in double.</summary>
internal static class Arithmetic
{
    public static double Of(UnaryOperation operation, double x) => operation switch
    {
        UnaryOperation.Negate => -x,
        UnaryOperation.Abs => Math.Abs(x),
        UnaryOperation.Sqrt => Math.Sqrt(x),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "An operation without arithmetic."),
    };

    public static double Of(BinaryOperation operation, double left, double right) => operation switch
    {
        BinaryOperation.Add => left + right,
        BinaryOperation.Subtract => left - right,
        BinaryOperation.Multiply => left * right,
        BinaryOperation.Divide => left / right,
        BinaryOperation.Maximum => Math.Max(left, right),
        BinaryOperation.Minimum => Math.Min(left, right),
        BinaryOperation.MaximumNative => left > right ? left : right,
        BinaryOperation.MinimumNative => left < right ? left : right,
        BinaryOperation.CopySign => Math.Abs(left) * (BitConverter.DoubleToInt64Bits(right) < 0 ? -1 : 1),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "An operation without arithmetic."),
    };

    public static bool Of(Comparison comparison, double left, double right) => comparison switch
    {
        Comparison.Greater => left > right,
        Comparison.Less => left < right,
        Comparison.GreaterOrEqual => left >= right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Equal => left == right,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "A comparison without arithmetic."),
    };
}
