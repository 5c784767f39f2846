using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the network's own members: sizes, parameters, prediction, inspection, files, and the entries to training.</summary>
internal static class SurfaceSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var (name, s) = (Identifiers.OfType(plan.Graph.Name), plan.Graph.Scalar);
        PrintSizes(writer, plan);
        SummarySection.Print(writer, plan);
        writer.Line();
        if (plan.Training is not null)
        {
            writer.Line("// For the trainer, which has a Summary of its own.");
            writer.Line("private static global::NetGen.NetworkSummary NetGenSummary => Summary;");
            writer.Line();
        }
        writer.Line($"private readonly NGNumerics.Arena<{s}> netGenParameters = new({StateLength(plan)});");
        writer.Line();
        if (plan.Training is not null)
        {
            writer.Line("// Whether the weights are as they were drawn: each training of others draws random numbers of its own.");
            writer.Line("private bool netGenIsFresh;");
            writer.Line();
        }
        PreparationSection.Print(writer, plan);
        PrintConstructor(writer, plan, name);
        NamesSection.Print(writer, plan);
        PrintViews(writer, plan, s);
        PredictionSection.Print(writer, plan);
        InspectSection.Print(writer, plan);
        PreparationSection.PrintFitting(writer, plan);
        PreparationSection.PrintFolding(writer, plan);
        if (plan.Training is not null)
            PrintTraining(writer, plan);
        CopySection.Print(writer, plan);
        PrintFiles(writer, plan, name, s);
    }

    private static void PrintSizes(CodeWriter writer, Plan plan)
    {
        writer.Summary($"Values in one input sample ({plan.Graph.InputShape}, row-major).");
        writer.Line($"public const int InputLength = {Literals.Of((int)plan.Graph.InputShape.Count)};");
        writer.Line();
        writer.Summary($"Values in one output ({plan.Graph.OutputShape}).");
        writer.Line($"public const int OutputLength = {Literals.Of((int)plan.Graph.OutputShape.Count)};");
        writer.Line();
        writer.Summary("All weights and biases.");
        writer.Line($"public const int ParameterCount = {Literals.Of(plan.ParameterCount)};");
        writer.Line();
    }

    private static void PrintConstructor(CodeWriter writer, Plan plan, string name)
    {
        writer.Summary("A network with fresh weights, drawn as declared. The same seed gives the same weights.");
        writer.Param("seed", "Chooses the random streams of the initializers.");
        writer.Open($"public {name}(ulong seed = 0) : this(default(global::NetGen.Files.Undrawn))");
        var fills = new Stretches("NetGenInitialize", "ulong seed", "seed", CallText.MostCallsOf(plan.Prediction));
        for (var i = 0; i < plan.Parameters.Count; i++)
        {
            var index = i;
            fills.Add(plan.Graph.Parameters[i].Layer, writer => PrintFill(writer, plan, index));
        }
        fills.Print(writer);
        if (plan.Training is not null)
            writer.Line("netGenIsFresh = true;");
        writer.Close();
        writer.Line();
        fills.PrintMethods(writer, "private");
        PrintUndrawn(writer, plan, name);
    }

    /// <summary>The constructor of a network whose weights come from elsewhere: drawing them first would take longer than reading them.</summary>
    private static void PrintUndrawn(CodeWriter writer, Plan plan, string name)
    {
        var fills = new Stretches("NetGenInitializeBuffers", "", "", CallText.MostCallsOf(plan.Prediction));
        for (var i = 0; i < plan.Buffers.Count; i++)
        {
            var index = i;
            fills.Add(plan.Graph.Buffers[i].Layer, writer => writer.Line(
                $"NGNumerics.Initialization.Fill<{plan.Graph.Scalar}>(netGenParameters.Span, Summary.Buffers[{Literals.Of(index)}], global::NetGen.Init.Constant, "
                + $"{Literals.Of(plan.Graph.Buffers[index].Initializer.Scale, "double")}, 1, 1, 0.0, 0);"));
        }
        writer.Line("// Weights come from a file or another network.");
        writer.Open($"private {name}(global::NetGen.Files.Undrawn undrawn)");
        PreparationSection.PrintConstruction(writer, plan);
        fills.Print(writer);
        writer.Close();
        writer.Line();
        fills.PrintMethods(writer, "private");
    }

    private static void PrintFill(CodeWriter writer, Plan plan, int parameter)
    {
        var (name, initializer) = (plan.Graph.Parameters[parameter].Name, plan.Graph.Parameters[parameter].Initializer);
        writer.Line($"// {name}: {initializer.Kind}{(initializer.Chosen ? ", chosen from the next non-linearity" : "")}.");
        writer.Line(
            $"NGNumerics.Initialization.Fill<{plan.Graph.Scalar}>(netGenParameters.Span, Summary.Parameters[{Literals.Of(parameter)}], global::NetGen.Init.{initializer.Kind}, "
            + $"{Literals.Of(initializer.Scale, "double")}, {Literals.Of(initializer.FanIn)}, {Literals.Of(initializer.FanOut)}, {Literals.Of(initializer.Slope, "double")}, "
            + $"seed{(initializer.Kind == Init.Sparse ? ", " + Literals.Of(initializer.Sparsity, "double") : "")});");
    }

    /// <summary>Elements of the arena that parameters and buffers share.</summary>
    private static string StateLength(Plan plan) => "ParameterCount" + (plan.Buffers.Count == 0 ? "" : " + " + Literals.Of(plan.StateLength - plan.ParameterCount));

    private static void PrintViews(CodeWriter writer, Plan plan, string s)
    {
        writer.Summary("All parameters on one span: the weights of every layer, then the biases. Writing here changes the network.");
        writer.Line($"public global::System.Span<{s}> Parameters => netGenParameters.Span{(plan.Buffers.Count == 0 ? "" : ".Slice(0, ParameterCount)")};");
        writer.Line();
        foreach (var normalization in plan.Graph.Forward.OfType<NormalizationOperation>())
            PrintView(writer, plan, normalization);
        foreach (var layer in plan.Graph.Forward.OfType<WeightedOperation>())
        {
            var place = plan.Parameters[layer.Weight];
            var shape = plan.Graph.Parameters[layer.Weight].Shape;
            var biases = layer.Bias is { } index ? plan.Parameters[index] : null;
            if (shape.Rank == 1)
            {
                writer.Summary($"What {layer.Layer} knows of its {Literals.Of(place.Length)} channels: a factor for each.");
                writer.Line($"public global::NetGen.NormalizationLayer<{s}> {Identifiers.Escape(layer.Layer)} => new({Slice(place)}, default, default, default);");
                writer.Line();
                continue;
            }
            writer.Summary($"The parameters of {layer.Layer}: {shape.ToString().Replace("×", " × ")} weights{(biases is null ? "" : $" and {Literals.Of(biases.Length)} {(biases.Length == 1 ? "bias" : "biases")}")}.");
            // A dense layer on an image is a convolution of one position after the other; its weights are a matrix all the same.
            var (view, geometry) = shape.Rank == 2
                ? ("DenseLayer", $"outputs: {Literals.Of(shape.Dimensions[0])}, inputs: {Literals.Of(shape.Dimensions[1])}, inputMajor: {Literals.Of(place.Order != WeightOrder.OutputMajor)}")
                : ("ConvolutionLayer", $"Summary.Parameters[{Literals.Of(layer.Weight)}]");
            writer.Line($"public global::NetGen.{view}<{s}> {Identifiers.Escape(layer.Layer)} => new({Slice(place)}, {(biases is null ? "default" : Slice(biases))}, {geometry});");
            writer.Line();
        }
    }

    private static string Slice(PlacedParameter place) => $"netGenParameters.Span.Slice({Literals.Of(place.Offset)}, {Literals.Of(place.Length)})";

    private static void PrintView(CodeWriter writer, Plan plan, NormalizationOperation normalization)
    {
        var s = plan.Graph.Scalar;
        var running = normalization.RunningMean is { } mean ? $"{Slice(plan.Buffers[mean])}, {Slice(plan.Buffers[mean + 1])}" : "default, default";
        writer.Summary($"What {normalization.Layer} knows of its {(normalization.Channels == 1 ? "channel" : Literals.Of(normalization.Channels) + " channels")}: {(normalization.RunningMean is null ? "weights and biases" : "weights, biases and running statistics")}.");
        writer.Line($"public global::NetGen.NormalizationLayer<{s}> {Identifiers.Escape(normalization.Layer)} => new({Slice(plan.Parameters[normalization.Weight])}, {Slice(plan.Parameters[normalization.Bias!.Value])}, {running});");
        writer.Line();
    }

    private static void PrintTraining(CodeWriter writer, Plan plan)
    {
        PrintFit(writer, plan, "Dataset", "Trains on a data set: shuffled mini-batches, the declared schedule, progress, validation and cancellation as the options say.",
            "The data do not fit the network.");
        PrintFit(writer, plan, "StreamedDataset", "Trains on samples that need not fit in memory: they are read in every epoch, on a thread beside the caller's.",
            "The data do not fit the network, or cannot be read.");
        if (plan.Graph.AverageDecay is not null)
            AveragingSection.PrintAverage(writer, plan);
        writer.Summary("Predicts a data set and measures: loss, and accuracy with its confusion matrix, or regression errors.");
        writer.Param("data", "Samples that were not trained on.");
        writer.Returns("The measures.");
        writer.Line("/// <exception cref=\"global::NetGen.DatasetException\">The data do not fit the network.</exception>");
        writer.Line("public global::NetGen.Evaluation Evaluate(global::NetGen.Dataset data) => global::NetGen.Training.Evaluator.Evaluate(new Trainer(this), data);");
        writer.Line();
        HyperparameterSection.Print(writer, plan);
        writer.Line();
        PrintSearch(writer);
        writer.Line();
        PrintCrossValidation(writer);
        writer.Line();
        PrintTrainAndMeasure(writer, Identifiers.OfType(plan.Graph.Name));
        writer.Line();
    }

    private static void PrintFit(CodeWriter writer, Plan plan, string data, string summary, string refused)
    {
        writer.Summary(summary);
        writer.Param("train", "The training samples; their shape and targets must be the network's.");
        writer.Param("options", "Epochs, batch size, validation data, progress, cancellation; null for what is declared.");
        writer.Param("hyperparameters", "Numbers that replace declared ones in this run; null for what is declared.");
        writer.Returns("What happened, epoch by epoch.");
        writer.Line($"/// <exception cref=\"global::NetGen.DatasetException\">{refused}</exception>");
        writer.Line("/// <exception cref=\"global::NetGen.NonFiniteValueException\">The loss or a gradient became NaN or infinite; the best weights are put back, or the last good ones. The exception has the history.</exception>");
        writer.Line("/// <remarks>");
        writer.Line("/// A second call goes on from the weights, the running statistics and the fitted preprocessing, with other random numbers: order of samples, dropout, augmentation. The optimizer's state and the schedule");
        writer.Line("/// begin anew; a <see cref=\"Trainer\"/> of your own keeps them from one Fit to the next.");
        writer.Line("/// </remarks>");
        var signature = $"public global::NetGen.History Fit(global::NetGen.{data} train, global::NetGen.FitOptions? options = null, Hyperparameters? hyperparameters = null)";
        if (plan.Graph.AverageDecay is null)
        {
            writer.Line(signature + " =>");
            writer.Line("    global::NetGen.Training.TrainingLoop.Fit(new Trainer(this, hyperparameters), netGenIsFresh, train, options);");
        }
        else
        {
            AveragingSection.PrintFit(writer, plan, signature);
        }
        writer.Line();
    }

    private static void PrintSearch(CodeWriter writer)
    {
        writer.Summary("Searches for good hyperparameters: trains and measures fresh networks until the budget is used up. Runs on the calling thread.");
        writer.Param("data", "The samples to learn from and, unless the options have others, to measure on. Never the ones the result is judged by.");
        writer.Param("space", "What is varied.");
        writer.Param("options", "Budget, sampler, seed, validation, training, and where the trials are kept.");
        writer.Returns("All trials, and the best configuration.");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The space varies nothing, a range leaves its domain, or the budget has no end.</exception>");
        writer.Line("/// <exception cref=\"global::NetGen.DatasetException\">The data do not fit the network.</exception>");
        writer.Line("/// <exception cref=\"global::NetGen.StudyException\">The store cannot be read or written, or keeps another study.</exception>");
        writer.Line("public static global::NetGen.StudyResult<Hyperparameters> Search(global::NetGen.Dataset data, SearchSpace space, global::NetGen.SearchOptions options) =>");
        writer.Line("    global::NetGen.Selection.NetworkSearch.Run(Summary, space, data, options, NetGenTrainAndMeasure);");
    }

    private static void PrintCrossValidation(CodeWriter writer)
    {
        writer.Summary("Cross-validation: for each of several parts of the data trains a fresh network on all others and measures it on the part. Parts have labels in the same proportions; preprocessing is fitted on the others alone. Runs on the calling thread.");
        writer.Param("data", "The samples to learn from and to measure on.");
        writer.Param("folds", "The number of parts, from 2 to the number of samples.");
        writer.Param("options", "How each network is trained; the seed draws the parts and the weights. Checkpoints get a folder for each part. Null for what is declared.");
        writer.Param("hyperparameters", "Numbers that replace declared ones; null for what is declared.");
        writer.Param("progress", "Told after each part, on the calling thread.");
        writer.Returns("The measures of each part, with mean and deviation; those there are where the options' token is cancelled.");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">Fewer than 2 parts, or more than samples.</exception>");
        writer.Line("/// <exception cref=\"global::NetGen.DatasetException\">The data do not fit the network.</exception>");
        writer.Line("public static global::NetGen.CrossValidationResult CrossValidate(global::NetGen.Dataset data, int folds = 5, global::NetGen.FitOptions? options = null, Hyperparameters? hyperparameters = null, global::System.IProgress<global::NetGen.FoldReport>? progress = null) =>");
        writer.Line("    global::NetGen.Selection.CrossValidation.Run(data, folds, options, hyperparameters ?? new(), progress, NetGenTrainAndMeasure);");
    }

    private static void PrintTrainAndMeasure(CodeWriter writer, string name)
    {
        writer.Open("private static global::NetGen.Evaluation NetGenTrainAndMeasure(global::NetGen.Dataset train, global::NetGen.Dataset measured, global::NetGen.FitOptions fit, Hyperparameters hyperparameters)");
        writer.Line($"var network = new {name}(fit.Seed);");
        writer.Line("network.Fit(train, fit, hyperparameters);");
        writer.Line("return network.Evaluate(measured);");
        writer.Close();
    }

    private static void PrintFiles(CodeWriter writer, Plan plan, string name, string s)
    {
        const string Malformed = "/// <exception cref=\"global::NetGen.WeightFileException\">The file is malformed or of another network; the message names the first difference.</exception>";
        const string Room = "global::NetGen.Files.WeightFile.";
        var folds = plan.Folding is not null;
        var state = $"Summary, netGenParameters.Span, {(folds ? "netGenPreparation.Folding, netGenNames" : "samples: netGenNames")}";
        writer.Summary("Writes the weights as a safetensors file, with the names and shapes of the equivalent PyTorch module. An existing file is replaced whole or not at all.");
        writer.Param("path", "The file.");
        writer.Line("/// <exception cref=\"global::NetGen.WeightFileException\">The file could not be written.</exception>");
        writer.Line($"public void Save(string path) => {Room}Save<{s}>(path, {state});");
        writer.Line();
        writer.Summary("Writes the same file to a stream, from where it stands.");
        writer.Param("stream", "Takes the file; it stays open.");
        writer.Line($"public void Save(global::System.IO.Stream stream) => {Room}Save<{s}>(stream, {state});");
        writer.Line();
        writer.Summary("The same file in memory, for a database or a message.");
        writer.Returns("The bytes of a safetensors file.");
        writer.Line($"public byte[] SaveToBytes() => {Room}Save<{s}>({state});");
        writer.Line();
        foreach (var (type, source, text, rest) in Sources)
        {
            // A method of one argument, so that a list of files can be mapped to networks.
            if (type == "string")
            {
                writer.Summary($"Reads a network from {text}.");
                writer.Param(source, rest);
                writer.Returns("A network with the file's weights.");
                writer.Line(Malformed);
                writer.Line($"public static {name} Load({type} {source}) => Load({source}, null);");
                writer.Line();
            }
            writer.Summary($"Reads a network from {text}.");
            writer.Param(source, rest);
            writer.Param("names", "What the file calls the tensors; null where it calls them as this network does.");
            writer.Returns("A network with the file's weights.");
            writer.Line(Malformed);
            writer.Open($"public static {name} Load({type} {source}, global::NetGen.TensorNames? names{(type == "string" ? "" : " = null")})");
            writer.Line($"var network = new {name}(default(global::NetGen.Files.Undrawn));");
            writer.Line($"var loaded = {Room}Load<{s}>({source}, Summary, network.netGenParameters.Span, names);");
            writer.Line("network.netGenNames = loaded.Samples;");
            if (folds)
                writer.Line("network.netGenPreparation.Folding = loaded.Folding;");
            writer.Line("return network;");
            writer.Close();
            writer.Line();
        }
        foreach (var (type, source, text, rest) in Sources)
        {
            writer.Summary($"Takes from {text} what this network has too, by name and shape; its other weights stay as they are. The start of a training that goes on from another.");
            writer.Param(source, rest);
            writer.Param("names", "What the file calls the tensors; null where it calls them as this network does.");
            writer.Returns("What was taken and what was not.");
            writer.Line("/// <exception cref=\"global::NetGen.WeightFileException\">The file is malformed, or has nothing of this network.</exception>");
            writer.Open($"public global::NetGen.PartialLoad LoadPartial({type} {source}, global::NetGen.TensorNames? names = null)");
            writer.Line($"var taken = {Room}LoadPartial<{s}>({source}, Summary, netGenParameters.Span, names);");
            if (plan.Training is not null)
                writer.Line("netGenIsFresh = false;");
            writer.Line("return taken;");
            writer.Close();
            if (type != Sources[Sources.Count - 1].Type)
                writer.Line();
        }
    }

    private static readonly IReadOnlyList<(string Type, string Name, string Text, string Means)> Sources =
    [
        ("string", "path", "a safetensors file", "The file."),
        ("global::System.IO.Stream", "stream", "a stream that stands at a safetensors file", "The stream; it then stands behind the file, and need not seek."),
        ("global::System.ReadOnlySpan<byte>", "file", "a safetensors file in memory", "The file's bytes: embedded in the program, from a database, a message."),
    ];
}
