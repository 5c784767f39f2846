using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the network's own members: sizes, parameters, prediction, inspection, files, and the entries to training.</summary>
internal static class SurfaceSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        PrintSizes(members);
        SummarySection.Print(writer, members);
        members.Hidden(plan => PrintFields(writer, plan));
        PrintConstructor(writer, members);
        NamesSection.Print(writer, members);
        PrintViews(members);
        PredictionSection.Print(writer, members);
        StreamSection.Print(writer, members);
        InspectSection.Print(writer, members);
        PreparationSection.PrintFitting(writer, members);
        PreparationSection.PrintFolding(writer, members);
        if (members.Surface.Trains)
            PrintTraining(writer, members);
        CopySection.Print(writer, members);
        NetworkTypeSection.Print(members);
        PrintFiles(writer, members);
    }

    private static void PrintFields(CodeWriter writer, Plan plan)
    {
        if (plan.Training is not null)
        {
            writer.Line("// For the trainer, which has a Summary of its own.");
            writer.Line("private static global::NetGen.NetworkSummary NetGenSummary => Summary;");
            writer.Line();
        }
        writer.Line($"private readonly NGNumerics.Arena<{plan.Graph.Scalar}> netGenParameters = new({StateLength(plan)});");
        writer.Line();
        if (plan.Training is not null)
        {
            writer.Line("// Whether the weights are as they were drawn: each training of others draws random numbers of its own.");
            writer.Line("private bool netGenIsFresh;");
            writer.Line();
        }
        foreach (var table in plan.Prediction.KernelCalls.SelectMany(call => call.Operands).OfType<SinusoidsOperand>().Distinct())
        {
            writer.Line($"private static readonly NGNumerics.Arena<{plan.Graph.Scalar}> {CallText.NameOf(table)} = "
                + $"NGNumerics.Sinusoids.Table<{plan.Graph.Scalar}>({Literals.Of(table.Steps)}, {Literals.Of(table.Channels)});").Gap();
        }
        PreparationSection.Print(writer, plan);
    }

    private static void PrintSizes(MemberWriter members)
    {
        members.Shape("Values in one input sample", plan => plan.Graph.InputShape + ", row-major");
        members.Constant("public const int InputLength", plan => Literals.Of((int)plan.Graph.InputShape.Count));
        members.Shape("Values in one output", plan => plan.Graph.OutputShape.ToString());
        members.Constant("public const int OutputLength", plan => Literals.Of((int)plan.Graph.OutputShape.Count));
        members.Summary("All weights and biases.").Constant("public const int ParameterCount", plan => Literals.Of(plan.ParameterCount));
    }

    private static void PrintConstructor(CodeWriter writer, MemberWriter members)
    {
        members.Summary("A network with fresh weights, drawn as declared. The same seed gives the same weights.");
        members.Param("seed", "Chooses the random streams of the initializers.");
        Stretches? fills = null;
        members.Block($"public {members.Class}(ulong seed = 0)", after: " : this(default(global::NetGen.Files.Undrawn))", body: plan =>
        {
            fills = new("NetGenInitialize", "ulong seed", "seed", CallText.MostCallsOf(plan.Prediction));
            for (var i = 0; i < plan.Parameters.Count; i++)
            {
                var index = i;
                fills.Add(plan.Graph.Parameters[i].Layer, writer => PrintFill(writer, plan, index));
            }
            fills.Print(writer);
            if (plan.Training is not null)
                writer.Line("netGenIsFresh = true;");
        });
        members.Hidden(plan =>
        {
            fills!.PrintMethods(writer, "private");
            PrintUndrawn(writer, plan, members.Class);
        });
    }

    /// <summary>
    /// The constructor of a network whose weights come from elsewhere: drawing them first would take longer than reading them.
    /// </summary>
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
            $"NGNumerics.Initialization.Fill{(initializer.Blocks > 1 ? "Blocks" : "")}<{plan.Graph.Scalar}>(netGenParameters.Span, Summary.Parameters[{Literals.Of(parameter)}], global::NetGen.Init.{initializer.Kind}, "
            + $"{Literals.Of(initializer.Scale, "double")}, {Literals.Of(initializer.FanIn)}, {Literals.Of(initializer.FanOut)}, {Literals.Of(initializer.Slope, "double")}, "
            + $"seed{(initializer.Blocks > 1 ? ", " + Literals.Of(initializer.Blocks) : "")}{(initializer.Kind == Init.Sparse ? ", " + Literals.Of(initializer.Sparsity, "double") : "")});");
        if (initializer.ZeroRow)
        {
            writer.Line(
                $"NGNumerics.Initialization.FillBlock<{plan.Graph.Scalar}>(netGenParameters.Span, "
                + $"Summary.Parameters[{Literals.Of(parameter)}], "
                + $"{Literals.Of(plan.Graph.Parameters[parameter].Shape.Dimensions[0])}, 0, 0.0);");
        }
        if (initializer.ConstantBlock is { } block)
        {
            writer.Line(
                $"NGNumerics.Initialization.FillBlock<{plan.Graph.Scalar}>(netGenParameters.Span, Summary.Parameters[{Literals.Of(parameter)}], {Literals.Of(initializer.Blocks)}, {Literals.Of(block)}, "
                + $"{Literals.Of(initializer.BlockValue, "double")});");
        }
    }

    /// <summary>Elements of the arena that parameters and buffers share.</summary>
    private static string StateLength(Plan plan) =>
        "ParameterCount" + (plan.Buffers.Count == 0 ? "" : " + " + Literals.Of(plan.StateLength - plan.ParameterCount));

    private static void PrintViews(MemberWriter members)
    {
        members.Summary("All parameters on one span: the weights of every layer, then the biases. Writing here changes the network.");
        members.Value($"public global::System.Span<{members.Surface.Scalar}> Parameters",
            plan => "netGenParameters.Span" + (plan.Buffers.Count == 0 ? "" : ".Slice(0, ParameterCount)"));
        Dictionary<string, LearnedOperation>? learned = null;
        LearnedOperation LearnedOf(Plan plan, LayerMember layer) => (learned ??= plan.Graph.Forward.OfType<LearnedOperation>()
            .GroupBy(operation => operation.Layer).ToDictionary(same => same.Key, same => same.First()))[layer.Layer];

        foreach (var layer in members.Surface.Layers)
        {
            if (layer.View == LayerMember.Recurrent)
            {
                RecurrentView.Print(members, layer);
                continue;
            }
            members.Comment(plan => ViewSummary(plan, LearnedOf(plan, layer)));
            members.Value($"public global::NetGen.{layer.View}<{members.Surface.Scalar}> {Identifiers.Escape(layer.Layer)}",
                plan => ViewOf(plan, LearnedOf(plan, layer)));
        }
    }

    private static string ViewSummary(Plan plan, LearnedOperation layer)
    {
        var shape = plan.Graph.Parameters[layer.Weight].Shape;
        if (layer is NormalizationOperation normalization)
        {
            return $"What {layer.Layer} knows of its {(normalization.Channels == 1 ? "channel" : Literals.Of(normalization.Channels) + " channels")}: "
                + (normalization.RunningMean is not null
                    ? "weights, biases and running statistics."
                    : normalization.Bias is null ? "weights." : "weights and biases.");
        }
        if (layer is EmbeddingOperation)
            return $"The vectors of {layer.Layer}: {Literals.Of(shape.Width)} numbers for each of {Literals.Of(shape.Positions)} tokens.";
        if (shape.Rank == 1)
            return $"What {layer.Layer} knows of its {Literals.Of((int)shape.Count)} channels: a factor for each.";
        var biases = layer.Bias is { } index ? plan.Parameters[index] : null;
        return $"The parameters of {layer.Layer}: {shape.ToString().Replace("×", " × ")} weights{(biases is null ? "" : $" and {Literals.Of(biases.Length)} {(biases.Length == 1 ? "bias" : "biases")}")}.";
    }

    private static string ViewOf(Plan plan, LearnedOperation layer)
    {
        var place = plan.Parameters[layer.Weight];
        var shape = plan.Graph.Parameters[layer.Weight].Shape;
        var bias = layer.Bias is { } index ? Slice(plan.Parameters[index]) : "default";
        if (layer is NormalizationOperation normalization)
            return $"new({Slice(place)}, {bias}, {(normalization.RunningMean is { } mean ? $"{Slice(plan.Buffers[mean])}, {Slice(plan.Buffers[mean + 1])}" : "default, default")})";
        if (layer is EmbeddingOperation)
            return $"new({Slice(place)}, vocabulary: {Literals.Of(shape.Positions)}, width: {Literals.Of(shape.Width)})";
        return shape.Rank switch
        {
            1 => $"new({Slice(place)}, default, default, default)",
            2 => $"new({Slice(place)}, {bias}, outputs: {Literals.Of(shape.Dimensions[0])}, inputs: {Literals.Of(shape.Dimensions[1])}, inputMajor: {Literals.Of(place.Order != WeightOrder.OutputMajor)})",
            // Filters, of one axis or two.
            _ => $"new({Slice(place)}, {bias}, Summary.Parameters[{Literals.Of(layer.Weight)}])",
        };
    }

    public static string Slice(PlacedParameter place) =>
        $"netGenParameters.Span.Slice({Literals.Of(place.Offset)}, {Literals.Of(place.Length)})";

    private static void PrintTraining(CodeWriter writer, MemberWriter members)
    {
        PrintFit(writer, members, "Dataset",
            "Trains on a data set: shuffled mini-batches, the declared schedule, progress, validation and cancellation as the options say.",
            "The data do not fit the network.");
        PrintFit(writer, members, "StreamedDataset",
            "Trains on samples that need not fit in memory: they are read in every epoch, on a thread beside the caller's.",
            "The data do not fit the network, or cannot be read.");
        if (members.Surface.Averages)
            AveragingSection.PrintAverage(members);
        members.Summary("Predicts a data set and measures: loss, and accuracy with its confusion matrix, or regression errors.");
        members.Param("data", "Samples that were not trained on.");
        members.Returns("The measures.");
        members.Throws("NetGen.DatasetException", "The data do not fit the network.");
        members.Value("public global::NetGen.Evaluation Evaluate(global::NetGen.Dataset data)",
            _ => "global::NetGen.Training.Evaluator.Evaluate(new Trainer(this), data)");
        HyperparameterSection.Print(writer, members);
        PrintSearch(members);
        PrintCrossValidation(members);
        if (members.Surface.Dimensions.Count > 0)
            VariantSection.PrintTrain(writer, members);
        members.Hidden(_ => PrintTrainAndMeasure(writer, members));
    }

    private static void PrintFit(CodeWriter writer, MemberWriter members, string data, string summary, string refused)
    {
        members.Summary(summary);
        members.Param("train", "The training samples; their shape and targets must be the network's.");
        members.Param("options", "Epochs, batch size, validation data, progress, cancellation; null for what is declared.");
        members.Param("hyperparameters", "Numbers that replace declared ones in this run; null for what is declared.");
        members.Returns("What happened, epoch by epoch.");
        members.Throws("NetGen.DatasetException", refused);
        members.Throws("NetGen.NonFiniteValueException",
            "The loss or a gradient became NaN or infinite; the best weights are put back, or the last good ones. The exception has the history.");
        members.Comment("<remarks>");
        members.Comment("A second call goes on from the weights, the running statistics and the fitted preprocessing, with other random numbers: order of samples, dropout, augmentation. The optimizer's state and the schedule");
        members.Comment("begin anew; a <see cref=\"Trainer\"/> of your own keeps them from one Fit to the next.");
        members.Comment("</remarks>");
        var signature =
            $"public global::NetGen.History Fit(global::NetGen.{data} train, global::NetGen.FitOptions? options = null, {members.Type("Hyperparameters")}? hyperparameters = null)";
        if (members.Surface.Averages)
            members.Block(signature, plan => AveragingSection.PrintFit(writer, plan, VariantSection.OptionsOf(members.Surface)));
        else
            members.Value(signature, _ => $"global::NetGen.Training.TrainingLoop.Fit(new Trainer(this, hyperparameters), netGenIsFresh, "
                + $"train, {VariantSection.OptionsOf(members.Surface)})", isLong: true);
    }

    private static void PrintSearch(MemberWriter members)
    {
        members.Summary("Searches for good hyperparameters: trains and measures fresh networks until the budget is used up. Runs on the calling thread.");
        members.Param("data",
            "The samples to learn from and, unless the options have others, to measure on. Never the ones the result is judged by.");
        members.Param("space", "What is varied.");
        members.Param("options", "Budget, sampler, seed, validation, training, and where the trials are kept.");
        members.Returns("All trials, and the best configuration.");
        members.Throws("System.ArgumentException", "The space varies nothing, a range leaves its domain, or the budget has no end.");
        members.Throws("NetGen.DatasetException", "The data do not fit the network.");
        members.Throws("NetGen.StudyException", "The store cannot be read or written, or keeps another study.");
        members.Value(
            $"public static global::NetGen.StudyResult<{members.Type("Hyperparameters")}> Search(global::NetGen.Dataset data, {members.Type("SearchSpace")} space, global::NetGen.SearchOptions options)",
            _ => "global::NetGen.Selection.NetworkSearch.Run(Summary, space, data, options, NetGenTrainAndMeasure)", isLong: true);
    }

    private static void PrintCrossValidation(MemberWriter members)
    {
        members.Summary("Cross-validation: for each of several parts of the data trains a fresh network on all others and measures it on the part. Parts have labels in the same proportions; preprocessing is fitted on the others alone. Runs on the calling thread.");
        members.Param("data", "The samples to learn from and to measure on.");
        members.Param(
            "folds", "The number of parts, from 2 to the number of samples; or how to divide: Validation.TimeFolds(5) for a series. Null for 5 parts.");
        members.Param("options",
            "How each network is trained; the seed draws the parts and the weights. Checkpoints get a folder for each part. Null for what is declared.");
        members.Param("hyperparameters", "Numbers that replace declared ones; null for what is declared.");
        members.Param("progress", "Told after each part, on the calling thread.");
        members.Returns("The measures of each part, with mean and deviation; those there are where the options' token is cancelled.");
        members.Throws("System.ArgumentOutOfRangeException", "Fewer than 2 parts, or more than samples.");
        members.Throws("NetGen.DatasetException", "The data do not fit the network, or are a series that is to be divided at random.");
        members.Value(
            $"public static global::NetGen.CrossValidationResult CrossValidate(global::NetGen.Dataset data, global::NetGen.Validation? folds = null, global::NetGen.FitOptions? options = null, {members.Type("Hyperparameters")}? hyperparameters = null, global::System.IProgress<global::NetGen.FoldReport>? progress = null)",
            _ => "global::NetGen.Selection.CrossValidation.Run(data, folds, options, hyperparameters ?? new(), progress, NetGenTrainAndMeasure)", isLong: true);
    }

    private static void PrintTrainAndMeasure(CodeWriter writer, MemberWriter members)
    {
        writer.Open("private static global::NetGen.Evaluation NetGenTrainAndMeasure(global::NetGen.Dataset train, global::NetGen.Dataset measured, global::NetGen.FitOptions fit, Hyperparameters hyperparameters)");
        if (members.Surface.Dimensions.Count > 0)
        {
            writer.Line("return Train(train, hyperparameters, fit).Evaluate(measured);");
        }
        else
        {
            writer.Line($"var network = new {members.Class}(fit.Seed);");
            writer.Line("network.Fit(train, fit, hyperparameters);");
            writer.Line("return network.Evaluate(measured);");
        }
        writer.Close().Gap();
    }

    private static void PrintFiles(CodeWriter writer, MemberWriter members)
    {
        const string Room = "global::NetGen.Files.WeightFile.";
        var (name, s, folds) = (members.Class, members.Surface.Scalar, members.Surface.Preprocesses);
        var state = $"Summary, netGenParameters.Span, {(folds ? "netGenPreparation.Folding, netGenNames" : "samples: netGenNames")}{(members.Surface.IsYesNo ? ", threshold: netGenThreshold" : "")}";
        members.Summary("Writes the weights as a safetensors file, with the names and shapes of the equivalent PyTorch module. An existing file is replaced whole or not at all.");
        members.Param("path", "The file.");
        members.Throws("NetGen.WeightFileException", "The file could not be written.");
        members.Value("public void Save(string path)", _ => $"{Room}Save<{s}>(path, {state})");
        members.Summary("Writes the same file to a stream, from where it stands.");
        members.Param("stream", "Takes the file; it stays open.");
        members.Value("public void Save(global::System.IO.Stream stream)", _ => $"{Room}Save<{s}>(stream, {state})");
        members.Summary("The same file in memory, for a database or a message.");
        members.Returns("The bytes of a safetensors file.");
        members.Value("public byte[] SaveToBytes()", _ => $"{Room}Save<{s}>({state})");
        foreach (var (type, source, text, rest) in Sources)
        {
            MemberWriter Documented() => members.Summary($"Reads a network from {text}.").Param(source, rest);
            MemberWriter Fails(MemberWriter documented) => documented.Returns("A network with the file's weights.")
                .Throws("NetGen.WeightFileException",
                    "The file is malformed or of another network; the message names the first difference.");
            // A method of one argument, so that a list of files can be mapped to networks.
            if (type == "string")
                Fails(Documented()).Value($"public static {name} Load({type} {source})", _ => $"Load({source}, null)");
            Fails(Documented().Param("names", "What the file calls the tensors; null where it calls them as this network does."));
            members.Block($"public static {name} Load({type} {source}, global::NetGen.TensorNames? names{(type == "string" ? "" : " = null")})", _ =>
            {
                writer.Line($"var network = new {name}(default(global::NetGen.Files.Undrawn));");
                writer.Line($"var loaded = {Room}Load<{s}>({source}, Summary, network.netGenParameters.Span, names);");
                writer.Line("network.netGenNames = loaded.Samples;");
                if (members.Surface.IsYesNo)
                    writer.Line("network.netGenThreshold = loaded.Threshold;");
                if (folds)
                    writer.Line("network.netGenPreparation.Folding = loaded.Folding;");
                writer.Line("return network;");
            });
        }
        foreach (var (type, source, text, rest) in Sources)
        {
            members.Summary($"Takes from {text} what this network has too, by name and shape; its other weights stay as they are. The start of a training that goes on from another.");
            members.Param(source, rest);
            members.Param("names", "What the file calls the tensors; null where it calls them as this network does.");
            members.Returns("What was taken and what was not.");
            members.Throws("NetGen.WeightFileException", "The file is malformed, or has nothing of this network.");
            members.Block($"public global::NetGen.PartialLoad LoadPartial({type} {source}, global::NetGen.TensorNames? names = null)",
                plan =>
            {
                writer.Line($"var taken = {Room}LoadPartial<{s}>({source}, Summary, netGenParameters.Span, names);");
                if (plan.Training is not null)
                    writer.Line("netGenIsFresh = false;");
                writer.Line("return taken;");
            });
        }
    }

    private static readonly IReadOnlyList<(string Type, string Name, string Text, string Means)> Sources =
    [
        ("string", "path", "a safetensors file", "The file."),
        ("global::System.IO.Stream", "stream", "a stream that stands at a safetensors file",
            "The stream; it then stands behind the file, and need not seek."),
        ("global::System.ReadOnlySpan<byte>", "file", "a safetensors file in memory",
            "The file's bytes: embedded in the program, from a database, a message."),
    ];
}
