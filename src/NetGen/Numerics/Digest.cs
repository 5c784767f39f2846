using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>
/// A 64-bit digest of bytes, at the speed of memory. Each group of 8 bytes enters by a bijection of what was there before: a change within
/// one group is always seen, any other but for one in 2⁶⁴. It finds damage and tells data apart; it is no protection against forgers. Not
/// thread-safe.
/// </summary>
internal struct Digest
{
    private const int GroupBytes = sizeof(ulong);

    // Odd, so that multiplying is a bijection: the golden ratio, and the square root of 2, as fractions of 2⁶⁴.
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0x6A09_E667_F3BC_C909;

    private ulong state;
    private ulong group;
    private int groupBytes;
    private ulong length;

    /// <summary>The digest of all that was added.</summary>
    public readonly ulong Value
    {
        get
        {
            ulong mixed = Mixed(Mixed(state, group), length);
            mixed = (mixed ^ (mixed >> 32)) * First;
            return mixed ^ (mixed >> 29);
        }
    }

    /// <summary>The digest as text.</summary>
    public override readonly string ToString() => Value.ToString("X16", CultureInfo.InvariantCulture);

    /// <summary>
    /// Of bytes that are there at once, to be compared within one run: in four chains side by side, since one waits for itself. It is
    /// another number than that of the same bytes added.
    /// </summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        const int Chains = 4;
        ReadOnlySpan<ulong> groups = MemoryMarshal.Cast<byte, ulong>(bytes);
        (ulong a, ulong b, ulong c, ulong d) = (0, 1, 2, 3);
        int at = 0;
        for (; at + Chains <= groups.Length; at += Chains)
        {
            a = Mixed(a, groups[at]);
            b = Mixed(b, groups[at + 1]);
            c = Mixed(c, groups[at + 2]);
            d = Mixed(d, groups[at + 3]);
        }

        var digest = default(Digest);
        digest.Add<ulong>([a, b, c, d]);
        digest.Add(bytes[(at * sizeof(ulong))..]);
        return digest.Value;
    }

    /// <summary>Adds bytes; how they are divided among calls makes no difference.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        length += (ulong)bytes.Length;
        while (groupBytes > 0 && !bytes.IsEmpty)
        {
            Add(bytes[0]);
            bytes = bytes[1..];
        }

        for (; bytes.Length >= GroupBytes; bytes = bytes[GroupBytes..])
        {
            state = Mixed(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            Add(value);
        }
    }

    /// <summary>Adds values as they lie in memory.</summary>
    public void Add<T>(ReadOnlySpan<T> values) where T : unmanaged => Add(MemoryMarshal.AsBytes(values));

    /// <summary>Adds a text, set apart from what follows.</summary>
    public void Add(string text)
    {
        Add(text.AsSpan());
        Add([text.Length]);
    }

    /// <summary>Adds numbers.</summary>
    public void Add(params ReadOnlySpan<long> numbers) => Add<long>(numbers);

    /// <summary>Adds the next bytes of a stream, so many as are asked for.</summary>
    /// <exception cref="EndOfStreamException">It has fewer.</exception>
    public void Add(Stream stream, long count)
    {
        var buffer = new byte[1 << 16];
        for (long left = count; left > 0;)
        {
            int part = (int)Math.Min(left, buffer.Length);
            stream.ReadExactly(buffer, 0, part);
            Add(buffer.AsSpan(0, part));
            left -= part;
        }
    }

    /// <summary>Adds the content of a file.</summary>
    public void AddFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        Add(file, file.Length);
    }

    private void Add(byte value)
    {
        group |= (ulong)value << (8 * groupBytes);
        if (++groupBytes == GroupBytes)
        {
            state = Mixed(state, group);
            (group, groupBytes) = (0, 0);
        }
    }

    private static ulong Mixed(ulong state, ulong value) => BitOperations.RotateLeft(state ^ (value * First), 29) * Second;
}
