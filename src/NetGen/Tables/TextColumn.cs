using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Tables;

/// <summary>Words, in any order: each adds 1 to the bucket that its letters, made small, are hashed to; then all are divided by the root
/// of the sum of squares.</summary>
/// <param name="name">Its name in the header.</param>
/// <param name="buckets">How many there are: the values that it is in a sample.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextColumn(string name, int buckets) : TableColumn(name)
{
    private const int LongestWord = 64;

    /// <inheritdoc/>
    public override int Length => buckets;

    internal override string Expected => "a text";

    /// <summary>Writes a row's text.</summary>
    /// <exception cref="TableValueException">It is missing and must not be.</exception>
    public void Write(string? value, Span<float> values)
    {
        if (value is null)
        {
            WriteMissing(values);
        }
        else
        {
            TryRead(value, values);
        }
    }

    /// <summary>A text without a word is a text.</summary>
    internal override bool IsMissing(ReadOnlySpan<char> field) => MayBeMissing && field.IsEmpty;

    internal override bool TryRead(ReadOnlySpan<char> field, Span<float> values)
    {
        Span<char> word = stackalloc char[LongestWord];
        Span<float> counts = values[..buckets];
        counts.Clear();
        int length = 0;
        for (int i = 0; i <= field.Length; i++)
        {
            if (i < field.Length && char.IsLetterOrDigit(field[i]))
            {
                // What a longer word ends in is left out.
                if (length < LongestWord)
                {
                    word[length++] = char.ToLowerInvariant(field[i]);
                }
            }
            else if (length > 0)
            {
                counts[TextHash.Bucket(word[..length], buckets)]++;
                length = 0;
            }
        }

        float squares = 0;
        foreach (float count in counts)
        {
            squares += count * count;
        }

        for (int i = 0; squares > 0 && i < counts.Length; i++)
        {
            counts[i] /= MathF.Sqrt(squares);
        }

        return true;
    }

    internal override void AddSteps(StepList steps)
    {
        steps.Copy(this);
        steps.IndicatorOf(this);
    }
}
