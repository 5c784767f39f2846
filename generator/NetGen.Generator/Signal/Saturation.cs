using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// The share of units whose slope is below a twentieth of the largest: they pass next to no gradient back (Glorot and Bengio 2010, section
/// 3). For tanh that is |z| &gt; 2.18, for the sigmoid |z| &gt; 4.36.
/// </summary>
internal static class Saturation
{
    private const double SmallestSlope = 0.05;

    /// <summary>Of z ~ N(mean, variance); 0 for a function that does not flatten on both sides, NaN for an unknown signal.</summary>
    public static double Of(ActivationFunction? function, Moments preActivation)
    {
        if (function is not { Saturates: true })
            return 0;
        if (!preActivation.IsKnown)
            return double.NaN;
        var edge = Edge(function);
        if (preActivation.Std == 0)
            return Math.Abs(preActivation.Mean) > edge ? 1 : 0;
        return NormalDistribution.Cumulative((-edge - preActivation.Mean) / preActivation.Std)
            + NormalDistribution.Cumulative((preActivation.Mean - edge) / preActivation.Std);
    }

    /// <summary>
    /// Where the slope of a saturating function, symmetric and falling on both sides of 0, has become that small; by bisection.
    /// </summary>
    private static double Edge(ActivationFunction function)
    {
        double low = 0, high = 64;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (function.Derivative(middle) < SmallestSlope * function.Derivative(0))
                high = middle;
            else
                low = middle;
        }
        return high;
    }
}
