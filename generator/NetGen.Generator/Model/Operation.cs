namespace NetGen.Generator.Model;

/// <summary>
/// One typed operation on tensors, named by index into <see cref="Graph.Tensors"/>. Forward operations come from the declaration; gradient
/// operations from differentiation. A closed family: each kind has its rules and its kernel beside its name.
/// </summary>
internal abstract record Operation
{
    /// <summary>The layer this belongs to (<c>Dense1</c>).</summary>
    public required string Layer { get; init; }

    /// <summary>The attribute that declared the layer, by index.</summary>
    public required int Item { get; init; }

    /// <summary>The tensors read.</summary>
    public abstract IReadOnlyList<int> Reads { get; }

    /// <summary>The tensors written.</summary>
    public abstract IReadOnlyList<int> Writes { get; }

    /// <summary>The same operation on other tensors.</summary>
    public abstract Operation Rename(Func<int, int> tensor);
}

/// <summary>An operation with one input and one output, as every declared layer so far is.</summary>
internal abstract record LayerOperation : Operation
{
    public required int Input { get; init; }

    public required int Output { get; init; }

    public override IReadOnlyList<int> Reads => [Input];

    public override IReadOnlyList<int> Writes => [Output];

    public override Operation Rename(Func<int, int> tensor) => this with { Input = tensor(Input), Output = tensor(Output) };

    /// <summary>What it is on a sequence whose steps come one at a time.</summary>
    public abstract StepForm OfStep();
}

/// <summary>An operation whose kernel may apply an activation to what it writes.</summary>
internal abstract record FusingOperation : LayerOperation
{
    /// <summary>Applied in the kernel's epilogue, after fusion; null for none.</summary>
    public ActivationFunction? Epilogue { get; init; }
}

/// <summary>A layer that learns. Weight and bias are indices into <see cref="Graph.Parameters"/>.</summary>
internal abstract record LearnedOperation : FusingOperation
{
    public required int Weight { get; init; }

    public required int? Bias { get; init; }
}

/// <summary>An affine map with weights.</summary>
internal abstract record WeightedOperation : LearnedOperation
{
    /// <summary>
    /// A scale and a shift for each output (a tensor as of <see cref="NormalizationAffine"/>), applied to Wx in the kernel's epilogue in
    /// place of the bias, which the shift includes; null for none.
    /// </summary>
    public int? Affine { get; init; }

    public override IReadOnlyList<int> Reads => Affine is { } affine ? [Input, affine] : [Input];

    public override Operation Rename(Func<int, int> tensor) =>
        ((WeightedOperation)base.Rename(tensor)) with { Affine = Affine is { } affine ? tensor(affine) : null };
}

/// <summary>y = φ(Wx + b) of a vector.</summary>
internal sealed record DenseOperation : WeightedOperation
{
    /// <summary>Whether it is what a recurrent layer makes of its input, all steps at once.</summary>
    public bool IsProjection { get; init; }

    /// <summary>The weights in panels, as of <see cref="PackWeights"/>; null where they are read as they lie.</summary>
    public int? Packed { get; init; }

    public override IReadOnlyList<int> Reads => Packed is { } packed ? [.. base.Reads, packed] : base.Reads;

    public override Operation Rename(Func<int, int> tensor) =>
        ((DenseOperation)base.Rename(tensor)) with { Packed = Packed is { } packed ? tensor(packed) : null };

    public override StepForm OfStep() => new StepForm.Alone(this);
}

/// <summary>y = φ(w ∗ x + b) of an image that is already padded; a dense layer on an image is one with a 1×1 kernel.</summary>
internal sealed record ConvolutionOperation : WeightedOperation
{
    /// <summary>Whether it was declared as a dense layer.</summary>
    public bool IsDense { get; init; }

    /// <summary>
    /// Whether it was declared as a transposed convolution: a plain one over its input spread out, with weights that lie turned in memory.
    /// </summary>
    public bool IsTransposed { get; init; }

    public required WindowGeometry Geometry { get; init; }

    public override StepForm OfStep() => Geometry switch
    {
        { KernelHeight: 1, KernelWidth: 1, StrideHeight: 1, StrideWidth: 1 } =>
            new StepForm.Alone(this with { Geometry = Geometry with { InputHeight = 1, InputWidth = 1, Dilation = 1 } }),
        { InputHeight: > 1 } => new StepForm.Whole("sees an image"),
        { StrideWidth: > 1 } => new StepForm.Whole("moves its window by several steps, and has no output at those between"),
        // A window that moves step by step.
        _ => new StepForm.WithPast(),
    };
}

/// <summary>An image with rows and columns added (of <see cref="Fill"/>) or cut off.</summary>
internal sealed record PadOperation : LayerOperation
{
    public required Border Border { get; init; }

    /// <summary>0, or −∞ in front of a max-pool.</summary>
    public double Fill { get; init; }

    public override StepForm OfStep() => this switch
    {
        { Border: { Top: 0, Bottom: 0, Right: 0, SpreadHeight: 1, SpreadWidth: 1 }, Fill: 0 } => new StepForm.WithPast(),
        { Border.Right: > 0 } => new StepForm.Whole("reads steps behind each: Padding = Padding.Causal makes it read those before alone"),
        // A border of an image, or of a pool.
        _ => new StepForm.Whole("adds or cuts off steps"),
    };
}

/// <summary>The largest or mean value of each window of each channel.</summary>
internal sealed record PoolOperation : FusingOperation
{
    public required WindowGeometry Geometry { get; init; }

    /// <summary>The largest value; else the mean.</summary>
    public required bool IsMax { get; init; }

    public override StepForm OfStep() => new StepForm.Whole("pools several steps into one");
}

/// <summary>An image with every pixel repeated in both directions.</summary>
internal sealed record UpsampleOperation : LayerOperation
{
    /// <summary>How often along the width.</summary>
    public required int Factor { get; init; }

    /// <summary>How often along the height.</summary>
    public required int FactorHeight { get; init; }

    public override StepForm OfStep() => new StepForm.Whole("makes several steps of one");
}

/// <summary>What joins tensors.</summary>
internal enum JoinKind
{
    Add,
    Concat,
    Multiply,
}

/// <summary>
/// The sum, product or concatenation along the last axis of tensors. In a product one may be a vector of channels, spread over the
/// positions.
/// </summary>
internal sealed record JoinOperation : Operation
{
    public required JoinKind Kind { get; init; }

    public required EquatableArray<int> Inputs { get; init; }

    /// <summary>
    /// The last axes of what is concatenated: an input may be another name of a tensor of another shape. Empty for sums and products.
    /// </summary>
    public EquatableArray<int> Widths { get; init; } = EquatableArray<int>.Empty;

    public required int Output { get; init; }

    public override IReadOnlyList<int> Reads => Inputs;

    public override IReadOnlyList<int> Writes => [Output];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { Inputs = Inputs.Select(tensor).ToEquatableArray(), Output = tensor(Output) };
}

/// <summary>y = φ(x), element by element.</summary>
internal sealed record ActivationOperation : LayerOperation
{
    public required ActivationFunction Function { get; init; }

    public override StepForm OfStep() => new StepForm.Alone(this);
}

/// <summary>y = softmax(x) over the last axis.</summary>
internal sealed record SoftmaxOperation : LayerOperation
{
    public override StepForm OfStep() => new StepForm.Alone(this);
}

/// <summary>y = log softmax(x) over the last axis.</summary>
internal sealed record LogSoftmaxOperation : LayerOperation
{
    public override StepForm OfStep() => new StepForm.Alone(this);
}

/// <summary>What dropout takes away.</summary>
internal enum DropoutKind
{
    /// <summary>Single elements.</summary>
    Elements,

    /// <summary>A channel of a sample at all positions.</summary>
    Channels,

    /// <summary>Single elements, for which SELU's lower end is put.</summary>
    Alpha,
}

/// <summary>
/// y = x·mask/(1 − rate). The mask is a function of seed, step, layer and element: it is computed anew where it is needed.
/// </summary>
internal sealed record DropoutOperation : LayerOperation
{
    public DropoutKind Kind { get; init; }

    public required double Rate { get; init; }

    /// <summary>The 0-based index among the network's dropout layers: part of the mask's key.</summary>
    public required int Stream { get; init; }

    /// <summary>The member of <c>Hyperparameters</c> that holds the rate.</summary>
    public required string Hyperparameter { get; init; }

    public override StepForm OfStep() => new StepForm.Alone(this);
}

/// <summary>A tensor with its axes in another order.</summary>
internal sealed record PermuteOperation : LayerOperation
{
    /// <summary>The input's shape.</summary>
    public required TensorShape From { get; init; }

    /// <summary>For each axis of the output, that of the input.</summary>
    public required EquatableArray<int> Axes { get; init; }

    public TensorShape To => new(Axes.Select(axis => From.Dimensions[axis]).ToEquatableArray());

    public override StepForm OfStep() => new StepForm.Whole("exchanges steps with channels");
}

/// <summary>The same elements in row-major order under another shape.</summary>
internal sealed record ReshapeOperation : LayerOperation
{
    public override StepForm OfStep() => new StepForm.WithPast();
}

/// <summary>
/// The loss of a prediction against the targets and, in one pass, the gradient of its input. After fusion with the head, the input is the
/// head's input: softmax for cross-entropy and KL divergence, sigmoid for binary cross-entropy.
/// </summary>
internal sealed record LossOperation : Operation
{
    public required LossFunction Function { get; init; }

    public required int Prediction { get; init; }

    /// <summary>∂loss/∂prediction; null until differentiation.</summary>
    public int? Gradient { get; init; }

    /// <summary>Whether the head, softmax or sigmoid, is part of this operation.</summary>
    public bool IncludesHead { get; init; }

    public override IReadOnlyList<int> Reads => [Prediction];

    public override IReadOnlyList<int> Writes => Gradient is { } gradient ? [gradient] : [];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { Prediction = tensor(Prediction), Gradient = Gradient is { } gradient ? tensor(gradient) : null };
}
