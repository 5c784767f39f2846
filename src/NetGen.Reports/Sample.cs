namespace NetGen.Reports;

/// <summary>
/// A sample as it can be shown: a picture where the input is one of one or three channels, else its first values in words.
/// </summary>
/// <param name="Width">Of the picture; 0 without.</param>
/// <param name="Height">Of the picture.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Pixels">Row-major, channels last; from the sample's smallest value, 0, to its largest, 255.</param>
/// <param name="Values">The first values, see <see cref="Fields"/>; empty with a picture.</param>
internal sealed record Sample(int Width, int Height, int Channels, byte[] Pixels, IReadOnlyList<string> Values)
{
    /// <summary>How many values of a sample that is no picture are shown.</summary>
    public const int ShownValues = 8;

    /// <summary>Nothing to be shown.</summary>
    public static readonly Sample None = new(0, 0, 0, [], []);

    private const int SmallestPicture = 8;
    private const int LargestPicture = 96;

    public static Sample Of(Dataset data, int row, NetworkSummary network)
    {
        var values = new double[data.InputLength];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = data.HasBytes ? data.Bytes[(row * values.Length) + i] : data.Inputs[(row * values.Length) + i];
        }

        return Picture(network.InputShape, values.Length) is var (width, height, channels)
            ? new Sample(width, height, channels, Bytes(values), [])
            : new Sample(0, 0, 0, [], Words(data, values, network));
    }

    private static string[] Words(Dataset data, double[] values, NetworkSummary network)
    {
        var fields = new Fields(data, network);
        return [.. values.Take(ShownValues).Select((value, place) => fields.Text(place, value))];
    }

    /// <summary>Images as declared; a table of numbers is taken for grey pixels, and a vector of 64 or 784 for a square of them.</summary>
    private static (int Width, int Height, int Channels)? Picture(IReadOnlyList<int> shape, int length)
    {
        if (shape.Count == 3)
        {
            return shape[2] is 1 or 3 && shape[0] <= LargestPicture && shape[1] <= LargestPicture ? (shape[1], shape[0], shape[2]) : null;
        }

        if (shape.Count == 2)
        {
            return shape.All(extent => extent is >= SmallestPicture and <= LargestPicture) ? (shape[1], shape[0], 1) : null;
        }

        int side = (int)Math.Round(Math.Sqrt(length));
        return shape.Count == 1 && side * side == length && side is >= SmallestPicture and <= LargestPicture ? (side, side, 1) : null;
    }

    private static byte[] Bytes(double[] values)
    {
        double low = values.Min(), high = values.Max();
        return [.. values.Select(value => high > low ? (byte)Math.Round(255 * (value - low) / (high - low)) : (byte)0)];
    }
}
