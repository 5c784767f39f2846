using System.Buffers.Binary;
using System.Text;

namespace NetGen.Reports.TensorBoard;

/// <summary>The few forms of the protocol-buffer encoding (its documentation, "Encoding") that TensorBoard's messages need.</summary>
// A stream over memory holds nothing to dispose of.
#pragma warning disable CA1001
internal sealed class ProtoWriter
#pragma warning restore CA1001
{
    private const int Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5;

    private readonly MemoryStream message = new();

    public byte[] ToArray() => message.ToArray();

    public ProtoWriter Integer(int field, long value)
    {
        Tag(field, Varint);
        Number((ulong)value);
        return this;
    }

    public ProtoWriter Double(int field, double value)
    {
        Tag(field, Fixed64);
        Raw(value);
        return this;
    }

    public ProtoWriter Float(int field, float value)
    {
        Tag(field, Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        message.Write(bytes);
        return this;
    }

    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Tag(field, Delimited);
        Number((ulong)bytes.Length);
        message.Write(bytes);
        return this;
    }

    public ProtoWriter Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public ProtoWriter Message(int field, ProtoWriter inner) => Bytes(field, inner.ToArray());

    /// <summary>Numbers without a tag each.</summary>
    public ProtoWriter Packed(int field, IReadOnlyList<double> values)
    {
        Tag(field, Delimited);
        Number((ulong)(values.Count * sizeof(double)));
        foreach (double value in values)
        {
            Raw(value);
        }

        return this;
    }

    private void Tag(int field, int kind) => Number((ulong)((field << 3) | kind));

    private void Raw(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        message.Write(bytes);
    }

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            message.WriteByte((byte)(value | 0x80));
        }

        message.WriteByte((byte)value);
    }
}
