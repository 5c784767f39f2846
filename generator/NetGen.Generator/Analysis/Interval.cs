using System.Globalization;

namespace NetGen.Generator.Analysis;

/// <summary>
/// The values an argument may take. NaN is outside, except where it stands for "not declared"; infinities are always outside.
/// </summary>
/// <param name="Min">The lower end.</param>
/// <param name="Max">The upper end; infinite for none.</param>
/// <param name="Text">The domain in words.</param>
internal sealed record Interval(double Min, double Max, string Text)
{
    public bool OpenBelow { get; init; }

    public bool OpenAbove { get; init; }

    /// <summary>Whether NaN is the default of the argument.</summary>
    public bool MayBeUndeclared { get; init; }

    public static readonly Interval Any = new(double.NegativeInfinity, double.PositiveInfinity, "finite")
    {
        OpenBelow = true,
        OpenAbove = true
    };

    public static readonly Interval Positive = new(0, double.PositiveInfinity, "above 0 and finite") { OpenBelow = true, OpenAbove = true };

    public static readonly Interval NotNegative = new(0, double.PositiveInfinity, "at least 0 and finite") { OpenAbove = true };

    public static readonly Interval Share = new(0, 1, "in [0, 1]");

    public static readonly Interval ShareBelowOne = new(0, 1, "in [0, 1)") { OpenAbove = true };

    public static readonly Interval ShareInside = new(0, 1, "in (0, 1)") { OpenBelow = true, OpenAbove = true };

    public static readonly Interval ShareAboveZero = new(0, 1, "in (0, 1]") { OpenBelow = true };

    public static readonly Interval HalfTurn = new(0, 180, "in [0, 180]");

    public static Interval AtLeast(int min) =>
        new(min, double.PositiveInfinity, "at least " + min.ToString(CultureInfo.InvariantCulture)) { OpenAbove = true };

    public Interval OrUndeclared() => this with { MayBeUndeclared = true };

    public bool Contains(double value) => double.IsNaN(value)
        ? MayBeUndeclared
        : (OpenBelow ? value > Min : value >= Min) && (OpenAbove ? value < Max : value <= Max);

    /// <summary>
    /// What the network works with: the value rounded to its scalar, which may leave the domain that the value itself is in. 4e38 becomes
    /// infinite in float, 1e-50 becomes 0, and 0.999999999 becomes 1.
    /// </summary>
    public static double In(string scalar, double value) => scalar == "float" ? (float)value : value;

    /// <summary>The end of the domain next to a value outside it; null where that end is open, so that no number suggests itself.</summary>
    public double? Nearest(double value) =>
        value < Min && !OpenBelow ? Min :
        value > Max && !OpenAbove ? Max :
        null;
}
