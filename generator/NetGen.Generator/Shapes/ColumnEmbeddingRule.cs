using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Columns that are embedded: each place of such a column has a vector that is learned. Its ones and zeros are cut out of the encoded row
/// and
/// multiplied by the matrix of those vectors; the rest of the row goes on as it is, all in the order of the columns.
/// </summary>
internal static class ColumnEmbeddingRule
{
    /// <summary>Replaces the current tensor, a whole encoded row, where any column is embedded.</summary>
    public static void Apply(TableSpec table, NetworkPenalty penalty, GraphBuilder builder)
    {
        if (table.Columns.All(column => column.Embedding == 0))
            return;
        var (row, table1) = (builder.Current, builder.Item);
        var parts = new List<int>();
        int place = 0, rest = 0;
        foreach (var column in table.Columns)
        {
            if (column.Embedding > 0)
            {
                builder.Item = column.Item;
                if (place > rest)
                    parts.Add(Cut(column.EmbeddingName, row, rest, place, builder));
                parts.Add(Embedded(column, Cut(column.EmbeddingName, row, place, place + column.Places, builder), penalty, builder));
                rest = place + column.Places;
            }
            place += column.EncodedLength;
        }
        if (place > rest)
            parts.Add(Cut("Table1", row, rest, place, builder));
        builder.Item = table1;
        builder.Current = parts[0];
        if (parts.Count == 1)
            return;
        var widths = parts.Select(part => builder.ShapeOf(part).Width).ToEquatableArray();
        builder.AddJoin(
            new JoinOperation
            {
                Layer = "Row1",
                Item = builder.Item,
                Kind = JoinKind.Concat,
                Inputs = parts.ToEquatableArray(),
                Widths = widths,
                Output = builder.AddTensor("Row1", new TensorShape(widths.Sum())),
            },
            "columns with their embeddings",
            null);
    }

    private static int Embedded(ColumnSpec column, int ones, NetworkPenalty penalty, GraphBuilder builder)
    {
        // A one among zeros brings one vector forward: with this deviation its length is 1, as that of the ones and zeros is.
        var layer = new DenseAttribute(column.Embedding) { Bias = false, Init = Init.Normal, InitScale = 1 / Math.Sqrt(column.Embedding) };
        var (weight, _) = LayerParameters.Add(
            builder, layer, new LayerName(column.EmbeddingName, column.EmbeddingName.ToLowerInvariant()), penalty,
                new TensorShape(column.Embedding, column.Places),
            fanIn: column.Places, fanOut: column.Embedding, column.Embedding, flattenedFrom: null);
        var output = builder.AddTensor(column.EmbeddingName, new TensorShape(column.Embedding));
        builder.AddLayer(
            new DenseOperation
            {
                Layer = column.EmbeddingName, Item = builder.Item, Input = ones, Output = output, Weight = weight,
                Bias = null
            },
            "Embedding " + column.Embedding.ToString(CultureInfo.InvariantCulture) + " of " + VisibleText.Of(column.Name));
        return output;
    }

    /// <summary>Some values of a vector: a vector is an image of one row, and cutting off its sides is what a crop does.</summary>
    private static int Cut(string layer, int row, int from, int to, GraphBuilder builder)
    {
        var length = builder.ShapeOf(row).Width;
        if (from == 0 && to == length)
            return row;
        var image = builder.AddTensor(layer + " row", new TensorShape(1, length, 1));
        builder.AddHidden(new ReshapeOperation { Layer = layer, Item = -1, Input = row, Output = image });
        var border = new Border(0, 0, -from, to - length);
        var cut = builder.AddTensor(layer + " part", border.Apply(builder.ShapeOf(image)));
        builder.AddHidden(new PadOperation { Layer = layer, Item = builder.Item, Input = image, Output = cut, Border = border });
        var part = builder.AddTensor(layer + " values", new TensorShape(to - from));
        builder.AddHidden(new ReshapeOperation { Layer = layer, Item = -1, Input = cut, Output = part });
        return part;
    }
}
