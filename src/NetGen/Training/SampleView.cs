using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// A data set in a network's scalar: for float networks the data set's own memory, for double ones a copy widened once.
/// </summary>
internal sealed class SampleView<T>(Dataset data) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[]? inputs = Widened(data.Inputs);
    private readonly T[]? targets = Widened(data.Targets);

    /// <summary>All samples' real targets, row-major.</summary>
    public ReadOnlySpan<T> Targets => targets ?? MemoryMarshal.Cast<float, T>(data.Targets);

    private ReadOnlySpan<T> Inputs => inputs ?? MemoryMarshal.Cast<float, T>(data.Inputs);

    /// <summary>The samples at the given rows, in that order; nothing is copied.</summary>
    public Batch<T> Batch(ReadOnlySpan<int> rows) => new() { Inputs = Inputs, Labels = data.Labels, Targets = Targets, Rows = rows };

    private static T[]? Widened(ReadOnlySpan<float> values)
    {
        if (typeof(T) == typeof(float))
        {
            return null;
        }

        var converted = new T[values.Length];
        for (int i = 0; i < converted.Length; i++)
        {
            converted[i] = T.CreateTruncating(values[i]);
        }

        return converted;
    }
}
