using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>
/// ‖weights‖/‖direction‖, by which Lamb's steps are as long as the weights say (You et al. 2020); 1 where one of them is 0. Norms are
/// summed in double, always in the same order. Used by generated code. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrustRatio
{
    /// <summary>Of floats that lie together.</summary>
    public static double Of(ref readonly float weights, ref readonly float direction, int length) => Of(
        SumOfSquares.Of(MemoryMarshal.CreateReadOnlySpan(in weights, length)),
        SumOfSquares.Of(MemoryMarshal.CreateReadOnlySpan(in direction, length)));

    /// <summary>Of doubles that lie together.</summary>
    public static double Of(ref readonly double weights, ref readonly double direction, int length) => Of(
        SumOfSquares.Of(MemoryMarshal.CreateReadOnlySpan(in weights, length)),
        SumOfSquares.Of(MemoryMarshal.CreateReadOnlySpan(in direction, length)));

    private static double Of(double weights, double direction) =>
        weights > 0 && direction > 0 ? Math.Sqrt(weights) / Math.Sqrt(direction) : 1;
}
