using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

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

    /// <summary>A file of floats, as torch's users write it; with a fingerprint, as NetGen does.</summary>
    public static byte[] Of(Dictionary<string, (int[] Shape, float[] Values)> tensors, string? fingerprint = null)
    {
        var (entries, data) = (new List<string>(), new List<byte>());
        if (fingerprint is not null)
            entries.Add($"\"__metadata__\":{{\"netgen.fingerprint\":{JsonSerializer.Serialize(fingerprint)}}}");
        foreach (var (name, (shape, values)) in tensors)
        {
            var begin = data.Count;
            data.AddRange(Floats(values));
            entries.Add(string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', shape)}],\"data_offsets\":[{begin},{data.Count}]}}"));
        }
        return File("{" + string.Join(',', entries) + "}", [.. data]);
    }

    /// <summary>A reader of its own: 8 bytes of header length, JSON, little-endian floats.</summary>
    public static Dictionary<string, (int[] Shape, float[] Values)> Read(string path)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var json = JsonDocument.Parse(bytes.AsMemory(8, header));
        return json.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__").ToDictionary(entry => entry.Name, entry =>
        {
            var (begin, end) = (entry.Value.GetProperty("data_offsets")[0].GetInt32(), entry.Value.GetProperty("data_offsets")[1].GetInt32());
            var values = Enumerable.Range(0, (end - begin) / 4).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + header + begin + (4 * i))));
            return (entry.Value.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32()).ToArray(), values.ToArray());
        });
    }
}
