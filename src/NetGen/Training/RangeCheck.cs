using System.Numerics;
using System.Runtime.Intrinsics;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>
/// Holds training data against the range that a network declares for its inputs. Values on another scale, grey levels to 255 for a network
/// of numbers up to 1 or the other way round, are the commonest slip with images, and nothing else would show it.
/// </summary>
internal static class RangeCheck
{
    // Data a little outside its declared range is data; this many times its width is another scale.
    private const double OtherScale = 100;

    /// <summary>Throws where values lie far outside what is declared.</summary>
    /// <returns>What to tell where they fill next to nothing of it, which may be so; null for nothing, and for one number alone.</returns>
    /// <exception cref="DatasetException">They do.</exception>
    public static RangeNote? Require(Dataset train, NetworkSummary network)
    {
        double width = network.InputMax - network.InputMin;
        // NaN where an end is not declared.
        if (!(width > 0))
        {
            return null;
        }

        (double min, double max) = train.HasBytes ? RangeOf(train.Bytes) : RangeOf(train.Inputs);
        string declared =
            Invariant($"{network.Name} declares inputs from {network.InputMin} to {network.InputMax}; the training data goes from {min:G6} to {max:G6}");
        if (min < network.InputMin - (OtherScale * width) || max > network.InputMax + (OtherScale * width))
        {
            throw new DatasetException(
                $"{declared}. Declare the range that the data has, and Rescale: bytes (of images, of IDX files) are the numbers 0 to 255.");
        }

        // One number alone is another fault: samples that are all the same.
        return max > min && max - min <= width * RangeNote.Least
            ? new RangeNote($"{declared}. Data that is scaled already wants its own range declared, and no Rescale.", (max - min) / width)
            : null;
    }

    private static (double Min, double Max) RangeOf<T>(ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        (T min, T max) = (values[0], values[0]);
        (Vector256<T> smallest, Vector256<T> largest) = (Vector256.Create(min), Vector256.Create(max));
        int i = 0;
        for (; i <= values.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            Vector256<T> block = Vector256.Create(values[i..]);
            (smallest, largest) = (Vector256.Min(smallest, block), Vector256.Max(largest, block));
        }

        for (int lane = 0; lane < Vector256<T>.Count; lane++)
        {
            (min, max) = (T.Min(min, smallest[lane]), T.Max(max, largest[lane]));
        }

        for (; i < values.Length; i++)
        {
            (min, max) = (T.Min(min, values[i]), T.Max(max, values[i]));
        }

        return (double.CreateTruncating(min), double.CreateTruncating(max));
    }
}

/// <summary>Data that fills next to nothing of its declared range.</summary>
/// <param name="Text">What to tell.</param>
/// <param name="Share">How much it fills.</param>
internal sealed record RangeNote(string Text, double Share)
{
    /// <summary>What data fills that was not scaled twice.</summary>
    public const double Least = 0.01;
}
