using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints <c>Summary</c>: what was compiled, as an object; also where each tensor of a weight file lies.</summary>
internal static class SummarySection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Summary("What was compiled: layers, shapes, parameters, costs, the signal predicted at initialization. ToString() is the table.");
        members.Text("public static global::NetGen.NetworkSummary Summary", " { get; } = new()", plan => Print(writer, plan));
    }

    private static void Print(CodeWriter writer, Plan plan)
    {
        var graph = plan.Graph;
        writer.Line("{");
        void Set(string member, string value) => writer.Line($"    {member} = {value},");
        Set("Name", Literals.Of(graph.Name));
        Set("Scalar", Literals.Of(graph.Scalar));
        Set("InputShape", Ints(graph.InputShape.Dimensions));
        if (graph.Preparation?.Table is { } table)
            Set("Columns", "new global::NetGen.ColumnSummary[] { " + string.Join(", ", table.Columns.Select(ColumnText)) + " }");
        if (graph.InputSignal is { } input)
            Set("InputSignal", Rms(input));
        Set("InputLength", "InputLength");
        if (graph.Vocabulary > 0)
            Set("Vocabulary", Literals.Of(graph.Vocabulary));
        if (graph.IsRagged)
            Set("IsRagged", Literals.Of(true));
        if (!double.IsNaN(graph.Facts.InputMin))
            Set("InputMin", Literals.Of(graph.Facts.InputMin, "double"));
        if (!double.IsNaN(graph.Facts.InputMax))
            Set("InputMax", Literals.Of(graph.Facts.InputMax, "double"));
        Set("OutputLength", "OutputLength");
        if (graph.HeadRange is { Min: var least and > double.NegativeInfinity })
            Set("OutputMin", Literals.Of(least, "double"));
        if (graph.HeadRange is { Max: var most and < double.PositiveInfinity })
            Set("OutputMax", Literals.Of(most, "double"));
        Set("TargetLength", Literals.Of(TargetLength(graph)));
        if (graph.Targets is not null)
            Set("ScalesTargets", Literals.Of(true));
        Set("HasClassLabels", Literals.Of(graph.Loss is { HasClassLabels: true }));
        Set("Loss", Literals.Of(graph.Loss?.GetType().Name));
        if (graph.CanTrain && graph.Preparation?.Augmentation.OfType<NoiseStep>().FirstOrDefault() is { } noise)
            Set("InputNoise", Literals.Of(noise.Std, "double"));
        if (graph.Loss is Huber { Delta: var delta })
            Set("LossParameter", Literals.Of(delta, "double"));
        Set("Optimizer", Literals.Of(graph.Optimizer is null ? null : HeaderText.OptimizerText(graph.Optimizer)));
        Set("Epochs", Literals.Of(graph.Facts.Epochs));
        Set("BatchSize", Literals.Of(graph.Facts.BatchSize));
        if (graph.CarriedRows.Count > 0)
            Set("CarriesState", "true");
        if (!graph.Facts.DeclaresBatchSize)
            Set("IsBatchSizeDeclared", Literals.Of(false));
        if (graph.CanTrain && HeaderText.TrainingText(graph) is { Length: > 0 } training)
            Set("Training", Literals.Of(training));
        if (plan.Training is not null && BatchStatisticsSection.SmallestMomentum(plan) is { } momentum)
            Set("StatisticsMomentum", Literals.Of(momentum, "double"));
        if (plan.Training is not null && BatchStatisticsSection.MostDemanding(plan) is { } normalized)
            Set("BatchStatisticsLayer", Literals.Of(normalized));
        if (graph.InitialLoss is { } loss)
            Set("ExpectedInitialLoss", $"new({Rounded(loss.Mean)}, {Rounded(loss.Low)}, {Rounded(loss.High)}, {Rounded(loss.Deviation)})");
        Set("ParameterCount", "ParameterCount");
        Set("WorkspaceBytes", Literals.Of(Math.Max(plan.TrainingLength, plan.Prediction.LengthFor(plan.MicroBatch)) * plan.ScalarSize));
        Set("MicroBatch", Literals.Of(plan.MicroBatch));
        Set("FlopsPerPrediction", Literals.Of(plan.FlopsPerPrediction));
        Set("FlopsPerTrainingSample", Literals.Of(plan.FlopsPerTrainingSample));
        Set("Fingerprint", Literals.Of(Fingerprint(graph)));
        var (counts, flops) = (LayerTable.Parameters(graph), LayerTable.Flops(graph));
        long Of(Dictionary<string, long> figures, string layer) => figures.TryGetValue(layer, out var figure) ? figure : 0;
        var layers = graph.Layers.Select((layer, place) =>
            $"new({Literals.Of(layer.Name)}, {Literals.Of(layer.Description + (layer.Note.Length > 0 ? ", " + layer.Note : ""))}, "
                + $"{Ints(graph.Tensors[layer.Output].Shape.Dimensions)}, {Literals.Of((int)Of(counts, layer.Name))}, {Literals.Of(Of(flops, layer.Name))}){MoreText(layer, place == 0 ? "" : graph.Layers[place - 1].Name)}").ToList();
        var parameters = graph.Parameters.Zip(plan.Parameters, ParameterText).ToList();
        var buffers = graph.Buffers.Zip(plan.Buffers, ParameterText).ToList();
        var layerRun = PrintArray(writer, "Layers", "LayerSummary", layers, MostLayers);
        var activations = plan.Activations.Select(activation =>
            $"new({Literals.Of(activation.Layer)}, {Literals.Of(activation.ShownAs)}, {Literals.Of(activation.Channels)}, {Literals.Of(activation.CanDie)}, "
                + $"{Rounded(activation.Low)}, {Rounded(activation.High)})").ToList();
        var parameterRun = PrintArray(writer, "Parameters", "ParameterInfo", parameters, MostParameters);
        var bufferRun = buffers.Count > 0 ? PrintArray(writer, "Buffers", "ParameterInfo", buffers, MostParameters) : null;
        var activationRun = activations.Count > 0
            ? PrintArray(writer, "Activations", "ActivationSummary", activations, MostActivations)
            : null;
        var findings = graph.Findings.Select(finding =>
            $"new({Literals.Of(finding.Rule)}, global::NetGen.FindingSeverity.{finding.Severity}, {Literals.Of(finding.Layer)}, {Literals.Of(finding.Text)})").ToList();
        var findingRun = findings.Count > 0 ? PrintArray(writer, "Findings", "CompilerFinding", findings, MostFindings) : null;
        writer.Line("};");
        PrintFilling(writer, "Layers", "LayerSummary", layers.Count, layerRun);
        PrintFilling(writer, "Parameters", "ParameterInfo", parameters.Count, parameterRun);
        PrintFilling(writer, "Buffers", "ParameterInfo", buffers.Count, bufferRun);
        PrintFilling(writer, "Activations", "ActivationSummary", activations.Count, activationRun);
        PrintFilling(writer, "Findings", "CompilerFinding", findings.Count, findingRun);
    }

    /// <summary>What one method may make: 16 KB of IL at up to 150 bytes each, 50 for an activation, all lists and the rest in
    /// one.</summary>
    private const int MostLayers = 32, MostParameters = 30, MostActivations = 15, MostFindings = 20;

    /// <summary>A list written out, or the method that fills it, where it would be too long for the type's initializer.</summary>
    private static Stretches PrintArray(CodeWriter writer, string member, string element, List<string> items, int most)
    {
        var run = new Stretches("NetGenFill" + member, $"global::NetGen.{element}[] all", "all", most);
        for (var i = 0; i < items.Count; i++)
        {
            var place = i;
            run.Add(Literals.Of(i), writer => writer.Line($"all[{Literals.Of(place)}] = {items[place]};"));
        }
        if (run.IsSplit)
        {
            writer.Line($"    {member} = NetGen{member}(),");
            return run;
        }
        writer.Line($"    {member} = new global::NetGen.{element}[]");
        writer.Line("    {");
        foreach (var item in items)
            writer.Line($"        {item},");
        writer.Line("    },");
        return run;
    }

    private static void PrintFilling(CodeWriter writer, string member, string element, int count, Stretches? run)
    {
        if (run is not { IsSplit: true })
            return;
        writer.Line();
        writer.Open($"private static global::NetGen.{element}[] NetGen{member}()");
        writer.Line($"var all = new global::NetGen.{element}[{Literals.Of(count)}];");
        run.Print(writer);
        writer.Line("return all;");
        writer.Close();
        writer.Line();
        run.PrintMethods(writer, "private static");
    }

    private static string MoreText(LayerDescription layer, string before)
    {
        var known = string.Join(", ", new[]
        {
            // What reads the layer before it, as most do, need not be said.
            layer.Inputs.Count == 1 && layer.Inputs[0] == before
                ? null
                : "Inputs = new string[] { " + string.Join(", ", layer.Inputs.Select(Literals.Of)) + " }",
            layer.Signal is { } signal ? "Signal = " + Rms(signal) : null,
            layer.Gradient is { } gradient ? "Gradient = " + Rms(gradient) : null,
        }.OfType<string>());
        return known.Length > 0 ? " { " + known + " }" : "";
    }

    private static string Rms(PredictedRms rms) =>
        $"new({Literals.Of(rms.Low, "double")}, {Literals.Of(rms.High, "double")}, {Literals.Of(rms.Band, "double")})";

    private static string ParameterText(Parameter parameter, PlacedParameter place) =>
        $"new() {{ Name = {Literals.Of(parameter.Name)}, Layer = {Literals.Of(parameter.Layer)}, Shape = {Ints(parameter.Shape.Dimensions)}, "
                + $"Offset = {Literals.Of(place.Offset)}, Length = {Literals.Of(place.Length)}, Extents = {Ints(place.Extents)}, Strides = {Ints(place.Strides)}{(parameter.Trainable ? "" : ", IsTrained = false")}"
                + (parameter.FlattenedFrom is { IsNew: true } ? ", WasInMemoryOrder = true" : "")
                + (parameter.FormerOrder is { } former
                    ? $", JoinedBy = {Literals.Of(former.Join)}, JoinedParts = {Ints(former.Parts)} }}"
                    : " }");

    public static int TargetLength(Graph graph) => graph.Loss switch
    {
        null => 0,
        { HasClassLabels: true } => graph.OutputShape.Positions,
        // A target for each output.
        _ => (int)graph.OutputShape.Count,
    };

    private static string ColumnText(ColumnSpec column) =>
        $"new({Literals.Of(column.Name)}, {Literals.Of(column.Description)}, {Literals.Of(column.Length)}, {Literals.Of(column.ReadLength)}, {Literals.Of(column.MayBeMissing)}){CategoriesOf(column)}";

    private static string CategoriesOf(ColumnSpec column)
    {
        IReadOnlyList<string> words = column.Kind switch
        {
            ColumnKind.Category => column.Categories,
            ColumnKind.Boolean => column.Categories.Count == 2 ? column.Categories : ["no", "yes"],
            // Numbers, days and texts have no words.
            _ => [],
        };
        return words.Count == 0
            ? ""
            : $" {{ Categories = new string[] {{ {string.Join(", ", words.Select(word => Literals.Of(word)))} }} }}";
    }

    /// <summary>A line a layer: what must be equal for weights to mean the same. Dropout is not in it, no more than penalties
    /// are.</summary>
    private static string Fingerprint(Graph graph)
    {
        var dropouts = new HashSet<int>(graph.Forward.OfType<DropoutOperation>().Select(dropout => dropout.Output));
        var newOrders = new HashSet<string>(graph.Parameters.Concat(graph.Buffers)
            .Where(parameter => parameter.FlattenedFrom is { IsNew: true }).Select(parameter => parameter.Layer));
        return string.Join("\n", new[] { graph.Vocabulary > 0 ? "Tokens " + graph.InputShape + " of "
            + graph.Vocabulary.ToString(CultureInfo.InvariantCulture) : "Input "
            + graph.InputShape }.Concat(Columns(graph)).Concat(graph.Targets is null ? []
            : new[] { "Target: " + graph.Targets.Description }).Concat(graph.Layers
            .Where(layer => !dropouts.Contains(layer.Output))
            .Select(layer =>
                layer.Name + ": " + layer.Description + " → " + graph.Tensors[layer.Output].Shape
                    + (newOrders.Contains(layer.Name) ? ChannelsFirst : ""))));
    }

    private static IEnumerable<string> Columns(Graph graph) =>
        (graph.Preparation?.Table?.Columns ?? EquatableArray<ColumnSpec>.Empty)
            .Select(column => "Column " + VisibleText.Of(column.Name) + ": " + column.Description);

    /// <summary>What a layer's line ends in whose tensors earlier versions wrote in the order of memory; the runtime knows it
    /// too.</summary>
    private const string ChannelsFirst = ", channels first";

    /// <summary>To six digits: more would not be the same on every machine that compiles.</summary>
    private static string Rounded(double value) =>
        Literals.Of(double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), "double");

    public static string Ints(IEnumerable<int> values) => "new int[] { " + string.Join(", ", values.Select(Literals.Of)) + " }";
}
