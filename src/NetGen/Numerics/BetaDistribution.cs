namespace NetGen.Numerics;

/// <summary>Random numbers of the beta distribution, as a ratio of two of the gamma distribution (Marsaglia and Tsang 2000).</summary>
internal static class BetaDistribution
{
    /// <summary>A number in [0, 1] of density ∝ x^(a − 1)·(1 − x)^(b − 1).</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="random">Where the randomness comes from; how much is drawn depends on what is drawn.</param>
    public static double Next(double a, double b, ref RandomStream random)
    {
        double first = NextGamma(a, ref random);
        return 1 / (1 + (NextGamma(b, ref random) / first));
    }

    private static double NextGamma(double shape, ref RandomStream random)
    {
        // The squeeze needs a shape of at least 1: a number of shape + 1 times U^(1/shape) has the smaller one.
        if (shape < 1)
            return NextGamma(shape + 1, ref random) * Math.Pow(random.NextOpenDouble(), 1 / shape);
        double d = shape - (1.0 / 3);
        double unit = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = random.NextNormal();
            double root = 1 + (unit * normal);
            double v = root * root * root;
            if (root > 0 && Math.Log(random.NextOpenDouble()) < (normal * normal / 2) + (d * (1 - v + Math.Log(v))))
                return d * v;
        }
    }
}
