using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Tables;

/// <summary>
/// Words, in any order: each adds 1 to its place in the vocabulary or, without one, to the bucket that its letters, made small, are hashed
/// to; then all are divided by the root of the sum of squares. A word that is not in the vocabulary counts for nothing.
/// </summary>
/// <param name="name">Its name in the header.</param>
/// <param name="buckets">How many buckets, or words of the vocabulary, there are: the values that it is in a sample.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextColumn(string name, int buckets) : TableColumn(name)
{
    private const int LongestWord = 64;

    private Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>? places;

    /// <summary>The vocabulary, in small letters; empty for buckets.</summary>
    public string[] Words
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
            places = value.Length == 0
                ? null
                : value.Select((word, place) => (word, place)).ToDictionary(pair => pair.word, pair => pair.place, StringComparer.Ordinal)
                    .GetAlternateLookup<ReadOnlySpan<char>>();
        }
    } = [];

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
    internal override bool IsMissing(ReadOnlySpan<char> field) => MayBeMissing && (field.IsEmpty || IsMissingWord(field));

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
                if (places is not { } vocabulary)
                {
                    counts[TextHash.Bucket(word[..length], buckets)]++;
                }
                else if (vocabulary.TryGetValue(word[..length], out int place))
                {
                    counts[place]++;
                }

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
