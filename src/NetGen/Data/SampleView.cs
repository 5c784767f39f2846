using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Data;

/// <summary>
/// A data set in a network's scalar: the data set's own memory for float networks and of bytes, else a copy widened once.
/// </summary>
internal sealed class SampleView<T>(Dataset data) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[]? inputs = data.HasBytes ? null : Widened(data.Inputs);
    private readonly T[]? targets = Widened(data.Targets);

    /// <summary>All samples' inputs, row-major.</summary>
    public Samples<T> Inputs => data.HasBytes ? data.ByteSamples<T>() : inputs ?? MemoryMarshal.Cast<float, T>(data.Inputs);

    /// <summary>All samples' real targets, row-major.</summary>
    public ReadOnlySpan<T> Targets => targets ?? MemoryMarshal.Cast<float, T>(data.Targets);

    /// <summary>The samples at the given rows, in that order; nothing is copied.</summary>
    /// <param name="rows">The samples.</param>
    /// <param name="begins">For each whether a series begins with it; empty for none.</param>
    public Batch<T> Batch(ReadOnlySpan<int> rows, ReadOnlySpan<bool> begins = default) =>
        new() { Inputs = Inputs, Labels = data.Labels, Targets = Targets, Rows = rows, Begins = begins };

    /// <summary>A wider copy; null where the numbers are of that scalar already.</summary>
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
