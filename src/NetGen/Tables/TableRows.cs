using System.ComponentModel;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Rows of a file that are to be predicted, in its order. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableRows
{
    private readonly float[] values;
    private readonly int length;
    private readonly SampleSource source;

    internal TableRows(float[] values, int length, int count, SampleSource source) =>
        (this.values, this.length, Count, this.source) = (values, length, count, source);

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The values of a row, as those of a sample.</summary>
    public ReadOnlySpan<float> this[int row] => values.AsSpan(row * length, length);

    /// <summary>Where a row stands, and what it says in columns that are no features.</summary>
    public SampleOrigin OriginOf(int row) => new(row, source);
}
