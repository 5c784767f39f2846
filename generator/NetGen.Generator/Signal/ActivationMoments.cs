using System.Collections.Concurrent;
using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>What an activation makes of a normal pre-activation z (Poole et al. 2016; He et al. 2015).</summary>
/// <param name="Output">E[φ(z)²] and E[φ(z)].</param>
/// <param name="DerivativeSquare">E[φ′(z)²].</param>
/// <param name="DerivativeMean">E[φ′(z)].</param>
/// <param name="Fluctuation">How those means differ from one network of finite width to the next.</param>
internal readonly record struct ActivationMoments(Moments Output, double DerivativeSquare, double DerivativeMean, Fluctuation Fluctuation)
{
    /// <summary>Beyond, the normal density is below 10⁻¹⁶.</summary>
    private const double Reach = 8.6;

    /// <summary>
    /// What was integrated before: while one types, a network is predicted again and again, and most of its layers are as they were. A pure
    /// function's values, so that it does not matter who else asks, nor when they are forgotten.
    /// </summary>
    private static readonly ConcurrentDictionary<
        (ActivationFunction Function, double Mean, double Variance, int Count), ActivationMoments> Known = new();

    private const int MostKnown = 4096;

    /// <summary>For normal z of these moments.</summary>
    public static ActivationMoments Of(ActivationFunction function, Moments sum) => Of(function, sum.Mean, sum.Variance);

    /// <summary>For z ~ N(mean, variance).</summary>
    public static ActivationMoments Of(ActivationFunction function, double mean, double variance)
    {
        if (variance <= 0)
        {
            var value = function.Value(mean);
            var slope = function.Derivative(mean);
            return new(new(value * value, value), slope * slope, slope, default);
        }
        return function switch
        {
            Relu when mean == 0 => Rectifier(0, variance),
            LeakyRelu leaky when mean == 0 => Rectifier(leaky.Slope, variance),
            Exp => Exponential(mean, variance),
            // Any function can be integrated; those above have closed forms.
            _ => Integrated(function, mean, variance, 1),
        };
    }

    /// <summary>
    /// For the largest of k independent z ~ N(mean, variance), whose density is k·Φᵏ⁻¹·ϕ: a max-pool in front of a monotone φ, or behind
    /// it.
    /// </summary>
    public static ActivationMoments OfLargest(ActivationFunction function, double mean, double variance, int count) => variance <= 0
        ? Of(function, mean, variance)
        : Integrated(function, mean, variance, count);

    private static ActivationMoments Integrated(ActivationFunction function, double mean, double variance, int count)
    {
        if (Known.TryGetValue((function, mean, variance, count), out var known))
            return known;
        if (Known.Count >= MostKnown)
            Known.Clear();
        return Known[(function, mean, variance, count)] = Integrate(function, mean, Math.Sqrt(variance), count);
    }

    /// <summary>
    /// The closed form for slope a on the negative side: E[φ²] = q(1 + a²)/2, E[φ] = (1 − a)√(q/2π), E[φ′²] = (1 + a²)/2, E[φ⁴] = 3q²(1 +
    /// a⁴)/2.
    /// </summary>
    private static ActivationMoments Rectifier(double slope, double variance)
    {
        var half = (1 + (slope * slope)) / 2;
        var spread = (3 * (1 + (slope * slope * slope * slope)) / 2 / (half * half)) - 1;
        return new(new(variance * half, (1 - slope) * Math.Sqrt(variance / (2 * Math.PI))), half, (1 + slope) / 2,
            new(spread, 1, spread, 0));
    }

    /// <summary>The log-normal distribution: E[eᵏᶻ] = exp(kμ + k²σ²/2). Its mass lies far out, where no rule would look.</summary>
    private static ActivationMoments Exponential(double mean, double variance)
    {
        var square = Math.Min(Moments.Largest, Math.Exp((2 * mean) + (2 * variance)));
        var spread = Math.Min(Moments.Largest, Math.Exp(4 * variance) - 1);
        return new(new Moments(square, Math.Exp(mean + (variance / 2))).Bounded(), square,
            Math.Min(Moments.Largest, Math.Exp(mean + (variance / 2))), new(spread, 2 * variance, (3 * (spread + 1)) - 1, 2 * variance));
    }

    /// <summary>
    /// Gauss–Legendre on panels: cut at the kinks, where a rule would lose its order (SELU's E[φ′²] came out as 1.0736 instead of 1.07157),
    /// at powers of 3 of the function's own scale, and where the density itself turns.
    /// </summary>
    /// <param name="function">φ.</param>
    /// <param name="mean">Of the pre-activation.</param>
    /// <param name="deviation">Of the pre-activation.</param>
    /// <param name="count">The largest of so many, of which the density is k·Φᵏ⁻¹ times the normal one.</param>
    private static ActivationMoments Integrate(ActivationFunction function, double mean, double deviation, int count)
    {
        double square = 0, first = 0, derivative = 0, slopes = 0, fourth = 0, derivativeFourth = 0, response = 0, derivativeResponse = 0;
        var from = -Reach;
        foreach (var to in Cuts(function, mean, deviation, count))
        {
            var (middle, half) = ((from + to) / 2, (to - from) / 2);
            foreach (var (at, weight) in GaussLegendre.Rule)
            {
                var z = middle + (half * at);
                var density = weight * half * NormalDistribution.Density(z);
                if (count > 1)
                    density *= count * Math.Pow(NormalDistribution.Cumulative(z), count - 1);
                var x = mean + (deviation * z);
                var (value, slope) = (function.Value(x), function.Derivative(x));
                var (valueSquare, slopeSquare) = (value * value, slope * slope);
                first += density * value;
                square += density * valueSquare;
                derivative += density * slopeSquare;
                slopes += density * slope;
                fourth += density * valueSquare * valueSquare;
                derivativeFourth += density * slopeSquare * slopeSquare;
                response += density * valueSquare * ((z * z) - 1);
                derivativeResponse += density * slopeSquare * ((z * z) - 1);
            }
            from = to;
        }
        return new(new(square, first), derivative, slopes, new(
            Ratio(fourth, square * square) - 1, Ratio(response, 2 * square), (3 * Ratio(derivativeFourth, derivative * derivative)) - 1,
            Ratio(derivativeResponse, 2 * derivative)));

        static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
    }

    /// <summary>
    /// In order, the end last. Sixteen points are enough for half of the density, and for a quarter where a largest value's is steeper.
    /// </summary>
    private static List<double> Cuts(ActivationFunction function, double mean, double deviation, int count)
    {
        List<double> cuts = count > 1 ? [-6, -4, -2, 0, 2, 4, 6, Reach] : [-Reach / 2, 0, Reach / 2, Reach];
        foreach (var kink in function.Kinks)
            Add(kink);
        for (var scale = 1.0; scale < Reach * deviation; scale *= 3)
        {
            Add(scale);
            Add(-scale);
        }
        cuts.Sort();
        return cuts;

        // Cuts that meet leave an empty panel between them, which adds nothing.
        void Add(double x)
        {
            var z = (x - mean) / deviation;
            if (Math.Abs(z) < Reach)
                cuts.Add(z);
        }
    }
}

/// <summary>
/// How the means over n units differ from their expectation. With q, the variance of the pre-activations, off by a share δ, E[φ²] is off by
/// Response·δ; and the mean of n values of φ² has a variance of Spread/n, relative to its square.
/// </summary>
/// <param name="Spread">Var[φ²]/E[φ²]²: 2 for the identity, 5 for ReLU.</param>
/// <param name="Response">d ln E[φ²]/d ln q = E[φ²(z² − 1)]/2E[φ²] (Stein's lemma): 1 for what is homogeneous, 0 where φ saturates.</param>
/// <param name="DerivativeSpread">Var[(φ′g)²]/E[φ′²]² for a normal g, the gradient that comes back: 3E[φ′⁴]/E[φ′²]² − 1.</param>
/// <param name="DerivativeResponse">d ln E[φ′²]/d ln q.</param>
internal readonly record struct Fluctuation(double Spread, double Response, double DerivativeSpread, double DerivativeResponse);
