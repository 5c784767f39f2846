namespace NetGen.Reports.Charts;

/// <summary>From values to pixels along one axis, with ticks at round numbers.</summary>
internal sealed class Scale
{
    private readonly double low, high, from, to;
    private readonly bool isLogarithmic, isCount;

    /// <param name="values">What must be on it; values that are not finite are not drawn.</param>
    /// <param name="from">The pixel of the lowest value.</param>
    /// <param name="to">The pixel of the highest.</param>
    /// <param name="isLogarithmic">Only where all values are above 0.</param>
    /// <param name="isCount">Whether only whole numbers mean anything.</param>
    public Scale(IEnumerable<double> values, double from, double to, bool isLogarithmic = false, bool isCount = false)
    {
        this.isCount = isCount;
        double[] finite = [.. values.Where(double.IsFinite)];
        (low, high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        (this.from, this.to) = (from, to);
        this.isLogarithmic = isLogarithmic && low > 0;
        if (this.isLogarithmic)
        {
            (low, high) = (Math.Log10(low), Math.Log10(high));
        }

        if (high - low < 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)) || high == low)
        {
            // A share that is 0 everywhere lies at the bottom.
            double room = Math.Abs(low) * 0.1;
            (low, high) = low == 0 ? (0, 1) : (low - room, high + room);
        }
    }

    public double Pixel(double value)
    {
        double place = isLogarithmic ? Math.Log10(value) : value;
        return from + ((place - low) / (high - low) * (to - from));
    }

    /// <summary>Whole powers of ten, with twice and five times one where that leaves few; or steps of 1, 2 or 5 times one.</summary>
    public IEnumerable<double> Ticks(int about)
    {
        if (isLogarithmic && high - low is >= 1 and < 2.5)
        {
            for (int power = (int)Math.Floor(low); power <= high; power++)
            {
                foreach (int factor in new[] { 1, 2, 5 })
                {
                    if (Math.Log10(factor) + power is var place && place >= low && place <= high)
                    {
                        yield return factor * Math.Pow(10, power);
                    }
                }
            }

            yield break;
        }

        if (isLogarithmic && high - low >= 1)
        {
            int every = Math.Max(1, (int)Math.Ceiling((high - low) / about));
            for (int power = (int)Math.Ceiling(low); power <= high; power += every)
            {
                yield return Math.Pow(10, power);
            }

            yield break;
        }

        (double bottom, double top) = isLogarithmic ? (Math.Pow(10, low), Math.Pow(10, high)) : (low, high);
        double rough = (top - bottom) / about;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = unit * (rough / unit) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        step = isCount ? Math.Max(1, step) : step;
        for (double tick = Math.Ceiling(bottom / step) * step; tick <= top + (step * 1e-9); tick += step)
        {
            // What rounding leaves of 0.
            yield return Math.Abs(tick) < step * 1e-9 ? 0 : tick;
        }
    }
}
