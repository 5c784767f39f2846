namespace NetGen.Tests.Numerics;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 106 bits: the reference against which double-precision functions are judged.
/// Arithmetic after Dekker, "A floating-point technique for extending the available precision", 1971.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private static readonly DoubleDouble TwoOverSqrtPi = new(1.1283791670955126, 1.533545961316588e-17);
    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (high, low) = ExactSum(a.High, b.High);
        if (!double.IsFinite(high))
        {
            return high;
        }

        var (middle, rest) = ExactSum(a.Low, b.Low);
        (high, low) = Renormalized(high, low + middle);
        return Renormalized(high, low + rest);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var high = a.High * b.High;
        var low = Math.FusedMultiplyAdd(a.High, b.High, -high) + (a.High * b.Low + a.Low * b.High);
        return Renormalized(high, low);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble first = a.High / b.High;
        var remainder = a - first * b;
        DoubleDouble second = remainder.High / b.High;
        remainder -= second * b;
        return first + second + remainder.High / b.High;
    }

    public static DoubleDouble Exp(double x) => Exp((DoubleDouble)x);

    public static DoubleDouble Exp(DoubleDouble x)
    {
        if (Math.Abs(x.High) > 800)
        {
            return x.High < 0 ? 0 : double.PositiveInfinity;
        }

        var n = (int)Math.Round(x.High / Ln2.High);
        var mantissa = 1 + ExpM1OfSmall(x - n * Ln2);
        return new DoubleDouble(Math.ScaleB(mantissa.High, n), Math.ScaleB(mantissa.Low, n));
    }

    public static DoubleDouble ExpM1(double x) => Math.Abs(x) < 0.4 ? ExpM1OfSmall(x) : Exp(x) - 1;

    public static DoubleDouble Log(double x) => LogOf(x);

    public static DoubleDouble Log1P(double x) =>
        x is > -0.29 and < 0.41 ? Log1POfSmall(x) : LogOf(new DoubleDouble(1, 0) + x);

    public static DoubleDouble Tanh(double x)
    {
        var e = ExpM1(-2 * Math.Abs(x));
        var tanh = -e / (2 + e);
        return x < 0 ? -tanh : tanh;
    }

    public static DoubleDouble Sigmoid(double x)
    {
        var e = Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// <summary>erf x = 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·5⋯(2n + 1)): only positive terms. Beyond 6.5, 1 is nearer than 2⁻⁶⁴.</summary>
    public static DoubleDouble Erf(DoubleDouble x)
    {
        if (!(Math.Abs(x.High) < 6.5))
        {
            return double.IsNaN(x.High) ? x : Math.Sign(x.High);
        }

        DoubleDouble square = x * x, term = x, sum = x;
        for (var odd = 3; Math.Abs(term.High) > 1e-34 * Math.Abs(sum.High); odd += 2)
        {
            term = term * (2 * square) / odd;
            sum += term;
        }

        return TwoOverSqrtPi * sum * Exp(-square);
    }

    /// <summary>log(1 + eˣ).</summary>
    public static DoubleDouble Softplus(double x)
    {
        var e = Exp(-Math.Abs(x));
        var log = e.High < 0.4 ? Log1POfSmall(e) : LogOf(1 + e);
        return x > 0 ? x + log : log;
    }

    /// <summary>The distance of a result from this number in units in the last place. Equal infinities and two NaN have distance 0.</summary>
    public double UlpsTo(double actual)
    {
        if (!double.IsFinite(High) || !double.IsFinite(actual))
        {
            return High.Equals(actual) ? 0 : double.PositiveInfinity;
        }

        var ulp = Math.BitIncrement(Math.Abs(High)) - Math.Abs(High);
        return Math.Abs(actual - High - Low) / ulp;
    }

    private static DoubleDouble LogOf(DoubleDouble x)
    {
        if (!(x.High > 0) || double.IsPositiveInfinity(x.High))
        {
            return Math.Log(x.High);
        }

        var k = Math.ILogB(x.High * 1.4142135623730951 < double.MaxValue ? x.High * 1.4142135623730951 : x.High);
        var mantissa = new DoubleDouble(Math.ScaleB(x.High, -k), Math.ScaleB(x.Low, -k));
        return Log1POfSmall(mantissa - 1) + k * Ln2;
    }

    /// <summary>One Newton step from the double result, with a residual that is relative to x.</summary>
    private static DoubleDouble Log1POfSmall(DoubleDouble x)
    {
        var u = 1 + x.High;
        DoubleDouble guess = u == 1 ? x.High : Math.Log(u) * (x.High / (u - 1));
        var e = ExpM1OfSmall(guess);
        return guess + (x - e) / (1 + e);
    }

    /// <summary>Σ xʲ/j!, |x| ≤ 0.75.</summary>
    private static DoubleDouble ExpM1OfSmall(DoubleDouble x)
    {
        DoubleDouble sum = 0;
        for (var j = 28; j >= 1; j--)
        {
            sum = x / j * (1 + sum);
        }

        return sum;
    }

    private static (double Sum, double Error) ExactSum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    private static DoubleDouble Renormalized(double high, double low)
    {
        var sum = high + low;
        return double.IsFinite(sum) ? new DoubleDouble(sum, low - (sum - high)) : sum;
    }
}
