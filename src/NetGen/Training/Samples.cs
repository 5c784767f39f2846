using System.ComponentModel;

namespace NetGen.Training;

/// <summary>
/// The inputs of many samples, row-major, as the user has them: in the network's scalar, or as bytes, which stand for the numbers
/// (float)b·<see cref="ByteScale"/>. A view; nothing is copied. Immutable.
/// </summary>
/// <typeparam name="T">The network's scalar, float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Samples<T> where T : unmanaged
{
    /// <summary>Inputs in the network's scalar.</summary>
    public Samples(ReadOnlySpan<T> values) => Values = values;

    /// <summary>Inputs as bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="byteScale">What each is multiplied by, in single precision.</param>
    public Samples(ReadOnlySpan<byte> bytes, float byteScale)
    {
        Bytes = bytes;
        ByteScale = byteScale;
        AreBytes = true;
    }

    /// <summary>The values; empty where the inputs are bytes.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>The bytes; empty where the inputs are in the network's scalar.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>What each byte is multiplied by.</summary>
    public float ByteScale { get; }

    /// <summary>Whether the inputs are bytes.</summary>
    public bool AreBytes { get; }

    /// <summary>The number of values of all samples together.</summary>
    public int Length => AreBytes ? Bytes.Length : Values.Length;

    /// <summary>Inputs in the network's scalar.</summary>
    public static implicit operator Samples<T>(ReadOnlySpan<T> values) => new(values);

    /// <summary>Inputs in the network's scalar.</summary>
    public static implicit operator Samples<T>(T[] values) => new(values);

    /// <summary>Bytes as the numbers 0 to 255.</summary>
    public static Samples<T> OfBytes(ReadOnlySpan<byte> bytes) => new(bytes, 1);
}
