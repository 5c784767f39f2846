using System.ComponentModel;

namespace NetGen.Training;

/// <summary>
/// RAdam's judgement of how far the running mean of squares can be trusted (Liu et al. 2020, section 4). Used by generated code.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rectification
{
    /// <summary>r·√(1 − β₂ᵗ), the factor of m̂/(√v + ε); 0 while the mean of squares stands for too few gradients (ρₜ ≤ 5).</summary>
    /// <param name="step">t, from 1.</param>
    /// <param name="beta2">β₂.</param>
    public static double Of(long step, double beta2)
    {
        var (power, longest) = (Math.Pow(beta2, step), 2 / (1 - beta2) - 1);
        var length = longest - 2 * step * power / (1 - power);
        return length <= 5
            ? 0
            : Math.Sqrt((1 - power) * ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)));
    }
}
