namespace NetGen.Generator.Model;

/// <summary>
/// Everything that decides which members of a network a user can name, and with which signatures; nothing of what they do. It is known of a
/// declaration that cannot be compiled, too.
/// </summary>
internal sealed record Surface
{
    /// <summary>The class's name, without an @ escape.</summary>
    public required string Name { get; init; }

    /// <summary>"float" or "double".</summary>
    public required string Scalar { get; init; }

    /// <summary>The layers whose parameters can be looked at, in order.</summary>
    public required EquatableArray<LayerMember> Layers { get; init; }

    /// <summary>Whether the largest output names a class.</summary>
    public required bool IsClassifier { get; init; }

    /// <summary>Whether the largest output of each position names a class.</summary>
    public required bool MapsClasses { get; init; }

    /// <summary>Whether the one output is the probability of a yes.</summary>
    public required bool IsYesNo { get; init; }

    /// <summary>The table whose rows are the samples: never bytes, and predicted as rows; null where there is none.</summary>
    public required TableMembers? Table { get; init; }

    /// <summary>Whether samples are tokens: given as integers too, never as bytes.</summary>
    public required bool HasTokens { get; init; }

    /// <summary>Whether samples are sequences that may be shorter.</summary>
    public bool IsRagged { get; init; }

    /// <summary>Whether predictions prepare their samples.</summary>
    public required bool Preprocesses { get; init; }

    /// <summary>Whether anything of that is learned from training data.</summary>
    public required bool NeedsFitting { get; init; }

    /// <summary>Whether it can be run step by step.</summary>
    public required bool Streams { get; init; }

    /// <summary>Whether training goes on from window to window.</summary>
    public required bool CarriesState { get; init; }

    /// <summary>Whether there is a trainer.</summary>
    public required bool Trains { get; init; }

    /// <summary>Whether a step takes a class for each sample.</summary>
    public required bool TakesLabels { get; init; }

    /// <summary>Whether a step takes as many numbers as there are outputs. Where the loss is not known, both.</summary>
    public required bool TakesTargets { get; init; }

    /// <summary>Whether classes can be weighed in training.</summary>
    public required bool WeighsClasses { get; init; }

    /// <summary>Whether a running average of the parameters is kept.</summary>
    public required bool Averages { get; init; }

    /// <summary>Whether the schedule watches the training.</summary>
    public required bool WatchesEpochs { get; init; }

    /// <summary>What a run may override.</summary>
    public required EquatableArray<Hyperparameter> Hyperparameters { get; init; }

    /// <summary>What alternatives are named of.</summary>
    public EquatableArray<VariantDimension> Dimensions { get; init; } = EquatableArray<VariantDimension>.Empty;

    /// <summary>The networks that these make beside this one.</summary>
    public EquatableArray<VariantMember> Variants { get; init; } = EquatableArray<VariantMember>.Empty;

    /// <summary>The same with the alternatives of a declaration.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="variants">Its variants.</param>
    public Surface With(NetworkSpec spec, EquatableArray<VariantMember> variants) =>
        this with { Dimensions = Trains ? spec.Dimensions : EquatableArray<VariantDimension>.Empty, Variants = variants };
}

/// <summary>A layer as a member of its network.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="View">The type of the runtime that shows its parameters.</param>
internal sealed record LayerMember(string Layer, string View)
{
    public const string Dense = "DenseLayer", Convolution = "ConvolutionLayer", Normalization = "NormalizationLayer",
        Recurrent = "RecurrentLayer", Embedding = "EmbeddingLayer";
}

/// <summary>A table as members of its network: <c>Row</c>, <c>Prediction</c>, and what reads and predicts rows.</summary>
/// <param name="Spec">The columns, which have properties.</param>
/// <param name="Certainties">What a prediction has that says how sure it is: <see cref="Probability"/>, <see cref="Score"/>, nothing, or
/// both where it cannot be known.</param>
internal sealed record TableMembers(TableSpec Spec, EquatableArray<string> Certainties)
{
    public const string Row = nameof(Row), Prediction = nameof(Prediction);

    public const string Probability = nameof(Probability), Score = nameof(Score);
}
