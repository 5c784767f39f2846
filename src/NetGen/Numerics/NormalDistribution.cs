namespace NetGen.Numerics;

/// <summary>The standard normal distribution: a probability in, the number below which it lies out.</summary>
internal static class NormalDistribution
{
    /// <summary>
    /// Φ⁻¹(p), with a relative error of 1e-15 (Wichura, "Algorithm AS 241: the percentage points of the normal distribution", 1988,
    /// PPND16). Only + − × ÷ √ are used, so every machine computes the same bits.
    /// </summary>
    /// <param name="p">The probability, in (0, 1).</param>
    public static double Quantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q
                * (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
                + 4.5921953931549871457e+4) * r + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
                + 1.3314166789178437745e+2) * r + 3.3871328727963666080e+0)
                / (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
                + 2.1213794301586595867e+4) * r + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
                + 4.2313330701600911252e+1) * r + 1);
        }

        var tail = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        var z = tail <= 5 ? NearTail(tail - 1.6) : FarTail(tail - 5);
        return q < 0 ? -z : z;
    }

    private static double NearTail(double r) =>
        (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
        + 1.27045825245236838258e+0) * r + 3.64784832476320460504e+0) * r + 5.76949722146069140550e+0) * r
        + 4.63033784615654529590e+0) * r + 1.42343711074968357734e+0)
        / (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
        + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940e+0) * r
        + 2.05319162663775882187e+0) * r + 1);

    private static double FarTail(double r) =>
        (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
        + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e+0) * r
        + 5.46378491116411436990e+0) * r + 6.65790464350110377720e+0)
        / (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
        + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
        + 5.99832206555887937690e-1) * r + 1);

    /// <summary>
    /// ln x for normal positive x, with no library call and no fused operation: both may round differently elsewhere. x = 2ᵏ·m with m in
    /// [√½, √2), and ln m = 2·artanh(s) = 2s·Σ s²ʲ/(2j + 1) with s = (m − 1)/(m + 1), |s| &lt; 0.172; eleven terms reach 2⁻⁵⁸.
    /// </summary>
    private static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x) - BitConverter.DoubleToInt64Bits(0.70710678118654752);
        var k = (double)(bits >> 52);
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) + BitConverter.DoubleToInt64Bits(0.70710678118654752));
        var s = (m - 1) / (m + 1);
        var z = s * s;
        var series = 1.0 / 21;
        for (var odd = 19; odd >= 1; odd -= 2)
        {
            series = series * z + 1.0 / odd;
        }

        return k * 0.69314718055994531 + 2 * s * series;
    }
}
