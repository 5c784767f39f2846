using System.Globalization;
using System.Text;

namespace NetGen;

public sealed partial record NetworkSummary
{
    /// <summary>
    /// The network as a table: one line per layer with its output shape, parameters, floating-point operations of one prediction, and the
    /// predicted RMS of its output and gradient at initialization; the totals, and what training takes. The same text under every culture.
    /// </summary>
    public override string ToString()
    {
        TextTable table = new TextTable().Column("Layer").Column("Description", wraps: true).Column("Output")
            .Column("Parameters", alignRight: true).Column("FLOPs", alignRight: true).Column("Signal").Column("Gradient");
        table.Row("Input", Scalar, Shape(InputShape), "", "", InputSignal.ToString() ?? "");
        foreach (LayerSummary layer in Layers)
        {
            table.Row(layer.Name, layer.Description, Shape(layer.OutputShape), Number(layer.ParameterCount), Number(layer.Flops),
                layer.Signal.ToString() ?? "", layer.Gradient.ToString() ?? "");
        }

        table.Rule();
        string outputs = Counted.Of(OutputLength, "value", format: "N0");
        table.Row("Total", "", outputs, Number(ParameterCount), Number(FlopsPerPrediction));

        var text = new StringBuilder().Append(Name).Append('\n').Append(ColumnTable()).Append(table)
            .Append(TextTable.Wrapped(PredictedRms.Legend));
        if (Loss is not null)
        {
            text.Append(TextTable.Wrapped(
                $"Training: {Loss}, {Optimizer ?? "no optimizer"}; {Counted.Of(Epochs, "epoch", format: "N0")} in batches of {Number(BatchSize)}; " +
                $"{Number(FlopsPerTrainingSample)} FLOPs per sample"));
        }

        text.Append(TextTable.Wrapped($"Memory: workspace of {Counted.Of(WorkspaceBytes, "byte", format: "N0")} per thread, micro-batches of {Number(MicroBatch)}"));
        return text.ToString();
    }

    private string ColumnTable()
    {
        if (Columns.Count == 0)
        {
            return "";
        }

        TextTable table = new TextTable().Column("Column").Column("Description", wraps: true).Column("Values", alignRight: true);
        foreach (ColumnSummary column in Columns)
        {
            table.Row(column.Name, column.Description, Number(column.EncodedLength));
        }

        return table.ToString() + '\n';
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A shape as it is written in papers: 28×28×1.</summary>
    internal static string Shape(IReadOnlyList<int> shape) =>
        string.Join('×', shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
