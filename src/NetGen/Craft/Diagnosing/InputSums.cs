using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// What all inputs of some samples sum up to, in one pass of vectors: a data set is looked at before every watched training.
/// </summary>
/// <param name="Count">How many inputs there are; what is missing (NaN) is none.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Squares">The sum of their squares.</param>
/// <param name="Smallest">The smallest; 0 where there is none.</param>
/// <param name="Largest">The largest.</param>
/// <param name="Constant">How many of a sample's inputs are the same in every sample.</param>
internal readonly record struct InputSums(long Count, double Sum, double Squares, double Smallest, double Largest, int Constant)
{
    // Of each lane 32 bits hold the squares of four levels of so many vectors.
    private const int MostVectors = (1 << 16) / 4;

    /// <summary>Of levels, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static InputSums Of(ReadOnlySpan<byte> inputs, int length)
    {
        ReadOnlySpan<byte> first = inputs[..length];
        var changes = new byte[length];
        (ulong sum, ulong squares) = (0, 0);
        (byte smallest, byte largest) = (first[0], first[0]);
        (Vector<byte> low, Vector<byte> high) = (new Vector<byte>(smallest), new Vector<byte>(largest));
        (Vector<uint> sums, Vector<uint> squaresOfLanes) = (Vector<uint>.Zero, Vector<uint>.Zero);
        int room = MostVectors;
        for (int start = 0; start < inputs.Length; start += length)
        {
            ReadOnlySpan<byte> row = inputs.Slice(start, length);
            int i = 0;
            for (; i <= length - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                var levels = new Vector<byte>(row[i..]);
                (low, high) = (Vector.Min(low, levels), Vector.Max(high, levels));
                (new Vector<byte>(changes, i) | (levels ^ new Vector<byte>(first[i..]))).CopyTo(changes, i);
                Vector.Widen(levels, out Vector<ushort> lower, out Vector<ushort> upper);
                Add(lower, ref sums, ref squaresOfLanes);
                Add(upper, ref sums, ref squaresOfLanes);
                if (--room == 0)
                {
                    (sum, squares) = (sum + Total(sums), squares + Total(squaresOfLanes));
                    (sums, squaresOfLanes, room) = (Vector<uint>.Zero, Vector<uint>.Zero, MostVectors);
                }
            }

            for (; i < length; i++)
            {
                sum += row[i];
                squares += (ulong)(row[i] * row[i]);
                (smallest, largest) = (Math.Min(smallest, row[i]), Math.Max(largest, row[i]));
                changes[i] |= (byte)(row[i] ^ first[i]);
            }
        }

        for (int lane = 0; lane < Vector<byte>.Count; lane++)
        {
            (smallest, largest) = (Math.Min(smallest, low[lane]), Math.Max(largest, high[lane]));
        }

        return new InputSums(
            inputs.Length, sum + Total(sums), squares + Total(squaresOfLanes), smallest, largest, changes.AsSpan().Count((byte)0));
    }

    /// <summary>Of numbers, in double precision; a NaN is a value that is missing.</summary>
    public static InputSums Of(ReadOnlySpan<float> inputs, int length)
    {
        ReadOnlySpan<float> first = inputs[..length];
        var changes = new bool[length];
        (double sum, double squares) = (0, 0);
        (float smallest, float largest) = (float.PositiveInfinity, float.NegativeInfinity);
        long count = 0;
        for (int start = 0; start < inputs.Length; start += length)
        {
            ReadOnlySpan<float> row = inputs.Slice(start, length);
            for (int i = 0; i < row.Length; i++)
            {
                changes[i] |= !row[i].Equals(first[i]);
                if (float.IsNaN(row[i]))
                {
                    continue;
                }

                double value = row[i];
                sum += value;
                squares += value * value;
                (smallest, largest) = (Math.Min(smallest, row[i]), Math.Max(largest, row[i]));
                count++;
            }
        }

        int constant = changes.AsSpan().Count(false);
        return count == 0 ? new InputSums(0, 0, 0, 0, 0, constant) : new InputSums(count, sum, squares, smallest, largest, constant);
    }

    private static void Add(Vector<ushort> levels, ref Vector<uint> sum, ref Vector<uint> squares)
    {
        Vector.Widen(levels, out Vector<uint> lower, out Vector<uint> upper);
        sum += lower + upper;
        squares += (lower * lower) + (upper * upper);
    }

    private static ulong Total(Vector<uint> lanes)
    {
        ulong total = 0;
        for (int lane = 0; lane < Vector<uint>.Count; lane++)
        {
            total += lanes[lane];
        }

        return total;
    }
}
