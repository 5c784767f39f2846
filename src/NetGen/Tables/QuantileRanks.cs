using System.Numerics;

namespace NetGen.Tables;

/// <summary>The share of training values below a number, by evenly spaced quantiles of them with straight lines between.</summary>
internal static class QuantileRanks
{
    /// <summary>Quantiles that are kept: those of 0, 1/64, …, 1.</summary>
    public const int Count = 65;

    /// <summary>Mean and deviation of evenly spread ranks.</summary>
    public static readonly (double Mean, double Deviation) Even = (0.5, 1 / Math.Sqrt(12));

    /// <summary>The quantiles of values in order.</summary>
    public static void Fit(List<double> ascending, Span<float> quantiles)
    {
        for (int i = 0; i < Count; i++)
        {
            quantiles[i] = ascending.Count == 0 ? 0 : (float)Quantile(ascending, i / (Count - 1.0));
        }
    }

    /// <summary>Between two values, in proportion (Hyndman and Fan's seventh definition, that of NumPy).</summary>
    public static double Quantile(List<double> ascending, double share)
    {
        double place = share * (ascending.Count - 1);
        int below = (int)place;
        return below + 1 == ascending.Count
            ? ascending[below]
            : ascending[below] + ((place - below) * (ascending[below + 1] - ascending[below]));
    }

    /// <summary>Where a number stands, in [0, 1]; in the middle of quantiles that equal it.</summary>
    public static T Of<T>(T number, ReadOnlySpan<T> quantiles) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The first quantile that is not below it, and the first above it.
        int first = FirstWhere(quantiles, number, orEqual: true), above = FirstWhere(quantiles, number, orEqual: false);
        T last = T.CreateTruncating(Count - 1);
        if (above > first)
        {
            return T.CreateTruncating(first + above - 1) / (last + last);
        }

        if (first == 0 || first == Count)
        {
            return first == 0 ? T.Zero : T.One;
        }

        T below = quantiles[first - 1];
        return (T.CreateTruncating(first - 1) + ((number - below) / (quantiles[first] - below))) / last;
    }

    private static int FirstWhere<T>(ReadOnlySpan<T> quantiles, T number, bool orEqual) where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int low, int high) = (0, Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool isThere = orEqual ? quantiles[middle] >= number : quantiles[middle] > number;
            (low, high) = isThere ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
