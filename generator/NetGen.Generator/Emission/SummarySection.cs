using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints <c>Summary</c>: what was compiled, as an object; also where each tensor of a weight file lies.</summary>
internal static class SummarySection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var graph = plan.Graph;
        writer.Summary("What was compiled: layers, shapes, parameters, costs. ToString() is the table.");
        writer.Line("public static global::NetGen.NetworkSummary Summary { get; } = new()");
        writer.Line("{");
        void Set(string member, string value) => writer.Line($"    {member} = {value},");
        Set("Name", Literals.Of(graph.Name));
        Set("Scalar", Literals.Of(graph.Scalar));
        Set("InputShape", Ints(graph.InputShape.Dimensions));
        Set("InputLength", "InputLength");
        Set("OutputLength", "OutputLength");
        Set("TargetLength", Literals.Of(TargetLength(graph)));
        Set("HasClassLabels", Literals.Of(graph.Loss is { HasClassLabels: true }));
        Set("Loss", Literals.Of(graph.Loss?.GetType().Name));
        Set("Optimizer", Literals.Of(graph.Optimizer is null ? null : HeaderText.OptimizerText(graph.Optimizer)));
        Set("Epochs", Literals.Of(graph.Facts.Epochs));
        Set("BatchSize", Literals.Of(graph.Facts.BatchSize));
        Set("ParameterCount", "ParameterCount");
        Set("WorkspaceBytes", Literals.Of(Math.Max(plan.TrainingLength, plan.Prediction.LengthFor(plan.MicroBatch)) * plan.ScalarSize));
        Set("MicroBatch", Literals.Of(plan.MicroBatch));
        Set("FlopsPerPrediction", Literals.Of(plan.FlopsPerPrediction));
        Set("FlopsPerTrainingSample", Literals.Of(plan.FlopsPerTrainingSample));
        Set("Fingerprint", Literals.Of(Fingerprint(graph)));
        writer.Line("    Layers = new global::NetGen.LayerSummary[]");
        writer.Line("    {");
        foreach (var layer in graph.Layers)
        {
            writer.Line($"        new({Literals.Of(layer.Name)}, {Literals.Of(layer.Description + (layer.Note.Length > 0 ? ", " + layer.Note : ""))}, "
                + $"{Ints(graph.Tensors[layer.Output].Shape.Dimensions)}, {Literals.Of((int)LayerTable.ParametersOf(graph, layer.Name))}, {Literals.Of(LayerTable.FlopsOf(graph, layer.Name))}),");
        }
        writer.Line("    },");
        PrintTensors(writer, "Parameters", graph.Parameters, plan.Parameters);
        if (graph.Buffers.Count > 0)
            PrintTensors(writer, "Buffers", graph.Buffers, plan.Buffers);
        writer.Line("};");
    }

    private static void PrintTensors(CodeWriter writer, string member, EquatableArray<Parameter> tensors, EquatableArray<PlacedParameter> places)
    {
        writer.Line($"    {member} = new global::NetGen.ParameterInfo[]");
        writer.Line("    {");
        for (var i = 0; i < tensors.Count; i++)
        {
            var (parameter, place) = (tensors[i], places[i]);
            writer.Line($"        new() {{ Name = {Literals.Of(parameter.Name)}, Layer = {Literals.Of(parameter.Layer)}, Shape = {Ints(parameter.Shape.Dimensions)}, "
                + $"Offset = {Literals.Of(place.Offset)}, Length = {Literals.Of(place.Length)}, Extents = {Ints(place.Extents)}, Strides = {Ints(place.Strides)}{(parameter.Trainable ? "" : ", IsTrained = false")} }},");
        }
        writer.Line("    },");
    }

    public static int TargetLength(Graph graph) => graph.Loss switch
    {
        null => 0,
        { HasClassLabels: true } => 1,
        _ => (int)graph.OutputShape.Count,
    };

    /// <summary>A line a layer: what must be equal for weights to mean the same. Dropout is not in it, no more than penalties are.</summary>
    private static string Fingerprint(Graph graph)
    {
        var dropouts = graph.Forward.OfType<DropoutOperation>().Select(dropout => dropout.Layer).ToList();
        return string.Join("\n", new[] { "Input " + graph.InputShape }.Concat(graph.Layers
            .Where(layer => !dropouts.Contains(layer.Name))
            .Select(layer => layer.Name + ": " + layer.Description + " → " + graph.Tensors[layer.Output].Shape)));
    }

    private static string Ints(IEnumerable<int> values) => "new int[] { " + string.Join(", ", values.Select(Literals.Of)) + " }";
}
