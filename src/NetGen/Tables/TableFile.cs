using System.ComponentModel;
using System.Text;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Reads text with the columns of a table: by their names, in any order, strictly. Called by generated code.
/// Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableFile
{
    /// <summary>A file, plain or gzip; its encoding where it is neither UTF-8 nor UTF-16.</summary>
    /// <exception cref="DataFormatException">
    /// A column is missing or unknown, a row has another number of fields, a field is not what its column says; the message has line and
    /// column.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static Dataset Read(TableSchema schema, string path, Encoding? encoding)
    {
        using FileStream stream = DataFile.Open(path, "the text of a table");
        return Read(schema, stream, encoding, path);
    }

    /// <inheritdoc cref="Read(TableSchema, string, Encoding)"/>
    public static Dataset Read(TableSchema schema, Stream stream, Encoding? encoding, string name = "the stream")
    {
        return Collect(schema, stream, encoding, name, hasLabel: true, (samples, ignored) => samples.Complete(name, ignored));
    }

    /// <summary>The rows of a file that are to be predicted; it may have no label, and no row.</summary>
    /// <inheritdoc cref="Read(TableSchema, string, Encoding)"/>
    public static TableRows ReadRows(TableSchema schema, string path, Encoding? encoding)
    {
        using FileStream stream = DataFile.Open(path, "the text of a table");
        return ReadRows(schema, stream, encoding, path);
    }

    /// <inheritdoc cref="ReadRows(TableSchema, string, Encoding)"/>
    public static TableRows ReadRows(TableSchema schema, Stream stream, Encoding? encoding, string name = "the stream") =>
        Collect(schema, stream, encoding, name, hasLabel: false, (samples, ignored) => samples.CompleteRows(ignored));

    private static T Collect<T>(
        TableSchema schema, Stream stream, Encoding? encoding, string name, bool hasLabel, Func<SampleCollector, string[], T> complete)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(stream);
        Stream content = Gzip.Open(stream, name);
        try
        {
            using var text = new TableText(content, encoding, name, "the encoding of Read");
            using var samples = new SampleCollector(schema);
            return complete(samples, Collect(schema, samples, new CsvReader(text, schema.Separator, name), name, hasLabel));
        }
        catch (DataFormatException e)
        {
            throw Gzip.Cause(content, e);
        }
    }

    /// <summary>Reads all rows.</summary>
    /// <returns>The columns that are no features.</returns>
    private static string[] Collect(TableSchema schema, SampleCollector samples, CsvReader reader, string source, bool hasLabel)
    {
        if (!reader.Read())
        {
            throw new DataFormatException($"{source}: expected a table with a header; found no text.");
        }

        TableHeader header = TableHeader.Of(schema, CsvColumns.FieldsOf(reader), source, hasLabel);
        var missing = new MissingFields(source);
        while (reader.Read())
        {
            if (reader.FieldCount != header.Columns.Length)
            {
                throw new DataFormatException($"{source}, line {reader.Line}: expected {Counted.Of(header.Columns.Length, "field")} as in the header; found {reader.FieldCount}.");
            }

            Span<float> values = samples.Next(out Span<float> label);
            samples.At(reader.Line);
            for (int field = 0; field < header.Columns.Length; field++)
            {
                if (header.Columns[field] is not { } column)
                {
                    samples.Keep(reader.Field(field));
                    continue;
                }

                ReadOnlySpan<char> text = reader.Field(field);
                Span<float> places = header.PlaceOf(field, values, label);
                if (column.IsMissing(text))
                {
                    places.Fill(column.MayBeMissing ? float.NaN : 0);
                    if (!column.MayBeMissing)
                    {
                        missing.Add(reader.Line, header.Describe(field));
                    }
                }
                else if (!column.TryRead(text, places))
                {
                    throw new DataFormatException($"{source}, line {reader.Line}, {header.Describe(field)}: expected {column.Expected}; found {CsvField.Quote(text)}.");
                }
            }
        }

        missing.ThrowIfAny();
        return header.Ignored;
    }
}
