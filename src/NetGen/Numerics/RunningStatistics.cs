using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// The running statistics of batch normalisation, as PyTorch has them. Thread-safe, except that calls must not write the same memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunningStatistics
{
    /// <summary>running ← (1 − momentum)·running + momentum·batch, of the variance with n/(n − 1) times the batch's.</summary>
    /// <param name="runningMean">The first channel's running mean.</param>
    /// <param name="runningVariance">The first channel's running variance.</param>
    /// <param name="mean">The first channel's mean in the batch.</param>
    /// <param name="variance">The first channel's variance in the batch, of n values.</param>
    /// <param name="channels">How many channels lie side by side.</param>
    /// <param name="count">n, at least 2.</param>
    /// <param name="momentum">The share of the batch, in (0, 1].</param>
    public static void Update<T>(
        ref T runningMean, ref T runningVariance, ref T mean, ref T variance, int channels, long count, double momentum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T keep = T.CreateTruncating(1 - momentum);
        T share = T.CreateTruncating(momentum);
        T unbiased = T.CreateTruncating(momentum * count / (count - 1));
        for (int i = 0; i < channels; i++)
        {
            Unsafe.Add(ref runningMean, i) = (keep * Unsafe.Add(ref runningMean, i)) + (share * Unsafe.Add(ref mean, i));
            Unsafe.Add(ref runningVariance, i) = (keep * Unsafe.Add(ref runningVariance, i)) + (unbiased * Unsafe.Add(ref variance, i));
        }
    }
}
