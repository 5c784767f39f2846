using System.ComponentModel;

namespace NetGen.Numerics;

/// <summary>
/// The numbers of alpha dropout (Klambauer et al. 2017): y = a·x + b for kept elements and a·α′ + b for dropped ones, with a and b such
/// that mean 0 and variance 1 stay. Used by generated code. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AlphaDropout
{
    /// <summary>α′ = −λα: what a dropped element becomes before scale and shift, SELU's lower end.</summary>
    public const double Dropped = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717;

    /// <summary>a = ((1 − p)(1 + pα′²))^−½.</summary>
    /// <param name="rate">p, in [0, 1).</param>
    public static double Scale(double rate) => 1 / Math.Sqrt((1 - rate) * (1 + (rate * Dropped * Dropped)));

    /// <summary>a·α′ + b with b = −a·p·α′: what dropped elements are.</summary>
    /// <param name="rate">p, in [0, 1).</param>
    public static double Shift(double rate) => Scale(rate) * Dropped * (1 - rate);
}
