using System.ComponentModel;
using System.Globalization;

namespace NetGen.Training;

/// <summary>The domains of hyperparameters. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HyperparameterGuard
{
    /// <summary>A finite value above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void Positive(double value, string name) =>
        Require(value > 0 && double.IsFinite(value), value, name, "a finite value above 0");

    /// <summary>A finite value of 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void NonNegative(double value, string name) =>
        Require(value >= 0 && double.IsFinite(value), value, name, "a finite value of 0 or more");

    /// <summary>A value in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void Fraction(double value, string name) => Require(value is >= 0 and < 1, value, name, "a value in [0, 1)");

    /// <summary>A value in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void Ratio(double value, string name) => Require(value is >= 0 and <= 1, value, name, "a value in [0, 1]");

    /// <summary>A finite value of 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void AtLeastOne(double value, string name) =>
        Require(value >= 1 && double.IsFinite(value), value, name, "a finite value of 1 or more");

    /// <summary>One of some values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void OneOf(double value, string name, params ReadOnlySpan<double> choices) =>
        Require(choices.Contains(value), value, name, "one of "
            + string.Join(", ", choices.ToArray().Select(choice => choice.ToString("R", CultureInfo.InvariantCulture))));

    /// <summary>Hyperparameters are those of the declared network, and of no variant of it.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Declared(bool holds, string expected)
    {
        if (!holds)
            throw new ArgumentException($"These hyperparameters choose another network: {expected}.");
    }

    private static void Require(bool holds, double value, string name, string expected)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value,
                $"{name} must be {expected}; it is {value.ToString("R", CultureInfo.InvariantCulture)}.");
    }
}
