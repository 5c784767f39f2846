using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetGen.Data;

namespace NetGen.Files;

/// <summary>
/// How a weight file says what columns and classes are called: a JSON list of texts under a key of its metadata for each kind.
/// </summary>
internal static class NameMark
{
    private const string Features = "netgen.features";
    private const string Classes = "netgen.classes";
    private const string Targets = "netgen.targets";
    private const string Tokens = "netgen.tokens";

    /// <summary>The metadata with the names, where there are some.</summary>
    public static IReadOnlyDictionary<string, string> AddTo(IReadOnlyDictionary<string, string> metadata, SampleNames? names)
    {
        if (names is null or { IsEmpty: true })
        {
            return metadata;
        }

        var marked = new Dictionary<string, string>(metadata);
        Add(Features, names.Features);
        Add(Classes, names.Classes);
        Add(Targets, names.Targets);
        Add(Tokens, names.Tokens);
        return marked;

        void Add(string key, IReadOnlyList<string>? list)
        {
            if (list is not null)
            {
                marked[key] = Write(list);
            }
        }
    }

    /// <summary>What a file says.</summary>
    /// <exception cref="WeightFileException">It is no list of names, or not as long as the network has inputs or outputs.</exception>
    public static SampleNames Read(IReadOnlyDictionary<string, string> metadata, NetworkSummary network, string path)
    {
        try
        {
            return Guard.Names(
                new() { Features = List(Features), Classes = List(Classes), Targets = List(Targets), Tokens = List(Tokens) }, network);
        }
        catch (DatasetException e)
        {
            throw new WeightFileException($"{path}: its names are not those of the network's samples: {e.Message}", e);
        }

        IReadOnlyList<string>? List(string key)
        {
            if (!metadata.TryGetValue(key, out string? text))
            {
                return null;
            }

            try
            {
                return Parse(text);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new WeightFileException($"{path}: expected a JSON list of names under '{key}' of its metadata; found something else: {e.Message}", e);
            }
        }
    }

    private static List<string> Parse(string text)
    {
        var names = new List<string>();
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        json.Read();
        while (json.TokenType is JsonTokenType.StartArray or JsonTokenType.String && json.Read())
        {
            if (json.TokenType == JsonTokenType.String)
            {
                names.Add(json.GetString()!);
            }
        }

        return json.TokenType == JsonTokenType.EndArray && !json.Read() ? names : throw new JsonException("Not a list of texts.");
    }

    private static string Write(IReadOnlyList<string> names)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (string name in names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
