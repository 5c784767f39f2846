namespace NetGen;

/// <summary>
/// What was compiled: the layers with their shapes, parameters, costs and predicted signal. <see cref="ToString"/> is the table. Immutable.
/// </summary>
public sealed partial record NetworkSummary
{
    /// <summary>The network's class name.</summary>
    public required string Name { get; init; }

    /// <summary>"float" or "double".</summary>
    public required string Scalar { get; init; }

    /// <summary>The shape of one input sample (channels last).</summary>
    public required IReadOnlyList<int> InputShape { get; init; }

    /// <summary>Values in one input sample.</summary>
    public required int InputLength { get; init; }

    /// <summary>How many tokens there are, where a sample is made of them; 0 where it is made of numbers.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Whether samples are sequences that may be shorter than <see cref="InputShape"/>: then −1, or NaN, stands behind their
    /// last step.</summary>
    public bool IsRagged { get; init; }

    /// <summary>The table's columns, of which a sample has the values in this order; empty where samples are given as numbers.</summary>
    public IReadOnlyList<ColumnSummary> Columns { get; init; } = [];

    /// <summary>
    /// The predicted RMS of the samples as the first layer reads them: from what is declared of the data, through the declared
    /// preprocessing, else 1. The layers' <see cref="LayerSummary.Signal"/> starts here. Null where it is unknown.
    /// </summary>
    public PredictedRms? InputSignal { get; init; }

    /// <summary>The declared smallest value of an input element; NaN where none is.</summary>
    public double InputMin { get; init; } = double.NaN;

    /// <summary>The declared largest value of an input element; NaN where none is.</summary>
    public double InputMax { get; init; } = double.NaN;

    /// <summary>Values in one output.</summary>
    public required int OutputLength { get; init; }

    /// <summary>The smallest value that the head's activation gives, where the loss would take any; −∞ of a head that gives any.</summary>
    public double OutputMin { get; init; } = double.NegativeInfinity;

    /// <summary>The largest value that the head's activation gives, in the same way; ∞ of a head that gives any.</summary>
    public double OutputMax { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// Target values per sample: where the targets are class labels 1, or the positions of the output, each of which has one; else the
    /// output's length. 0 without a loss.
    /// </summary>
    public required int TargetLength { get; init; }

    /// <summary>Whether targets are scaled before they are learned: then the loss is in another unit than predictions and errors.</summary>
    public bool ScalesTargets { get; init; }

    /// <summary>Whether the targets are class indices (a softmax head with cross-entropy).</summary>
    public required bool HasClassLabels { get; init; }

    /// <summary>The classes that a label names; 0 without class labels.</summary>
    public int ClassCount => HasClassLabels ? OutputLength / TargetLength : 0;

    /// <summary>Whether each position of a sample (a pixel, a step) has a class label of its own.</summary>
    public bool HasClassMaps => HasClassLabels && TargetLength > 1;

    /// <summary>The loss's name ("CrossEntropy"); null for a network that only predicts.</summary>
    public required string? Loss { get; init; }

    /// <summary>The deviation of the noise that training adds to what the first layer reads (<see cref="GaussianNoiseAttribute"/>); 0 for
    /// none.</summary>
    public double InputNoise { get; init; }

    /// <summary>The number that the loss was declared with: δ of Huber's; NaN where it takes none.</summary>
    public double LossParameter { get; init; } = double.NaN;

    /// <summary>The optimizer with its settings, as text; null for a network that only predicts.</summary>
    public required string? Optimizer { get; init; }

    /// <summary>Declared passes over the data.</summary>
    public required int Epochs { get; init; }

    /// <summary>Declared samples per step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Whether they were declared; else the number is the default, and <c>Fit</c> takes less where there are fewer
    /// samples.</summary>
    public bool IsBatchSizeDeclared { get; init; } = true;

    /// <summary>Whether a training step begins each row with the state that the step before it left
    /// (<see cref="TrainingAttribute.CarryState"/>).</summary>
    public bool CarriesState { get; init; }

    /// <summary>
    /// What is declared of the training beside loss, optimizer and hyperparameters, a line each: schedule, clipping, augmentation, frozen
    /// layers. Empty for nothing.
    /// </summary>
    public string Training { get; init; } = "";

    /// <summary>The smallest share that a step has in running statistics of batch normalisation; NaN without batch normalisation.</summary>
    public double StatisticsMomentum { get; init; } = double.NaN;

    /// <summary>
    /// The first layer that normalises a vector over the batch, where every training batch needs at least 2 samples; null where one is
    /// enough.
    /// </summary>
    public string? BatchStatisticsLayer { get; init; }

    /// <summary>The layers in order.</summary>
    public required IReadOnlyList<LayerSummary> Layers { get; init; }

    /// <summary>The layers whose outputs a layer reads, by name; an empty name is the network's input.</summary>
    /// <param name="layer">Its place in <see cref="Layers"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public IReadOnlyList<string> InputsOf(int layer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Layers.Count);
        return Layers[layer].Inputs ?? [layer == 0 ? "" : Layers[layer - 1].Name];
    }

    /// <summary>The parameter tensors, layer by layer; each says where it lies in the flat view.</summary>
    public required IReadOnlyList<ParameterInfo> Parameters { get; init; }

    /// <summary>All parameter values.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>What weight files hold beside the parameters: running statistics, which lie behind the parameters in memory.</summary>
    public IReadOnlyList<ParameterInfo> Buffers { get; init; } = [];

    /// <summary>All parameter values and those of the buffers.</summary>
    public int StateLength => ParameterCount + Buffers.Sum(buffer => buffer.Length);

    /// <summary>The tensors of a weight file.</summary>
    internal IEnumerable<ParameterInfo> Tensors => Parameters.Concat(Buffers);

    /// <summary>The activations whose units can die or saturate, in order, but for the one that gives the output: what monitors look
    /// at.</summary>
    public IReadOnlyList<ActivationSummary> Activations { get; init; } = [];

    /// <summary>
    /// The predicted loss of the fresh network, before anything is learned; null where it cannot be predicted, as for real targets of which
    /// nothing is declared. It is for inputs as declared.
    /// </summary>
    public LossPrediction? ExpectedInitialLoss { get; init; }

    /// <summary>
    /// What the compiler's rules said of layers, loss and optimizer: warnings, whether or not they were suppressed, and what is information
    /// on initialization and depth. Empty for nothing, and for a network that only predicts. A training that goes wrong tells what of this
    /// explains it.
    /// </summary>
    public IReadOnlyList<CompilerFinding> Findings { get; init; } = [];

    /// <summary>Bytes that a thread's training workspace takes for its activations and their gradients.</summary>
    public required long WorkspaceBytes { get; init; }

    /// <summary>Samples that are worked through at a time.</summary>
    public required int MicroBatch { get; init; }

    /// <summary>Floating-point operations of one prediction (a multiply-add counts two).</summary>
    public required long FlopsPerPrediction { get; init; }

    /// <summary>Floating-point operations of forward and backward for one training sample; the first layer's input gradient is not
    /// computed.</summary>
    public required long FlopsPerTrainingSample { get; init; }

    /// <summary>
    /// Identifies the architecture in weight files: layers, shapes and settings that change what a weight means, as readable text with
    /// one line per layer, so that the first difference between two networks can be quoted.
    /// </summary>
    public required string Fingerprint { get; init; }
}

/// <summary>One layer of a compiled network. Immutable.</summary>
/// <param name="Name">The layer's name (<c>Dense1</c>).</param>
/// <param name="Description">The layer with its settings, as text (<c>Dense(128, He-normal)</c>).</param>
/// <param name="OutputShape">The shape of its output, without the batch.</param>
/// <param name="ParameterCount">Its weights and biases.</param>
/// <param name="Flops">Floating-point operations of one prediction.</param>
public sealed record LayerSummary(string Name, string Description, IReadOnlyList<int> OutputShape, int ParameterCount, long Flops)
{
    /// <summary>
    /// The layers whose outputs it reads, by name; an empty name is the network's input. Null for the one layer before it (of the first,
    /// the input), as in a network without joins: <see cref="NetworkSummary.InputsOf"/> spells that out.
    /// </summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>The predicted RMS of its output at initialization; null where there is no prediction.</summary>
    public PredictedRms? Signal { get; init; }

    /// <summary>
    /// The predicted RMS of the loss's gradient with respect to its output at initialization, relative to where the gradient enters the
    /// network; null where there is no prediction, or no gradient (a head that is fused with the loss).
    /// </summary>
    public PredictedRms? Gradient { get; init; }
}

/// <summary>An activation whose units can stop learning. Immutable.</summary>
/// <param name="Layer">The layer (<c>Relu1</c>).</param>
/// <param name="ShownAs">The name under which <c>Inspect</c> shows its values: another layer's where that is compiled into one with
/// it.</param>
/// <param name="Channels">Its units; of an image, its channels.</param>
/// <param name="CanDie">Whether it is of the kind of ReLU: 0, with slope 0, for all negative inputs. Else it saturates on both
/// sides.</param>
/// <param name="Low">Its value at −5: values up to this are saturated. 0 where it can die.</param>
/// <param name="High">Its value at 5: values from this on are saturated.</param>
public sealed record ActivationSummary(string Layer, string ShownAs, int Channels, bool CanDie, double Low, double High);

/// <summary>A predicted loss of networks with random weights. Immutable.</summary>
/// <param name="Mean">Of such networks; where nothing is declared of the inputs, for inputs of mean 0 and deviation 1.</param>
/// <param name="Low">The loss of outputs that are the same for all samples: no less without knowledge.</param>
/// <param name="High">Where outputs vary by a deviation more, from one network of this width to the next; ∞ where it is not declared how
/// large the inputs are.</param>
/// <param name="Deviation">How far the loss of one sample is from the mean, at most, from one network and one sample to the next.</param>
public sealed record LossPrediction(double Mean, double Low, double High, double Deviation)
{
    // One of a thousand fresh networks, or fewer, is farther off than that.
    private const double Errors = 3;

    /// <summary>
    /// How far the loss of one fresh network may be from the prediction by chance: three standard errors of a mean over samples, of which
    /// those of a class may be all alike, and those of a regression one and the same.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">The samples.</param>
    internal double ChanceOf(NetworkSummary network, int samples)
    {
        int independent = network.HasClassLabels ? Math.Min(samples, network.ClassCount) : network.TargetLength;
        return Errors * Deviation / Math.Sqrt(Math.Max(1, independent));
    }
}

/// <summary>
/// One parameter tensor: what it is called and shaped in a weight file, and where its elements lie in the flat view. The element with file
/// index (i₀, i₁, …) over <see cref="Extents"/> lies at Offset + Σ iₖ·Strides[k]; an axis with a negative stride is walked backwards, from
/// its end: (iₖ − Extents[k] + 1)·Strides[k]. Immutable.
/// </summary>
public sealed record ParameterInfo
{
    /// <summary>The name in a weight file (<c>dense1.weight</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The layer that owns it (<c>Dense1</c>).</summary>
    public required string Layer { get; init; }

    /// <summary>The shape in a weight file, as the equivalent PyTorch module has it (dense: [out, in]).</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>The start in the flat view.</summary>
    public required int Offset { get; init; }

    /// <summary>The number of elements.</summary>
    public required int Length { get; init; }

    /// <summary>The shape in file order, split where a dimension's elements are not evenly spaced in memory (a dense layer behind
    /// Flatten: out, C, H, W).</summary>
    public required IReadOnlyList<int> Extents { get; init; }

    /// <summary>The distance in memory between neighbours along each of <see cref="Extents"/>.</summary>
    public required IReadOnlyList<int> Strides { get; init; }

    /// <summary>Whether training changes it; false in a frozen layer, whose gradient is not computed.</summary>
    public bool IsTrained { get; init; } = true;

    /// <summary>
    /// Whether files of earlier versions have the elements behind a Flatten (the last three of <see cref="Extents"/>) in the order of
    /// memory, channels last.
    /// Their fingerprint tells, and they are read as they were written; everything that is written now is channels first, as PyTorch has
    /// it.
    /// </summary>
    public bool WasInMemoryOrder { get; init; }

    /// <summary>
    /// The join behind which the layer stands, where files of earlier versions joined in the order of memory and can be read still; null
    /// elsewhere. Its line of their fingerprint tells.
    /// </summary>
    public string? JoinedBy { get; init; }

    /// <summary>
    /// Positions and channels of each part of what <see cref="JoinedBy"/> joined, one behind the other along the last axis of
    /// <see cref="Shape"/>: (positions, channels) in those files, (channels, positions) in today's.
    /// </summary>
    public IReadOnlyList<int> JoinedParts { get; init; } = [];
}
