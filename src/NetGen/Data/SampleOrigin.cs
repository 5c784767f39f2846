using NetGen.Data;
using static System.FormattableString;

namespace NetGen;

/// <summary>Where a sample comes from: its row in what was read, before any split or shuffle, and what the row says in columns that are no
/// features. Immutable.</summary>
public sealed class SampleOrigin
{
    private readonly SampleSource? source;

    internal SampleOrigin(int row, SampleSource? source)
    {
        this.source = source;
        Row = row;
    }

    /// <summary>The row, counted from 0: of a file the first below the header.</summary>
    public int Row { get; }

    /// <summary>The line of the file, counted from 1; null where the samples were no text.</summary>
    public int? Line => source?.LineOf(Row);

    /// <summary>The columns that were passed over as features: identifiers and the like.</summary>
    public IReadOnlyList<string> Columns => source?.Columns ?? [];

    /// <summary>The field of such a column.</summary>
    /// <param name="column">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public string this[string column]
    {
        get
        {
            for (int i = 0; i < Columns.Count; i++)
            {
                if (Columns[i] == column)
                {
                    return source!.FieldOf(Row, i);
                }
            }

            throw new KeyNotFoundException($"There is no column '{column}' beside the features; there are {NameDifference.List([.. Columns])}.");
        }
    }

    /// <summary>As in "row 12 (line 14, customer_id C1084)".</summary>
    public override string ToString()
    {
        IEnumerable<string> parts = Columns.Select(column => $"{column} {this[column]}");
        parts = Line is int line ? parts.Prepend(Invariant($"line {line}")) : parts;
        string text = string.Join(", ", parts);
        return Invariant($"row {Row}") + (text.Length == 0 ? "" : $" ({text})");
    }
}
