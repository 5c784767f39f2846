using System.ComponentModel;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>
/// The Tables room: rows of text, of a database or of a program's own type come in, samples go out; and what a sample's values become for
/// the first layer. A sample has one value a column, or a few: a category's place in its vocabulary, a day's number. So a table can be
/// split before anything is fitted on it.
/// <para>One column. Immutable.</para>
/// </summary>
/// <param name="name">Its name in the header.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TableColumn(string name)
{
    /// <summary>Its name in the header.</summary>
    public string Name { get; } = name;

    /// <summary>What stands for a field without a value.</summary>
    public Missing Missing { get; init; }

    /// <summary>The number of <see cref="Missing.Constant"/>.</summary>
    public double Fill { get; init; }

    /// <summary>Whether an encoded value more says if the field was missing.</summary>
    public bool Indicator { get; init; }

    /// <summary>Words that stand for no value, besides the usual ones.</summary>
    public string[] MissingWords { get; init; } = [];

    /// <summary>The values that it is in a sample.</summary>
    public virtual int Length => 1;

    /// <summary>Whether a field may be without a value.</summary>
    public bool MayBeMissing => Missing != Missing.Error;

    /// <summary>What its fields must be, for messages.</summary>
    internal abstract string Expected { get; }

    /// <summary>Reads a field that has a value.</summary>
    /// <param name="field">It, without spaces around.</param>
    /// <param name="values">Receives <see cref="Length"/> values.</param>
    /// <returns>Whether it is what it must be.</returns>
    internal abstract bool TryRead(ReadOnlySpan<char> field, Span<float> values);

    /// <summary>Whether a field stands for no value.</summary>
    internal virtual bool IsMissing(ReadOnlySpan<char> field) =>
        // Most fields are none of the words by their first letter.
        field.IsEmpty || (field.Length <= FieldWords.LongestMissing && field[0] is '?' or 'N' or 'n' && IsAny(field, FieldWords.Missing))
        || IsMissingWord(field);

    /// <summary>What each of its values of a sample can be, where it is not missing.</summary>
    internal virtual ColumnRange Range => ColumnRange.Finite;

    /// <summary>What the values of a sample become.</summary>
    internal abstract void AddSteps(StepList steps);

    /// <summary>Whether a field is one of some words, in any case.</summary>
    internal static bool IsAny(ReadOnlySpan<char> field, string[] words)
    {
        foreach (string word in words)
        {
            if (field.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a field is one of this column's own words for no value.</summary>
    protected private bool IsMissingWord(ReadOnlySpan<char> field)
    {
        foreach (string word in MissingWords)
        {
            if (field.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes that there is no value.</summary>
    /// <exception cref="TableValueException">There must be one.</exception>
    protected void WriteMissing(Span<float> values)
    {
        if (!MayBeMissing)
        {
            throw new TableValueException(Name,
                $"The column '{Name}' has no value; expected {Expected}. Declare what stands for it: [Column(\"{Name}\", Missing = …)].");
        }

        values[..Length].Fill(float.NaN);
    }

    /// <summary>A value that the column cannot have.</summary>
    protected TableValueException Unfit(string value) => new(Name, $"The column '{Name}' has the value {value}; expected {Expected}.");
}
