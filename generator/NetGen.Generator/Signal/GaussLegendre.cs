using System.Collections.Immutable;

namespace NetGen.Generator.Signal;

/// <summary>
/// The Gauss–Legendre rule of 16 points on [−1, 1]: exact for polynomials of degree 31, so that a panel on which a function is smooth needs
/// no more.
/// </summary>
internal static class GaussLegendre
{
    public const int Points = 16;

    /// <summary>The roots of P₁₆ and their weights 2/((1 − x²)·P₁₆′(x)²), by Newton's method from Tricomi's estimate.</summary>
    public static readonly ImmutableArray<(double At, double Weight)> Rule = [.. Enumerable.Range(0, Points).Select(Point)];

    private static (double At, double Weight) Point(int index)
    {
        var x = Math.Cos(Math.PI * (index + 0.75) / (Points + 0.5));
        var slope = 0.0;
        for (var step = 0; step < 10; step++)
        {
            double before = 1, current = x;
            for (var n = 2; n <= Points; n++)
                (before, current) = (current, ((((2 * n) - 1) * x * current) - ((n - 1) * before)) / n);
            slope = Points * ((x * current) - before) / ((x * x) - 1);
            x -= current / slope;
        }
        return (x, 2 / ((1 - (x * x)) * slope * slope));
    }
}
