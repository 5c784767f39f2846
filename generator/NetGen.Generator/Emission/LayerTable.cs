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
        var parameters = Parameters(graph);
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
            parameters.TryGetValue(layer.Name, out var count) && count > 0 ? Number(count) : "",
            layer.Signal.ToString(),
            layer.Gradient.ToString(),
        }));
        rows.Add(["", "", "", Number(plan.ParameterCount), "", ""]);
        var widths = Enumerable.Range(0, AlignRight.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows
            .Select(row =>
                string.Join("  ",
                    row.Select((cell, column) => AlignRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))
                        .TrimEnd())
            .Append(PredictedRms.Legend);
    }

    /// <summary>How many parameters each layer has that has any.</summary>
    public static Dictionary<string, long> Parameters(Graph graph) =>
        Sums(graph.Parameters, parameter => parameter.Layer, parameter => parameter.Shape.Count);

    /// <summary>What each layer costs in a prediction, where dropout is the identity.</summary>
    public static Dictionary<string, long> Flops(Graph graph) =>
        Sums(graph.Forward.Where(operation => operation is not DropoutOperation), operation => operation.Layer,
            operation => Cost.Flops(graph, operation));

    private static Dictionary<string, long> Sums<T>(IEnumerable<T> items, Func<T, string> layerOf, Func<T, long> valueOf) => items
        .GroupBy(layerOf, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(valueOf), StringComparer.Ordinal);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
