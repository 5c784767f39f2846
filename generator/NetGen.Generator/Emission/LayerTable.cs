using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>The layers as a table: name, settings, output shape, parameters.</summary>
internal static class LayerTable
{
    public static IEnumerable<string> Lines(Plan plan)
    {
        var graph = plan.Graph;
        var rows = new List<string[]> { new[] { "layer", "", "output", "parameters" }, new[] { "Input", "", graph.InputShape.ToString(), "" } };
        rows.AddRange(graph.Layers.Select(layer => new[]
        {
            layer.Name,
            layer.Description + (layer.Note.Length > 0 ? ", " + layer.Note : ""),
            graph.Tensors[layer.Output].Shape.ToString(),
            ParametersOf(graph, layer.Name) is var count and > 0 ? Number(count) : "",
        }));
        rows.Add(["", "", "", Number(plan.ParameterCount)]);
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => (row[0].PadRight(widths[0]) + "  " + row[1].PadRight(widths[1]) + "  " + row[2].PadRight(widths[2]) + "  " + row[3].PadLeft(widths[3])).TrimEnd());
    }

    public static long ParametersOf(Graph graph, string layer) => graph.Parameters.Where(parameter => parameter.Layer == layer).Sum(parameter => parameter.Shape.Count);

    /// <summary>What a layer costs in a prediction, where dropout is the identity.</summary>
    public static long FlopsOf(Graph graph, string layer) => graph.Forward
        .Where(operation => operation.Layer == layer && operation is not DropoutOperation)
        .Sum(operation => Cost.Flops(graph, operation));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
