using System.ComponentModel;
using System.Globalization;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Numbers: one value, clipped, its logarithm taken and scaled as declared.</summary>
/// <param name="name">Its name in the header.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberColumn(string name) : TableColumn(name)
{
    /// <summary>Whether all numbers are whole.</summary>
    public bool IsInteger { get; init; }

    /// <summary>How it is scaled.</summary>
    public ColumnScale Scale { get; init; }

    /// <summary>Whether sign(x)·ln(1 + |x|) is taken.</summary>
    public bool Log1P { get; init; }

    /// <summary>Smaller numbers are raised to this; NaN for no bound.</summary>
    public double ClipMin { get; init; } = double.NaN;

    /// <summary>Larger numbers are lowered to this; NaN for no bound.</summary>
    public double ClipMax { get; init; } = double.NaN;

    /// <summary>The sign before the fraction.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>The sign between groups of three digits; '\0' for none.</summary>
    public char Thousands { get; init; }

    /// <summary>What stands before or behind each number of a file; empty for nothing.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How numbers below 0 are written.</summary>
    public NegativeForm Negative { get; init; }

    internal override string Expected => (IsInteger ? "a whole number" : "a number")
        + (Decimal == '.' && Thousands == '\0' ? "" : $" with '{Decimal}' before the fraction") + (Unit.Length == 0 ? "" : $" in {Unit}")
        + (Negative == NegativeForm.Sign ? "" : Negative == NegativeForm.Parentheses ? ", (5) for −5" : ", 5- for −5");

    /// <summary>Writes a row's number.</summary>
    /// <exception cref="TableValueException">It is infinite, or missing and must not be.</exception>
    public void Write(double? value, Span<float> values)
    {
        if (value is not double number || double.IsNaN(number))
        {
            WriteMissing(values);
            return;
        }

        values[0] = (float)number;
        if (!float.IsFinite(values[0]))
        {
            throw Unfit(number.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> field, Span<float> values)
    {
        var form = new NumberForm(Decimal, Thousands, Unit, Negative);
        if (form.IsPlain && (PlainNumber.TryRead(field, out double number)
            || double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number)))
        {
            return TryAccept(number, values);
        }

        Span<char> plain = stackalloc char[NumberForm.Longest];
        return double.TryParse(plain[..form.Write(field, plain)], NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && TryAccept(number, values);
    }

    internal override void AddSteps(StepList steps)
    {
        steps.Number(this, Scale, new NumberTransform(ClipMin, ClipMax, Log1P));
        steps.IndicatorOf(this);
    }

    /// <summary>A number that is known as such.</summary>
    internal bool TryAccept(double number, Span<float> values)
    {
        values[0] = (float)number;
        return float.IsFinite(values[0]) && (!IsInteger || number == Math.Floor(number));
    }
}
