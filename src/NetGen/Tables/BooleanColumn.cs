using System.ComponentModel;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Yes or no: one value, 1 or 0.</summary>
/// <param name="name">Its name in the header.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BooleanColumn(string name) : TableColumn(name)
{
    /// <summary>The words for no and yes, letter by letter; empty for the usual ones.</summary>
    public string[] Words { get; init; } = [];

    internal override string Expected => Words.Length == 2 ? $"'{Words[0]}' or '{Words[1]}'" : "yes or no (true, false, y, n, t, f, 1, 0)";

    /// <summary>Writes a row's answer.</summary>
    /// <exception cref="TableValueException">It is missing and must not be.</exception>
    public void Write(bool? value, Span<float> values)
    {
        if (value is bool known)
        {
            values[0] = known ? 1 : 0;
        }
        else
        {
            WriteMissing(values);
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> field, Span<float> values)
    {
        int answer = Words.Length == 2
            ? Among(field, Words[..1], Words[1..], StringComparison.Ordinal)
            : Among(field, FieldWords.No, FieldWords.Yes, StringComparison.OrdinalIgnoreCase);
        values[0] = answer;
        return answer >= 0;
    }

    internal override bool IsMissing(ReadOnlySpan<char> field) =>
        IsMissingWord(field) || (base.IsMissing(field) && !TryRead(field, stackalloc float[1]));

    internal override ColumnRange Range => ColumnRange.Places(2);

    internal override void AddSteps(StepList steps)
    {
        steps.Number(this, ColumnScale.None, NumberTransform.None);
        steps.IndicatorOf(this);
    }

    private static int Among(ReadOnlySpan<char> field, string[] no, string[] yes, StringComparison comparison)
    {
        for (int i = 0; i < yes.Length; i++)
        {
            if (field.Equals(yes[i], comparison) || field.Equals(no[i], comparison))
            {
                return field.Equals(yes[i], comparison) ? 1 : 0;
            }
        }

        return -1;
    }
}
