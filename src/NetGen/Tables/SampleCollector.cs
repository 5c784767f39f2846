using System.Runtime.InteropServices;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Tables;

/// <summary>Rows of a table on their way to a data set.</summary>
internal sealed class SampleCollector(TableSchema schema)
{
    private readonly List<float> values = [];
    private readonly List<float> labels = [];

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

    /// <summary>All rows as a data set.</summary>
    /// <exception cref="DatasetException">There is none.</exception>
    public Dataset Complete()
    {
        var inputs = new InputValues((float[])[.. values]);
        return schema.HasClasses
            ? Dataset.WithLabels(inputs, [.. labels.Select(label => (int)label)], schema.Names)
            : Dataset.WithTargets(inputs, [.. labels], 1, schema.Names);
    }
}
