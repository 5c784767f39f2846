namespace NetGen.Generator.Loops;

/// <summary>What values an interpreter computes with.</summary>
internal abstract class Domain<T>
{
    public abstract T Constant(double value);

    public abstract T Of(UnaryOperation operation, T x);

    public abstract T Of(BinaryOperation operation, T left, T right);

    public abstract T MultiplyAdd(T a, T b, T c);

    public abstract T Of(Function function, T x);

    /// <summary>A mask.</summary>
    public abstract T Of(Comparison comparison, T left, T right);

    public abstract T Both(T left, T right);

    public abstract T Select(T mask, T then, T @else);

    /// <summary>value·scale where the dropout of so numbered an element keeps it.</summary>
    public abstract T KeptByDropout(long element, T value, T scale);
}

/// <summary>Real numbers; of masks, 1 is true.</summary>
/// <param name="keeps">Which elements dropout keeps.</param>
internal sealed class Reals(Func<long, bool> keeps) : Domain<double>
{
    public override double Constant(double value) => value;

    public override double Of(UnaryOperation operation, double x) => Arithmetic.Of(operation, x);

    public override double Of(BinaryOperation operation, double left, double right) => Arithmetic.Of(operation, left, right);

    public override double MultiplyAdd(double a, double b, double c) => (a * b) + c;

    public override double Of(Function function, double x) => function.Value(x);

    public override double Of(Comparison comparison, double left, double right) => Arithmetic.Of(comparison, left, right) ? 1 : 0;

    public override double Both(double left, double right) => left * right;

    public override double Select(double mask, double then, double @else) => mask != 0 ? then : @else;

    public override double KeptByDropout(long element, double value, double scale) => keeps(element) ? value * scale : 0;
}

/// <summary>
/// Numbers modulo the prime 2³¹ − 1, in which sums and products hold exactly in any order, and everything else is a function without
/// meaning: two nests that agree on random numbers compute the same expressions (Schwartz 1980), but for one chance in 10⁹.
/// </summary>
internal sealed class Residues : Domain<long>
{
    public const long Prime = int.MaxValue;

    /// <summary>
    /// What nobody wrote, which may be NaN: whatever is computed of it is unknown too, a product with 0 as well. Only what leaves it out
    /// knows more.
    /// </summary>
    public const long Unknown = -1;

    /// <summary>So far from 0 is what <see cref="Largest"/> multiplies.</summary>
    private const long Shift = 123_456_789;

    /// <summary>−∞: of no weight among what the largest is asked of.</summary>
    private const long Least = Prime + 1 - Shift;

    public override long Constant(double value) => value switch
    {
        0 => 0,
        1 => 1,
        double.NegativeInfinity => Least,
        // Each other number is one residue, whichever.
        _ => Hash(BitConverter.DoubleToInt64Bits(value)),
    };

    public override long Of(UnaryOperation operation, long x) => x == Unknown ? Unknown : operation switch
    {
        UnaryOperation.Negate => x == 0 ? 0 : Prime - x,
        // Nothing is known of the others but that they are functions, and 0 at 0.
        _ => x * Hash(x, (int)operation) % Prime,
    };

    public override long Of(BinaryOperation operation, long left, long right) => operation switch
    {
        _ when left == Unknown || right == Unknown => Unknown,
        BinaryOperation.Add => (left + right) % Prime,
        BinaryOperation.Subtract => (left - right + Prime) % Prime,
        BinaryOperation.Multiply => left * right % Prime,
        BinaryOperation.Divide => left * Hash(right, 1) % Prime,
        BinaryOperation.CopySign => left * Hash(right, 2) % Prime,
        BinaryOperation.Maximum => left == 0 && right == 0 ? 0 : Largest(left, right),
        BinaryOperation.MaximumNative when left == Least => right,
        // The left one, and the difference or nothing: 0 of zeros.
        _ => (left + Difference((right - left + Prime) % Prime, (int)operation)) % Prime,
    };

    public override long MultiplyAdd(long a, long b, long c) =>
        a == Unknown || b == Unknown || c == Unknown ? Unknown : ((a * b) + c) % Prime;

    public override long Of(Function function, long x) =>
        x == Unknown ? Unknown : function.KeepsZero ? x * Hash(x, function.Number) % Prime : Hash(x, function.Number);

    public override long Of(Comparison comparison, long left, long right) =>
        left == Unknown || right == Unknown ? Unknown : Hash((left * 31) + right, (int)comparison + 16);

    public override long Both(long left, long right) => left == Unknown || right == Unknown ? Unknown : left * right % Prime;

    public override long Select(long mask, long then, long @else) => mask == Unknown || then == Unknown || @else == Unknown ? Unknown
        : (mask * then % Prime + ((Prime + 1 - mask) % Prime * @else)) % Prime;

    public override long KeptByDropout(long element, long value, long scale) => value == Unknown || scale == Unknown ? Unknown
        : value * scale % Prime * Hash(element, 32) % Prime;

    /// <summary>A number of 0 … Prime − 1 that looks random.</summary>
    public static long Hash(long x, int kind = 0)
    {
        unchecked
        {
            var z = ((ulong)x * 0x9E3779B97F4A7C15) + ((ulong)kind * 0xD1B54A32D192ED03) + 1;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (long)((z ^ (z >> 31)) % Prime);
        }
    }

    /// <summary>A product, but for a shift: in any order the same of the same numbers.</summary>
    private static long Largest(long left, long right) =>
        (((left + Shift) % Prime * ((right + Shift) % Prime) % Prime) + Prime - Shift) % Prime;

    private static long Difference(long x, int kind) => x * Hash(x, kind + 8) % Prime;
}
