using System.Globalization;
using System.Numerics;

namespace NetGen.Tests.Oracle;

/// <summary>How near is near enough: relative to a value's own size, and for small values among large ones to the size of the tensor.</summary>
public static class Closeness
{
    /// <summary>
    /// |expected − actual| ≤ tolerance·max(|expected|, largest |expected| of the tensor): what rounding in sums of terms of both signs leaves.
    /// Where a whole tensor is one such sum (the gradient of a single bias), <paramref name="size"/> says how large its terms are.
    /// </summary>
    public static void Assert<T>(IReadOnlyList<double> expected, IReadOnlyList<T> actual, double tolerance, string what, double size = 1e-3) where T : unmanaged, INumber<T>
    {
        Xunit.Assert.Equal(expected.Count, actual.Count);
        var scale = Math.Max(size, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (var i = 0; i < expected.Count; i++)
        {
            var error = Math.Abs(expected[i] - double.CreateTruncating(actual[i]));
            if (!(error <= tolerance * scale))
                Xunit.Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}[{i}] is {actual[i]}, expected {expected[i]:R}; the error {error:E2} is above {tolerance:E0} of the tensor's size {scale:G3}."));
        }
    }
}
