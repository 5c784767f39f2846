using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using NetGen.Data;

namespace NetGen.Files;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="ElementType">The element type as the file writes it ("F32").</param>
/// <param name="Shape">Its extents; none for a single number.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record SafeTensor(string Name, string ElementType, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>The bytes per element of a type name; null for one that is not known.</summary>
    public static int? ElementSize(string elementType) => elementType switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" => 8,
        _ => null,
    };
}

/// <summary>
/// The head of a safetensors file: 8 bytes with its little-endian length, then JSON that gives each tensor's dtype, shape and
/// data_offsets, and texts under <c>__metadata__</c>. Whatever comes out of here is consistent: names are unique, the tensors fill the
/// rest of the file without gap or overlap, and every byte range fits its shape.
/// </summary>
/// <param name="Tensors">The tensors in the order of their data.</param>
/// <param name="Metadata">The texts under <c>__metadata__</c>.</param>
internal sealed record SafeTensorsHeader(IReadOnlyList<SafeTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    private const int LengthBytes = 8;

    // The limit of the format's reference implementation.
    private const long LongestHeader = 100_000_000;

    private const int FirstRead = 1 << 16;

    /// <summary>That of tensors one behind the other, in the scalar's own type.</summary>
    /// <typeparam name="T">The scalar.</typeparam>
    public static SafeTensorsHeader Of<T>(IReadOnlyList<ParameterInfo> parameters, IReadOnlyDictionary<string, string> metadata)
    {
        string elementType = SafeTensorsData.ElementType<T>();
        long size = SafeTensor.ElementSize(elementType)!.Value;
        var tensors = new List<SafeTensor>();
        long position = 0;
        foreach (ParameterInfo parameter in parameters)
        {
            long end = position + (size * parameter.Length);
            tensors.Add(new SafeTensor(parameter.Name, elementType, [.. parameter.Shape.Select(extent => (long)extent)], position, end));
            position = end;
        }

        return new SafeTensorsHeader(tensors, metadata);
    }

    /// <summary>Reads the header; the stream then stands at the first tensor's data.</summary>
    /// <param name="stream">Stands at the start of a file. Where its length is known, what the header claims is held against it before
    /// anything is made.</param>
    /// <param name="source">What messages call the file.</param>
    /// <param name="isWhole">Whether the file must end where the stream does; else something may follow.</param>
    /// <exception cref="WeightFileException">The file is not a whole and consistent safetensors file.</exception>
    public static SafeTensorsHeader Read(Stream stream, string source, bool isWhole = true)
    {
        long? left = stream.CanSeek ? stream.Length - stream.Position : null;
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        int read = stream.ReadAtLeast(lengthBytes, LengthBytes, throwOnEndOfStream: false);
        if (read < LengthBytes)
        {
            throw new WeightFileException(
                $"{source}: expected a safetensors file, which begins with 8 bytes of header length; the file has {Counted.Of(read, "byte")}.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        long? available = left - LengthBytes;
        long most = Math.Min(available ?? LongestHeader, LongestHeader);
        if (length > (ulong)most)
        {
            throw new WeightFileException(
                ForeignFile.NameOf(lengthBytes) is { } foreign
                    ? $"{source}: expected a safetensors file; this is {foreign}. In Python, safetensors.torch.save_file writes one."
                    : $"{source}: the header claims {length} bytes; expected at most {most}. "
                        + "The file is cut short or no safetensors file.");
        }

        byte[] json = ReadJson(stream, (int)length, source);
        try
        {
            SafeTensorsHeader header = SafeTensorsJson.Parse(json, source);
            header.RequireWhole(available - (long)length, isWhole, source);
            return header;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or DecoderFallbackException)
        {
            throw new WeightFileException(
                ForeignFile.NameOf(lengthBytes) is { } foreign
                    ? $"{source}: expected a safetensors file; this is {foreign}."
                    : $"{source}: the header is not the JSON of a safetensors file: {e.Message}",
                e);
        }
    }

    /// <summary>Grows with what comes, so that a stream's claim costs nothing until it is kept.</summary>
    private static byte[] ReadJson(Stream stream, int length, string source)
    {
        var json = new byte[stream.CanSeek ? length : Math.Min(length, FirstRead)];
        for (int done = 0; ;)
        {
            int read = stream.ReadAtLeast(json.AsSpan(done), json.Length - done, throwOnEndOfStream: false);
            done += read;
            if (done < json.Length)
            {
                throw new WeightFileException($"{source}: the header claims {Counted.Of(length, "byte")}; the file ends after {done} of them. It is cut short or no safetensors file.");
            }

            if (done == length)
            {
                return json;
            }

            Array.Resize(ref json, (int)Math.Min(length, 2L * done));
        }
    }

    private void RequireWhole(long? dataLength, bool isWhole, string source)
    {
        long position = 0;
        foreach (SafeTensor tensor in Tensors)
        {
            if (tensor.Begin != position || tensor.End < tensor.Begin)
            {
                throw new WeightFileException(
                    $"{source}: tensor '{tensor.Name}' lies at bytes {tensor.Begin} to {tensor.End}; " +
                    $"expected it to begin at {position}, behind the tensor before it.");
            }

            long expected = ByteLength(tensor);
            if (tensor.End - tensor.Begin != expected && expected >= 0)
            {
                throw new WeightFileException(
                    $"{source}: tensor '{tensor.Name}' has {Counted.Of(tensor.End - tensor.Begin, "byte")}; " +
                    $"its shape [{string.Join(", ", tensor.Shape)}] of {tensor.ElementType} needs {expected}.");
            }

            position = tensor.End;
        }

        if (isWhole ? position != dataLength : position > dataLength)
        {
            throw new WeightFileException(
                $"{source}: the tensors take {Counted.Of(position, "byte")}; the file has {dataLength} behind its header. " +
                "It is cut short or has something appended.");
        }

        long ByteLength(SafeTensor tensor)
        {
            if (SafeTensor.ElementSize(tensor.ElementType) is not int size)
            {
                return -1;
            }

            try
            {
                return tensor.Shape.Aggregate((long)size, (product, extent) => checked(product * extent));
            }
            catch (OverflowException e)
            {
                throw new WeightFileException(
                    $"{source}: the shape [{string.Join(", ", tensor.Shape)}] of tensor '{tensor.Name}' is larger than any file.", e);
            }
        }
    }
}
