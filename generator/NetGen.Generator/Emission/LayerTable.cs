using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>The layers as a table: name, settings, output shape, parameters, predicted signal.</summary>
internal static class LayerTable
{
    private static readonly bool[] AlignRight = [false, false, false, true, false, false];

    public static IEnumerable<string> Lines(Plan plan)
    {
        var graph = plan.Graph;
        var rows = new List<string[]>
        {
            new[] { "layer", "", "output", "parameters", "signal", "gradient" },
            new[] { "Input", "", graph.InputShape.ToString(), "", graph.InputSignal.ToString(), "" },
        };
        rows.AddRange(graph.Layers.Select(layer => new[]
        {
            layer.Name,
            layer.Description + (layer.Note.Length > 0 ? ", " + layer.Note : ""),
            graph.Tensors[layer.Output].Shape.ToString(),
            ParametersOf(graph, layer.Name) is var count and > 0 ? Number(count) : "",
            layer.Signal.ToString(),
            layer.Gradient.ToString(),
        }));
        rows.Add(["", "", "", Number(plan.ParameterCount), "", ""]);
        var widths = Enumerable.Range(0, AlignRight.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows
            .Select(row => string.Join("  ", row.Select((cell, column) => AlignRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd())
            .Append(PredictedRms.Legend);
    }

    public static long ParametersOf(Graph graph, string layer) => graph.Parameters.Where(parameter => parameter.Layer == layer).Sum(parameter => parameter.Shape.Count);

    /// <summary>What a layer costs in a prediction, where dropout is the identity.</summary>
    public static long FlopsOf(Graph graph, string layer) => graph.Forward
        .Where(operation => operation.Layer == layer && operation is not DropoutOperation)
        .Sum(operation => Cost.Flops(graph, operation));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
