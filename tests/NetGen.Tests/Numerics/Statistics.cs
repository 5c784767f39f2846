namespace NetGen.Tests.Numerics;

/// <summary>Goodness-of-fit statistics for the tests of random numbers. The tests use fixed seeds, so they never fail by chance.</summary>
internal static class Statistics
{
    /// <summary>The value that √n·D of a Kolmogorov–Smirnov test exceeds with probability 1e-3.</summary>
    public const double KolmogorovSmirnovLimit = 1.949;

    public static (double Mean, double Variance) MeanAndVariance(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += value * value;
        }

        var mean = sum / values.Length;
        return (mean, squares / values.Length - mean * mean);
    }

    /// <summary>√n·D, D the largest distance between the empirical and the given distribution function. Sorts the values.</summary>
    public static double KolmogorovSmirnov(double[] values, Func<double, double> cumulative)
    {
        Array.Sort(values);
        var n = (double)values.Length;
        var distance = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var p = cumulative(values[i]);
            distance = Math.Max(distance, Math.Max(p - i / n, (i + 1) / n - p));
        }

        return distance * Math.Sqrt(n);
    }

    /// <summary>χ² of counts against equal expectations.</summary>
    public static double ChiSquare(ReadOnlySpan<int> counts)
    {
        var total = 0.0;
        foreach (var count in counts)
        {
            total += count;
        }

        var expected = total / counts.Length;
        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += (count - expected) * (count - expected) / expected;
        }

        return sum;
    }

    /// <summary>The χ² that is exceeded with probability 1e-4 (Wilson and Hilferty 1931).</summary>
    public static double ChiSquareLimit(int degreesOfFreedom)
    {
        if (degreesOfFreedom == 0)
        {
            return 0;
        }

        var c = 2.0 / (9 * degreesOfFreedom);
        return degreesOfFreedom * Math.Pow(1 - c + 3.719 * Math.Sqrt(c), 3);
    }

    /// <summary>Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), for |x| up to about 7.</summary>
    public static double NormalCumulative(double x)
    {
        double term = x, sum = x;
        for (var odd = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); odd += 2)
        {
            term *= x * x / odd;
            sum += term;
        }

        return 0.5 + sum * NormalDensity(x);
    }

    /// <summary>1 − Φ(x) for x &gt; 2, by Laplace's continued fraction φ(x)/(x + 1/(x + 2/(x + …))).</summary>
    public static double NormalTail(double x)
    {
        var fraction = x;
        for (var k = 400; k >= 1; k--)
        {
            fraction = x + k / fraction;
        }

        return NormalDensity(x) / fraction;
    }

    private static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
