using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// A data set in a network's scalar: the data set's own memory for float networks and of bytes, else a copy widened once.
/// </summary>
internal readonly ref struct SampleView<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Samples<T> inputs;
    private readonly ReadOnlySpan<int> labels;

    public SampleView(Dataset data)
    {
        inputs = data.Samples<T>();
        labels = data.Labels;
        Targets = InScalar(data.Targets);
    }

    /// <summary>All samples' real targets, row-major.</summary>
    public ReadOnlySpan<T> Targets { get; }

    /// <summary>The samples at the given rows, in that order; nothing is copied.</summary>
    public Batch<T> Batch(ReadOnlySpan<int> rows) => new() { Inputs = inputs, Labels = labels, Targets = Targets, Rows = rows };

    /// <summary>Numbers where they lie for float, widened for double.</summary>
    public static ReadOnlySpan<T> InScalar(ReadOnlySpan<float> values)
    {
        if (typeof(T) == typeof(float))
        {
            return MemoryMarshal.Cast<float, T>(values);
        }

        var converted = new T[values.Length];
        for (int i = 0; i < converted.Length; i++)
        {
            converted[i] = T.CreateTruncating(values[i]);
        }

        return converted;
    }
}
