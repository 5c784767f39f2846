using System.Buffers.Binary;

namespace NetGen.Tests.Fuzz;

/// <summary>What happens to files that nobody meant: bits flip, lengths lie, parts are lost, doubled or mixed up.</summary>
internal static class ByteMutations
{
    private static readonly long[] Numbers =
        [0, 1, -1, 2, 7, 8, 127, 128, 255, 256, 32767, 65535, 65536, 1 << 24, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 40, long.MaxValue, long.MinValue];

    /// <summary>One to four changes.</summary>
    public static byte[] Of(byte[] file, byte[] other, Random random)
    {
        for (int left = 1 + random.Next(4); left > 0; left--)
            file = One(file, other, random);
        return file;
    }

    private static byte[] One(byte[] file, byte[] other, Random random)
    {
        if (file.Length == 0)
            return [(byte)random.Next(256)];
        int at = random.Next(file.Length);
        int length = random.Next(1, Math.Min(64, file.Length - at) + 1);
        byte[] changed = [.. file];
        switch (random.Next(8))
        {
            case 0:
                changed[at] ^= (byte)(1 << random.Next(8));
                return changed;
            case 1:
                changed[at] = (byte)Numbers[random.Next(Numbers.Length)];
                return changed;
            case 2:
                WriteNumber(changed.AsSpan(at), random);
                return changed;
            case 3:
                return file[..at];
            case 4:
                return [.. file[..at], .. file[(at + length)..]];
            case 5:
                return [.. file[..at], .. file[at..(at + length)], .. file[at..]];
            case 6:
                var inserted = new byte[length];
                random.NextBytes(inserted);
                return [.. file[..at], .. inserted, .. file[at..]];
            default:
                int from = random.Next(other.Length + 1);
                return [.. file[..at], .. other[from..]];
        }
    }

    private static void WriteNumber(Span<byte> at, Random random)
    {
        long number = Numbers[random.Next(Numbers.Length)];
        bool little = random.Next(2) == 0;
        switch (random.Next(3))
        {
            case 0 when at.Length >= 2:
                short small = unchecked((short)number);
                BinaryPrimitives.WriteInt16LittleEndian(at, little ? small : BinaryPrimitives.ReverseEndianness(small));
                break;
            case 1 when at.Length >= 8:
                BinaryPrimitives.WriteInt64LittleEndian(at, little ? number : BinaryPrimitives.ReverseEndianness(number));
                break;
            default:
                if (at.Length >= 4)
                {
                    int whole = unchecked((int)number);
                    BinaryPrimitives.WriteInt32LittleEndian(at, little ? whole : BinaryPrimitives.ReverseEndianness(whole));
                }

                break;
        }
    }
}
