using System.ComponentModel;
using System.Numerics;

namespace NetGen.Numerics;

/// <summary>The vectors that tell places apart without being learned. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Sinusoids
{
    /// <summary>
    /// P[t, 2i] = sin(t/10000^(2i/channels)) and P[t, 2i + 1] = cos(t/10000^(2i/channels)) (Vaswani et al. 2017), computed in double and
    /// rounded once.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="channels">Channels of a step.</param>
    /// <returns>steps × channels numbers.</returns>
    public static Arena<T> Table<T>(int steps, int channels) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var table = new Arena<T>(checked(steps * channels));
        for (int step = 0; step < steps; step++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                double angle = step / Math.Pow(10_000, (channel - (channel % 2)) / (double)channels);
                table.Span[(step * channels) + channel] = T.CreateTruncating(channel % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        }

        return table;
    }
}
