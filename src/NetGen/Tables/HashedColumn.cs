using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Tables;

/// <summary>A category of a vocabulary that nobody lists: its bucket is found from its letters. Some share one.</summary>
/// <param name="name">Its name in the header.</param>
/// <param name="buckets">How many there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HashedColumn(string name, int buckets) : TableColumn(name)
{
    internal override string Expected => "a text";

    /// <summary>Writes a row's category.</summary>
    /// <exception cref="TableValueException">It is missing and must not be.</exception>
    public void Write(string? value, Span<float> values)
    {
        if (string.IsNullOrEmpty(value))
        {
            WriteMissing(values);
        }
        else
        {
            values[0] = TextHash.Bucket(value, buckets);
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> field, Span<float> values)
    {
        values[0] = TextHash.Bucket(field, buckets);
        return true;
    }

    internal override ColumnRange Range => ColumnRange.Places(buckets);

    internal override void AddSteps(StepList steps)
    {
        steps.OneHot(this, buckets);
        steps.IndicatorOf(this);
    }
}
