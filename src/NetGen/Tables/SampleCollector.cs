using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Tables;

/// <summary>Rows of a table on their way to a data set.</summary>
internal sealed class SampleCollector(TableSchema schema) : IDisposable
{
    private readonly Blocks<float> values = new();
    private readonly Blocks<float> labels = new();
    private readonly Blocks<int> lines = new();
    private readonly Blocks<char> ignored = new();
    private readonly Blocks<int> ends = new();

    /// <summary>Room for the next row: its values, and its label.</summary>
    /// <exception cref="DatasetException">No array holds as many values.</exception>
    public Span<float> Next(out Span<float> label)
    {
        if (values.Count > Array.MaxLength - schema.Steps.Length)
        {
            throw new DatasetException($"The values of {labels.Count} rows are all that fit in an array; read the table in parts.");
        }

        label = labels.Next(1);
        return values.Next(schema.Steps.Length);
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

        field.CopyTo(ignored.Next(field.Length));
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

        var inputs = new InputValues(values.ToArray());
        Dataset samples = schema.HasClasses
            ? Dataset.WithLabels(inputs, Array.ConvertAll(labels.ToArray(), label => (int)label), schema.Names)
            : Dataset.WithTargets(inputs, labels.ToArray(), 1, schema.Names);
        samples.WithCodes(schema.Codes);
        return lines.Count + kept.Length == 0 ? samples : samples.From(SourceOf(kept));
    }

    /// <summary>All rows, of which the labels do not matter.</summary>
    /// <param name="kept">The columns of which fields were kept, in order.</param>
    public TableRows CompleteRows(params string[] kept) => new(values.ToArray(), schema.Steps.Length, labels.Count, SourceOf(kept));

    public void Dispose()
    {
        values.Dispose();
        labels.Dispose();
        lines.Dispose();
        ignored.Dispose();
        ends.Dispose();
    }

    private SampleSource SourceOf(string[] kept) => new(kept, lines.ToArray(), ignored.ToArray(), ends.ToArray());
}
