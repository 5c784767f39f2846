using System.Globalization;

namespace NetGen.Generator.Loops;

/// <summary>
/// A number of elements or the end of a loop: a constant, or a number that is known when the method is called (its rows), rounded down to a
/// multiple of a constant.
/// </summary>
/// <param name="Constant">The number; 0 where there is a symbol.</param>
/// <param name="Symbol">The name of the number that is known later; null for none.</param>
/// <param name="Multiple">To what it is rounded down.</param>
internal sealed record Extent(int Constant, string? Symbol = null, int Multiple = 1)
{
    public static implicit operator Extent(int constant) => new(constant);

    public static Extent Of(string symbol) => new(0, symbol);

    /// <summary>Rounded down to a multiple.</summary>
    public Extent DownTo(int multiple) => Symbol is null ? Constant / multiple * multiple : this with { Multiple = multiple };

    /// <summary>Its value where the symbol has one.</summary>
    public int Value(int symbol) => Symbol is null ? Constant : symbol / Multiple * Multiple;

    public override string ToString() => Symbol is null
        ? Constant.ToString(CultureInfo.InvariantCulture)
        : Multiple == 1 ? Symbol : Symbol + " down to a multiple of " + Multiple.ToString(CultureInfo.InvariantCulture);
}
