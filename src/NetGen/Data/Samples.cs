using System.ComponentModel;

namespace NetGen.Data;

/// <summary>
/// The inputs of many samples, row-major, as the user has them: in the network's scalar, as bytes, which stand for the numbers
/// 0 to 255, or as integers, which are tokens. A view; nothing is copied. Immutable.
/// </summary>
/// <typeparam name="T">The network's scalar, float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Samples<T> where T : unmanaged
{
    /// <summary>Inputs in the network's scalar.</summary>
    public Samples(ReadOnlySpan<T> values) => Values = values;

    /// <summary>The values; empty where the inputs are bytes or integers.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>The bytes; empty where the inputs are in the network's scalar.</summary>
    public ReadOnlySpan<byte> Bytes { get; private init; }

    /// <summary>Whether the inputs are bytes.</summary>
    public bool AreBytes { get; private init; }

    /// <summary>The integers; empty where the inputs are something else.</summary>
    public ReadOnlySpan<int> Tokens { get; private init; }

    /// <summary>Whether the inputs are integers.</summary>
    public bool AreTokens { get; private init; }

    /// <summary>The number of values of all samples together.</summary>
    public int Length => AreBytes ? Bytes.Length : AreTokens ? Tokens.Length : Values.Length;

    /// <summary>Inputs in the network's scalar.</summary>
    public static implicit operator Samples<T>(ReadOnlySpan<T> values) => new(values);

    /// <summary>Inputs in the network's scalar.</summary>
    public static implicit operator Samples<T>(T[] values) => new(values);

    /// <summary>Bytes as the numbers 0 to 255.</summary>
    public static Samples<T> OfBytes(ReadOnlySpan<byte> bytes) => new() { Bytes = bytes, AreBytes = true };

    /// <summary>Tokens by their numbers.</summary>
    public static Samples<T> OfTokens(ReadOnlySpan<int> tokens) => new() { Tokens = tokens, AreTokens = true };
}
