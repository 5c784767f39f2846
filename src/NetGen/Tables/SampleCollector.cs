using System.Runtime.InteropServices;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Tables;

/// <summary>Rows of a table on their way to a data set.</summary>
internal sealed class SampleCollector(TableSchema schema)
{
    private readonly List<float> values = [];
    private readonly List<float> labels = [];
    private readonly List<int> lines = [];
    private readonly List<char> ignored = [];
    private readonly List<int> ends = [];

    /// <summary>Room for the next row: its values, and its label.</summary>
    /// <exception cref="DatasetException">No array holds as many values.</exception>
    public Span<float> Next(out Span<float> label)
    {
        int start = values.Count;
        if (start > Array.MaxLength - schema.Steps.Length)
        {
            throw new DatasetException($"The values of {labels.Count} rows are all that fit in an array; read the table in parts.");
        }

        CollectionsMarshal.SetCount(values, start + schema.Steps.Length);
        CollectionsMarshal.SetCount(labels, labels.Count + 1);
        label = CollectionsMarshal.AsSpan(labels)[^1..];
        return CollectionsMarshal.AsSpan(values)[start..];
    }

    /// <summary>Keeps the line of the row that is being read.</summary>
    public void At(int line) => lines.Add(line);

    /// <summary>Keeps a field of that row which is no feature.</summary>
    /// <exception cref="DatasetException">No array holds as many characters.</exception>
    public void Keep(ReadOnlySpan<char> field)
    {
        if (ignored.Count > Array.MaxLength - field.Length)
        {
            throw new DatasetException($"The columns of {labels.Count} rows that are no features are all that fits in an array; read the table in parts.");
        }

        ignored.AddRange(field);
        ends.Add(ignored.Count);
    }

    /// <summary>All rows as a data set.</summary>
    /// <param name="source">What messages call the table.</param>
    /// <param name="kept">The columns of which fields were kept, in order.</param>
    /// <exception cref="DatasetException">There is none.</exception>
    public Dataset Complete(string source, params string[] kept)
    {
        if (labels.Count == 0)
        {
            throw new DatasetException($"{source}: expected rows to learn from; found none.");
        }

        var inputs = new InputValues((float[])[.. values]);
        Dataset samples = schema.HasClasses
            ? Dataset.WithLabels(inputs, [.. labels.Select(label => (int)label)], schema.Names)
            : Dataset.WithTargets(inputs, [.. labels], 1, schema.Names);
        samples.WithCodes(schema.Codes);
        return lines.Count + kept.Length == 0 ? samples : samples.From(SourceOf(kept));
    }

    /// <summary>All rows, of which the labels do not matter.</summary>
    /// <param name="kept">The columns of which fields were kept, in order.</param>
    public TableRows CompleteRows(params string[] kept) => new([.. values], schema.Steps.Length, labels.Count, SourceOf(kept));

    private SampleSource SourceOf(string[] kept) => new(kept, [.. lines], [.. ignored], [.. ends]);
}
