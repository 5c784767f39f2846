using System.Buffers.Binary;
using System.Text;

namespace NetGen.Tests.Files;

/// <summary>Safetensors files put together by hand, right or wrong.</summary>
internal static class SafeTensorsBytes
{
    public static byte[] File(string json, params byte[] data) =>
        File(Encoding.UTF8.GetBytes(json), (ulong)Encoding.UTF8.GetByteCount(json), data);

    public static byte[] File(byte[] header, ulong claimedLength, byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, claimedLength);
        return [.. length, .. header, .. data];
    }

    public static byte[] Floats(params float[] values) => [.. values.SelectMany(value =>
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return bytes;
    })];

    public static byte[] Doubles(params double[] values) => [.. values.SelectMany(value =>
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    })];
}
