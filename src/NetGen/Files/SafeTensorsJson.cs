using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Files;

/// <summary>The JSON of a safetensors header, to and from records. Checks its form; the header checks the numbers.</summary>
internal static class SafeTensorsJson
{
    private const string MetadataKey = "__metadata__";

    /// <summary>Reads a header; the tensors come out in the order of their data.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not of this form.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    /// <exception cref="FormatException">A number is not a 64-bit integer.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, string source)
    {
        var reader = new Utf8JsonReader(json);
        var tensors = new Dictionary<string, SafeTensor>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        bool hasMetadata = false;
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextKey(ref reader) is string name)
        {
            bool isNew;
            if (name == MetadataKey)
            {
                isNew = !hasMetadata;
                hasMetadata = true;
                ParseMetadata(ref reader, metadata);
            }
            else
            {
                isNew = tensors.TryAdd(name, ParseTensor(ref reader, name));
            }

            if (!isNew)
            {
                throw new WeightFileException($"{source}: the name '{name}' comes twice.");
            }
        }

        if (reader.Read())
        {
            throw new JsonException("Something follows the object.");
        }

        return new SafeTensorsHeader([.. tensors.Values.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)], metadata);
    }

    /// <summary>Writes a header without its length and padding.</summary>
    public static byte[] Write(SafeTensorsHeader header)
    {
        using var bytes = new MemoryStream();
        // Nothing here is ever put into HTML: shapes and quotes stay readable.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach ((string key, string value) in header.Metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            foreach (SafeTensor tensor in header.Tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.ElementType);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [tensor.Begin, tensor.End]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(key);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void ParseMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        if (!ExpectOrNull(ref reader, JsonTokenType.StartObject))
        {
            return;
        }

        while (NextKey(ref reader) is string key)
        {
            if (ExpectOrNull(ref reader, JsonTokenType.String))
            {
                metadata[key] = reader.GetString()!;
            }
        }
    }

    private static SafeTensor ParseTensor(ref Utf8JsonReader reader, string name)
    {
        string? elementType = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextKey(ref reader) is string key)
        {
            switch (key)
            {
                case "dtype":
                    Expect(ref reader, JsonTokenType.String);
                    elementType = reader.GetString();
                    break;
                case "shape":
                    shape = ParseNumbers(ref reader);
                    break;
                case "data_offsets":
                    offsets = ParseNumbers(ref reader);
                    break;
                default:
                    throw new JsonException($"Tensor '{name}' has an unknown property '{key}'.");
            }
        }

        return elementType is not null && shape is not null && offsets is [long begin, long end]
            ? new SafeTensor(name, elementType, shape, begin, end)
            : throw new JsonException($"Tensor '{name}' needs dtype, shape and two data_offsets.");
    }

    private static List<long> ParseNumbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = reader.GetInt64();
            numbers.Add(number >= 0 ? number : throw new JsonException("A size or offset is negative."));
        }

        return numbers;
    }

    /// <summary>The next property's name; null at the end of the object.</summary>
    private static string? NextKey(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? null : reader.GetString();
    }

    /// <summary>False for null, by which some writers say that they have nothing to say.</summary>
    private static bool ExpectOrNull(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        Require(reader, expected);
        return true;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        reader.Read();
        Require(reader, expected);
    }

    private static void Require(in Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.TokenType != expected)
        {
            throw new JsonException($"Expected {expected}, found {reader.TokenType}.");
        }
    }
}
