namespace NetGen.Reports.TensorBoard;

/// <summary>The values that TensorBoard shows, as messages of its summary.proto.</summary>
internal static class SummaryValue
{
    private const int StringType = 7;

    public static ProtoWriter Scalar(string tag, double value) => new ProtoWriter().Text(1, tag).Float(2, (float)value);

    /// <summary>A histogram; its moments are those of values at the middle of their bins.</summary>
    public static ProtoWriter Spread(string tag, Histogram histogram)
    {
        int bins = histogram.Counts.Count;
        double width = (histogram.High - histogram.Low) / bins;
        double sum = 0, squares = 0;
        for (int i = 0; i < bins; i++)
        {
            double middle = histogram.Low + (width * (i + 0.5));
            sum += histogram.Counts[i] * middle;
            squares += histogram.Counts[i] * middle * middle;
        }

        ProtoWriter message = new ProtoWriter()
            .Double(1, histogram.Low).Double(2, histogram.High).Double(3, histogram.Counts.Sum()).Double(4, sum).Double(5, squares)
            .Packed(6, [.. Enumerable.Range(1, bins).Select(i => i == bins ? histogram.High : histogram.Low + (width * i))])
            .Packed(7, [.. histogram.Counts.Select(count => (double)count)]);
        return new ProtoWriter().Text(1, tag).Message(5, message);
    }

    /// <summary>Text, shown as Markdown.</summary>
    public static ProtoWriter Words(string tag, string markdown)
    {
        ProtoWriter shape = new ProtoWriter().Message(2, new ProtoWriter().Integer(1, 1));
        ProtoWriter tensor = new ProtoWriter().Integer(1, StringType).Message(2, shape).Text(8, markdown);
        ProtoWriter plugin = new ProtoWriter().Message(1, new ProtoWriter().Text(1, "text"));
        return new ProtoWriter().Text(1, tag).Message(9, plugin).Message(8, tensor);
    }

    /// <summary>A picture.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="png">The PNG file.</param>
    public static ProtoWriter Picture(string tag, int width, int height, int channels, byte[] png) => new ProtoWriter().Text(1, tag)
        .Message(4, new ProtoWriter().Integer(1, height).Integer(2, width).Integer(3, channels).Bytes(4, png));
}
