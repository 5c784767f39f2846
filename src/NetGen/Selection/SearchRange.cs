using NetGen.Selection;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// What a search draws one hyperparameter from: an interval or a list. A pair of numbers is an interval, <c>LearningRate = (1e-4,
/// 1e-1)</c>, on the scale that suits the hyperparameter: logarithmic for rates and penalties, linear for fractions and counts. Immutable.
/// </summary>
public sealed record SearchRange
{
    private SearchRange(double low, double high, SearchScale scale, IReadOnlyList<double>? choices = null)
    {
        Low = low;
        High = high;
        Scale = scale;
        Choices = choices;
    }

    /// <summary>The smallest value.</summary>
    public double Low { get; }

    /// <summary>The largest value.</summary>
    public double High { get; }

    /// <summary>How values lie between the ends.</summary>
    public SearchScale Scale { get; }

    /// <summary>The only values there are, as given; null for an interval.</summary>
    public IReadOnlyList<double>? Choices { get; }

    /// <summary>An interval on the hyperparameter's own scale.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the low one is not below the high one.</exception>
    public static SearchRange Between(double low, double high) => Interval(low, high, SearchScale.Auto);

    /// <summary>An interval in which equal differences are equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the low one is not below the high one.</exception>
    public static SearchRange Linear(double low, double high) => Interval(low, high, SearchScale.Linear);

    /// <summary>An interval in which equal factors are equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite and above 0, or the low one is not below the high
    /// one.</exception>
    public static SearchRange Logarithmic(double low, double high)
    {
        RequireAboveZero(low);
        return Interval(low, high, SearchScale.Logarithmic);
    }

    /// <summary>One of some values, each as likely as the others.</summary>
    /// <exception cref="ArgumentException">There is none, one is not finite, or one is given twice.</exception>
    public static SearchRange OneOf(params IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Any(value => !double.IsFinite(value)) || values.Distinct().Count() != values.Count)
        {
            throw new ArgumentException("A choice needs at least one value, all finite and none twice.", nameof(values));
        }

        return new SearchRange(values.Min(), values.Max(), SearchScale.Linear, [.. values]);
    }

    /// <summary><see cref="Between"/>.</summary>
    public static implicit operator SearchRange((double Low, double High) range) => Between(range.Low, range.High);

    /// <summary>The ends and the scale, or the choices.</summary>
    public override string ToString() => Choices is null
        ? Invariant($"{Low:R} … {High:R}{(Scale == SearchScale.Auto ? "" : Scale == SearchScale.Linear ? " (linear)" : " (logarithmic)")}")
        : string.Join(" | ", Choices.Select(choice => Invariant($"{choice:R}")));

    /// <summary>The range with <see cref="SearchScale.Auto"/> decided.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A logarithmic range does not begin above 0.</exception>
    internal SearchRange OnScaleOf(HyperparameterInfo hyperparameter)
    {
        if (Scale != SearchScale.Auto)
        {
            return this;
        }

        if (hyperparameter.IsLogarithmic)
        {
            RequireAboveZero(Low, hyperparameter.Name);
        }

        return new SearchRange(Low, High, hyperparameter.IsLogarithmic ? SearchScale.Logarithmic : SearchScale.Linear);
    }

    /// <summary>The value at a place: 0 is the low end, 1 the high one. Whole numbers each take an equal part of a linear range.</summary>
    internal double At(double place, bool isInteger)
    {
        if (Choices is not null)
        {
            return Choices[Math.Min((int)(place * Choices.Count), Choices.Count - 1)];
        }

        // A whole number stands for the half unit on either side of it.
        (double low, double high) = isInteger ? (Low - 0.5, High + 0.5) : (Low, High);
        double value = Scale == SearchScale.Logarithmic ? low * Math.Pow(high / low, place) : low + (place * (high - low));
        return Math.Clamp(isInteger ? Math.Round(value) : value, Low, High);
    }

    /// <summary>Evenly spaced values, both ends among them; fewer where there are not so many different ones.</summary>
    internal IReadOnlyList<double> Grid(int points, bool isInteger) => Choices
        ?? [.. Enumerable.Range(0, points).Select(i => GridPoint((double)i / Math.Max(points - 1, 1), isInteger)).Distinct()];

    private double GridPoint(double place, bool isInteger)
    {
        double value = Scale == SearchScale.Logarithmic ? Low * Math.Pow(High / Low, place) : Low + (place * (High - Low));
        return Math.Clamp(isInteger ? Math.Round(value) : value, Low, High);
    }

    private static SearchRange Interval(double low, double high, SearchScale scale)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low >= high)
        {
            throw new ArgumentOutOfRangeException(nameof(low),
                Invariant($"A range goes from a finite number to a larger one; this goes from {low:R} to {high:R}."));
        }

        return new SearchRange(low, high, scale);
    }

    private static void RequireAboveZero(double low, string? name = null)
    {
        if (low <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(low),
                Invariant($"{(name is null ? "A" : $"{name} is searched on a")} logarithmic scale, which must begin above 0; this begins at {low:R}. SearchRange.Linear may begin at 0."));
        }
    }
}

/// <summary>How a search spreads values over an interval.</summary>
public enum SearchScale
{
    /// <summary>As suits the hyperparameter: logarithmic for rates and penalties, linear for fractions and counts.</summary>
    Auto,

    /// <summary>Equal differences are equally likely.</summary>
    Linear,

    /// <summary>Equal factors are equally likely.</summary>
    Logarithmic,
}
