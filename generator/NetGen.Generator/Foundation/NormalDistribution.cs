namespace NetGen.Generator.Foundation;

/// <summary>The standard normal distribution in double precision, for what the compiler itself computes.</summary>
internal static class NormalDistribution
{
    /// <summary>1/3, 1/5, 1/7, …: more than the series ever takes.</summary>
    private static readonly double[] Reciprocals = [.. Enumerable.Range(1, 64).Select(k => 1.0 / ((2 * k) + 1))];

    private static readonly double Scale = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>e^(−x²/2)/√(2π).</summary>
    public static double Density(double x) => Scale * Math.Exp(-0.5 * x * x);

    /// <summary>
    /// Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …) near 0; beyond 3, Laplace's continued fraction 1 − Φ(x) = φ(x)/(x + 1/(x + 2/(x + …))).
    /// </summary>
    public static double Cumulative(double x)
    {
        if (Math.Abs(x) > 3)
            return x < 0 ? Tail(-x) : 1 - Tail(x);
        double term = x, sum = x, square = x * x;
        for (var k = 0; Math.Abs(term) > 1e-17 * Math.Abs(sum); k++)
        {
            term *= square * Reciprocals[k];
            sum += term;
        }
        return 0.5 + (sum * Density(x));
    }

    private static double Tail(double x)
    {
        // The fraction converges as exp(−2x·√(2k)): so many terms leave less than the last bit.
        var fraction = x;
        for (var k = (int)(400 / (x * x)) + 6; k >= 1; k--)
            fraction = x + (k / fraction);
        return Density(x) / fraction;
    }
}
