using System.ComponentModel;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>
/// One of a vocabulary. In a sample it is the place there; "other" is the place behind the last. Encoded it is a 1 at its place, or, where
/// the order means something, the place itself.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CategoryColumn : TableColumn
{
    private readonly string[] categories;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places;

    /// <param name="name">Its name in the header.</param>
    /// <param name="categories">The vocabulary, each once.</param>
    public CategoryColumn(string name, params string[] categories) : base(name)
    {
        ArgumentNullException.ThrowIfNull(categories);
        this.categories = categories;
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < categories.Length; i++)
        {
            all.Add(categories[i], i);
        }

        places = all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The vocabulary.</summary>
    public IReadOnlyList<string> Categories => categories;

    /// <summary>What becomes of others.</summary>
    public Unseen Unseen { get; init; }

    /// <summary>Whether the place itself is the value.</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>How an ordinal's place is scaled.</summary>
    public ColumnScale Scale { get; init; }

    internal override string Expected => $"one of {NameDifference.List(categories)}";

    private int Places => categories.Length + (Unseen == Unseen.Other ? 1 : 0);

    /// <summary>Writes a row's category.</summary>
    /// <exception cref="TableValueException">It is not in the vocabulary, or missing, and must not be.</exception>
    public void Write(string? value, Span<float> values)
    {
        if (value is null || (value.Length == 0 && !places.ContainsKey("")))
        {
            WriteMissing(values);
        }
        else if (!TryRead(value, values))
        {
            throw Unfit(CsvField.Quote(value));
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> field, Span<float> values)
    {
        if (places.TryGetValue(field, out int place))
        {
            values[0] = place;
            return true;
        }

        values[0] = categories.Length;
        return Unseen == Unseen.Other;
    }

    internal override bool IsMissing(ReadOnlySpan<char> field) => base.IsMissing(field) && !places.ContainsKey(field);

    internal override ColumnRange Range => ColumnRange.Places(Places);

    internal override void AddSteps(StepList steps)
    {
        if (IsOrdinal)
        {
            steps.Number(this, Scale, NumberTransform.None);
        }
        else
        {
            steps.OneHot(this, Places);
        }

        steps.IndicatorOf(this);
    }
}
