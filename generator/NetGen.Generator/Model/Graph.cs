namespace NetGen.Generator.Model;

/// <summary>
/// The network as typed operations with shapes. <see cref="Shapes.ShapeInference"/> fills <see cref="Forward"/> with what was declared;
/// the passes derive <see cref="Prediction"/>, <see cref="Evaluation"/> and <see cref="Training"/> from it. Tensors are assigned once.
/// </summary>
internal sealed record Graph
{
    public required string Name { get; init; }

    /// <summary>"float" or "double".</summary>
    public required string Scalar { get; init; }

    public required EquatableArray<Tensor> Tensors { get; init; }

    public required EquatableArray<Parameter> Parameters { get; init; }

    /// <summary>What layers remember beside their parameters and no optimizer touches: running statistics, saved in weight files.</summary>
    public EquatableArray<Parameter> Buffers { get; init; } = EquatableArray<Parameter>.Empty;

    /// <summary>The declared layers, in order, ending in the loss where there is one.</summary>
    public required EquatableArray<Operation> Forward { get; init; }

    /// <summary>What <c>Predict</c> runs. Empty until the programs are split.</summary>
    public EquatableArray<Operation> Prediction { get; init; } = EquatableArray<Operation>.Empty;

    /// <summary>What <c>Evaluate</c> runs: prediction and loss. Empty until the programs are split; empty without a loss.</summary>
    public EquatableArray<Operation> Evaluation { get; init; } = EquatableArray<Operation>.Empty;

    /// <summary>What a step runs on a micro-batch: forward, loss, backward. Empty until the programs are split; empty without a
    /// loss.</summary>
    public EquatableArray<Operation> Training { get; init; } = EquatableArray<Operation>.Empty;

    /// <summary>
    /// The wide weights that evaluation and training read in panels, which are made once for all micro-batches of a batch: first those of
    /// the forward products, which evaluation needs, then the transposed ones.
    /// </summary>
    public EquatableArray<PackWeights> Packs { get; init; } = EquatableArray<PackWeights>.Empty;

    /// <summary>What <c>Next</c> runs on a step of a sequence. Empty until the programs are split, and where nothing goes from step to
    /// step.</summary>
    public EquatableArray<Operation> Streaming { get; init; } = EquatableArray<Operation>.Empty;

    /// <summary>What a stream is beside that; null where there is none.</summary>
    public StreamFacts? Stream { get; init; }

    /// <summary>What training carries from window to window, of each row of a batch; empty for nothing.</summary>
    public EquatableArray<CarriedTensor> CarriedRows { get; init; } = EquatableArray<CarriedTensor>.Empty;

    /// <summary>Why a network of layers with a memory has none; null where it has, or was not meant to.</summary>
    public StreamObstacle? StreamObstacle { get; init; }

    /// <summary>The declared layers for people: name, settings, shape.</summary>
    public required EquatableArray<LayerDescription> Layers { get; init; }

    /// <summary>The predicted RMS of what the first layer reads.</summary>
    public PredictedRms? InputSignal { get; init; }

    /// <summary>The tensor a prediction ends in.</summary>
    public required int Output { get; init; }

    public required LossFunction? Loss { get; init; }

    public required Optimizer? Optimizer { get; init; }

    public required Schedule? Schedule { get; init; }

    /// <summary>Steps in which the learning rate rises before the schedule holds; 0 for none.</summary>
    public int WarmUpSteps { get; init; }

    public Clipping Clipping { get; init; } = new(null, null);

    /// <summary>How much of the parameters' running average a step keeps; null where none is kept.</summary>
    public double? AverageDecay { get; init; }

    public required TrainingFacts Facts { get; init; }

    /// <summary>What is declared between the samples and the first layer; null for nothing.</summary>
    public InputPreparation? Preparation { get; init; }

    /// <summary>How many tokens there are, where a sample is made of them: whole numbers from 0. 0 where it is made of numbers.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Whether samples are sequences that may be shorter than their shape.</summary>
    public bool IsRagged { get; init; }

    /// <summary>How targets are scaled; null where they are learned as they are.</summary>
    public TargetScaling? Targets { get; init; }

    /// <summary>What is known of the values that the first layer reads: the declared facts, through the preprocessing.</summary>
    public InputFacts PreparedFacts => (Preparation?.Preprocessing ?? EquatableArray<PreprocessingStep>.Empty)
        .Aggregate(new InputFacts(Facts.InputMin, Facts.InputMax, Facts.InputMean, Facts.InputStd), (facts, step) => facts.Through(step));

    /// <summary>The loss that is to be expected before anything is learned; null where it is unknown.</summary>
    public LossPrediction? InitialLoss { get; init; }

    /// <summary>What the head can give, where the loss reads any number and an activation gives only some; else null.</summary>
    public OutputRange? HeadRange { get; init; }

    /// <summary>What the rules said of the declaration, and the compiled network carries: a training that goes wrong tells it as the
    /// cause.</summary>
    public EquatableArray<Finding> Findings { get; init; } = EquatableArray<Finding>.Empty;

    /// <summary>Index of the input tensor.</summary>
    public const int Input = 0;

    /// <summary>The shape of a sample as the user has it.</summary>
    public TensorShape InputShape => Preparation?.Shape ?? PreparedShape;

    /// <summary>The shape of a sample as the first layer reads it: another one behind principal components.</summary>
    public TensorShape PreparedShape => Tensors[Input].Shape;

    /// <summary>Values of a step, where a sample is a sequence: of tokens one.</summary>
    public int StepWidth => Vocabulary > 0 ? 1 : PreparedShape.Width;

    public TensorShape OutputShape => Tensors[Output].Shape;

    /// <summary>Whether <c>Trainer</c> can exist.</summary>
    public bool CanTrain => Loss is not null && Optimizer is not null;

    /// <summary>Whether the one output is the probability of a yes.</summary>
    public bool IsYesNo => OutputShape.Count == 1 && Loss is null or BinaryCrossEntropy
        && Forward.OfType<LayerOperation>()
            .Any(operation => operation.Output == Output && operation is ActivationOperation { Function.HeadOf: LossHead.Sigmoid });

    /// <summary>The classes that a training may weigh; 0 for none.</summary>
    public int WeighedClasses => Loss switch
    {
        { HasClassLabels: true } => OutputShape.Width,
        BinaryCrossEntropy when OutputShape.Count == 1 => 2,
        // Targets are numbers, or answers to several questions at once.
        _ => 0,
    };

    /// <summary>Whether a step needs statistics of the whole batch, so that it cannot be worked through in parts.</summary>
    public bool StepsOnWholeBatches =>
        Training.OfType<NormalizationOperation>().Any(normalization => normalization.Kind == NormalizationKind.Batch);
}

/// <summary>A value that flows: one per operation output.</summary>
/// <param name="Name">The layer it comes from, or what it is.</param>
/// <param name="Shape">The shape of one sample's.</param>
/// <param name="IsPerSample">Whether every sample has its own; else there is one for a micro-batch (turned weights, a batch's
/// statistics).</param>
internal sealed record Tensor(string Name, TensorShape Shape, bool IsPerSample = true)
{
    /// <summary>
    /// How many of that shape a sample has, one after the other in time: all samples' rows of a step lie together, then those of the next,
    /// so that a product over all steps is one over steps × samples rows. 1 for what has no time axis of this kind.
    /// </summary>
    public int Steps { get; init; } = 1;
}

/// <summary>A declared layer as shown to people.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Description">Its kind and settings (<c>Dense 128</c>): what a weight file's fingerprint is made of.</param>
/// <param name="Note">What else is worth showing (the initializer).</param>
/// <param name="Item">The attribute, by index.</param>
/// <param name="Output">The tensor it ends in.</param>
internal sealed record LayerDescription(string Name, string Description, string Note, int Item, int Output)
{
    /// <summary>The layers whose outputs it reads, by name; the empty name is the input.</summary>
    public EquatableArray<string> Inputs { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The predicted RMS of its output; null where it is unknown.</summary>
    public PredictedRms? Signal { get; init; }

    /// <summary>The predicted RMS of the gradient of its output, relative to where it enters; null where it is unknown, or none
    /// flows.</summary>
    public PredictedRms? Gradient { get; init; }
}

/// <summary>Declared facts about the training and the data.</summary>
internal sealed record TrainingFacts
{
    public int Epochs { get; init; } = 10;

    public int BatchSize { get; init; } = 32;

    /// <summary>Whether that was written, and is not the default.</summary>
    public bool DeclaresBatchSize { get; init; }

    /// <summary>0 when not declared.</summary>
    public int Samples { get; init; }

    /// <summary>Whether a step begins with the states that the step before it left.</summary>
    public bool CarriesState { get; init; }

    public double InputMin { get; init; } = double.NaN;

    public double InputMax { get; init; } = double.NaN;

    public double InputMean { get; init; } = double.NaN;

    public double InputStd { get; init; } = double.NaN;
}

/// <summary>What a rule found.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Severity">How severe it is.</param>
/// <param name="Layer">The layer, or the attribute; null for the class itself.</param>
/// <param name="Text">What it says.</param>
internal sealed record Finding(string Rule, ProblemSeverity Severity, string? Layer, string Text);
