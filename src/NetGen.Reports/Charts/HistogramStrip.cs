namespace NetGen.Reports.Charts;

/// <summary>
/// Histograms over the epochs as one small picture: a column for each look, from the first to the last, values upwards, darker where more
/// of them are. All columns have one range.
/// </summary>
internal static class HistogramStrip
{
    private const int Height = 24;

    /// <summary>The picture with its range; words where a value was not finite, nothing where there is nothing to see.</summary>
    public static string Draw(IReadOnlyList<Histogram?> histograms)
    {
        Histogram[] known = [.. histograms.OfType<Histogram>().Where(histogram =>
            double.IsFinite(histogram.Low) && histogram.Counts.Sum() > 0)];
        if (known.Length < 2)
        {
            return histograms.Any(histogram => histogram is { NonFinite: > 0 }) ? "<span class=\"bad\">not finite</span>" : "";
        }

        (double low, double high) = (known.Min(histogram => histogram.Low), known.Max(histogram => histogram.High));
        var pixels = new byte[histograms.Count * Height];
        Array.Fill(pixels, byte.MaxValue);
        for (int look = 0; look < histograms.Count; look++)
        {
            if (histograms[look] is { } histogram)
            {
                double[] column = Column(histogram, low, high);
                for (int y = 0; y < Height; y++)
                {
                    // The root lets rare values be seen beside many zeros.
                    pixels[((Height - 1 - y) * histograms.Count) + look] = (byte)Math.Round(byte.MaxValue * (1 - Math.Sqrt(column[y])));
                }
            }
        }

        string range = $"{Figures.Number(low)} to {Figures.Number(high)}";
        return $"<figure class=\"strip\"><img alt=\"values over the epochs, from {range}\" " +
            $"src=\"{PngImage.Address(histograms.Count, Height, 1, pixels)}\"><figcaption>{range}</figcaption></figure>";
    }

    /// <summary>The bins of another range, as shares of the fullest: each old bin's count is spread evenly over its width.</summary>
    private static double[] Column(Histogram histogram, double low, double high)
    {
        var column = new double[Height];
        double room = high > low ? (high - low) / Height : 1, width = (histogram.High - histogram.Low) / histogram.Counts.Count;
        for (int bin = 0; bin < histogram.Counts.Count; bin++)
        {
            double from = (histogram.Low + (bin * width) - low) / room, to = from + (width / room);
            if (width == 0)
            {
                column[Math.Clamp((int)from, 0, Height - 1)] += histogram.Counts[bin];
                continue;
            }

            for (int y = 0; y < Height; y++)
            {
                column[y] += histogram.Counts[bin] * Math.Max(0, Math.Min(to, y + 1) - Math.Max(from, y)) / (to - from);
            }
        }

        double fullest = column.Max();
        return fullest > 0 ? [.. column.Select(count => count / fullest)] : column;
    }
}
