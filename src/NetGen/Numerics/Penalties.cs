using System.ComponentModel;
using System.Numerics;

namespace NetGen.Numerics;

/// <summary>The values of penalties over a stretch of parameters, summed in double. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Penalties
{
    /// <summary>λ‖w‖₁.</summary>
    public static double L1<T>(ReadOnlySpan<T> weights, double lambda) where T : unmanaged, INumber<T>
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += Math.Abs(double.CreateTruncating(weight));
        return lambda * sum;
    }

    /// <summary>½λ‖w‖².</summary>
    public static double L2<T>(ReadOnlySpan<T> weights, double lambda) where T : unmanaged, INumber<T>
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += double.CreateTruncating(weight) * double.CreateTruncating(weight);
        return 0.5 * lambda * sum;
    }
}
