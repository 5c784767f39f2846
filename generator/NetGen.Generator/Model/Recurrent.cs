namespace NetGen.Generator.Model;

/// <summary>What a recurrent layer does with a step: its gates in PyTorch's order, and what of them its gradient needs. A closed
/// family.</summary>
internal abstract record RecurrentCell
{
    /// <summary>As kernels and descriptions call it.</summary>
    public abstract string Name { get; }

    /// <summary>Vectors of units that a step's input and state are multiplied into.</summary>
    public abstract int Gates { get; }

    /// <summary>Vectors of units that a training step keeps of each step of time.</summary>
    public abstract int Kept { get; }

    /// <summary>Whether there is a second state that only the next step sees.</summary>
    public virtual bool HasCellState => false;

    /// <summary>
    /// Whether the gradients of what the input and of what the state was multiplied into are different numbers; else they are one tensor.
    /// </summary>
    public virtual bool HasProductGradient => false;

    /// <summary>Whether a part of the state's gradient goes past the product.</summary>
    public virtual bool HasDirectGradient => false;
}

/// <summary>h′ = φ(Wx + b + Uh + c) (Elman 1990).</summary>
internal sealed record SimpleRnnCell(ActivationFunction Function) : RecurrentCell
{
    public override string Name => "SimpleRnn";

    public override int Gates => 1;

    public override int Kept => 0;
}

/// <summary>
/// r, z = σ(Wx + b + Uh + c), n = tanh(Wx + b + r ⊙ (Uh + c)), h′ = (1 − z) ⊙ n + z ⊙ h (Cho et al. 2014, with the reset behind the
/// product, as PyTorch and cuDNN have it).
/// </summary>
internal sealed record GruCell : RecurrentCell
{
    public override string Name => "Gru";

    public override int Gates => 3;

    public override int Kept => 4;

    public override bool HasProductGradient => true;

    public override bool HasDirectGradient => true;
}

/// <summary>
/// i, f, o = σ(Wx + b + Uh + c), g = tanh(Wx + b + Uh + c), c′ = f ⊙ c + i ⊙ g, h′ = o ⊙ tanh c′ (Hochreiter and Schmidhuber 1997; Gers et
/// al.
/// 2000). The gates stand in the order i, f, g, o.
/// </summary>
internal sealed record LstmCell : RecurrentCell
{
    public override string Name => "Lstm";

    public override int Gates => 4;

    public override int Kept => 5;

    public override bool HasCellState => true;
}

/// <summary>What the state before the first step is.</summary>
internal enum RecurrentStart
{
    /// <summary>Zero.</summary>
    Zero,

    /// <summary>What the last run of the program left in its place; of one step.</summary>
    Kept,

    /// <summary>What the row before it left, by row of the batch (<see cref="Graph.CarriedRows"/>).</summary>
    OfRow,
}

/// <summary>A sequence, of which each sample's steps lie together, as a tensor of steps.</summary>
internal sealed record SplitSteps : LayerOperation
{
    public required int Steps { get; init; }

    /// <summary>Elements of a step.</summary>
    public required int Width { get; init; }

    /// <summary>Whether the last step comes first.</summary>
    public required bool IsReversed { get; init; }

    public override StepForm OfStep() => IsReversed ? new StepForm.Whole("reads the last step first") : new StepForm.WithPast();
}

/// <summary>Some steps of a tensor of steps as a sequence, in which each sample's lie together; one of them as a vector.</summary>
internal sealed record JoinSteps : LayerOperation
{
    /// <summary>The first of them.</summary>
    public required int First { get; init; }

    public required int Steps { get; init; }

    /// <summary>Elements of a step.</summary>
    public required int Width { get; init; }

    /// <summary>Whether the last step comes first.</summary>
    public required bool IsReversed { get; init; }

    public override StepForm OfStep() => new StepForm.WithPast();
}

/// <summary>∂ of the steps that were joined; 0 for those that were not.</summary>
internal sealed record JoinStepsGradient : GradientOperation
{
    public required JoinSteps Forward { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) =>
        this with
        {
            OutputGradient = tensor(OutputGradient),
            InputGradient = tensor(InputGradient),
            Forward = (JoinSteps)Forward.Rename(tensor)
        };
}

/// <summary>
/// Step by step, the state that follows from the one before and from what the input was multiplied into
/// (<see cref="LayerOperation.Input"/>, of as many steps). Weight and bias are those of the state's product. Writes one state more than
/// there are steps: the first is the one before them. A state that is kept is one: what follows from it takes its place.
/// </summary>
internal sealed record RecurrentOperation : LearnedOperation
{
    public required RecurrentCell Cell { get; init; }

    public required int Steps { get; init; }

    public required int Units { get; init; }

    /// <summary>What a step's state is multiplied into.</summary>
    public required int Product { get; init; }

    /// <summary>The second states, one more than steps; null where the cell has none.</summary>
    public required int? CellStates { get; init; }

    /// <summary>What of each step the gradient needs; null where nothing is trained, or nothing needed.</summary>
    public required int? Kept { get; init; }

    /// <summary>The dropout of the states before their product, one mask a sequence (Gal and Ghahramani 2016), from the states to a tensor
    /// of steps; null for none.</summary>
    public required DropoutOperation? Dropout { get; init; }

    /// <summary>How many steps of each sample are there: at the others the state stays as it is. Null where all are.</summary>
    public int? Lengths { get; init; }

    /// <summary>Whether the last step comes first.</summary>
    public bool IsReversed { get; init; }

    public override IReadOnlyList<int> Reads => Lengths is { } lengths ? [Input, lengths] : [Input];

    /// <summary>Where the first state comes from, and the last goes to.</summary>
    public RecurrentStart Start { get; init; }

    public override StepForm OfStep() => new StepForm.WithPast();

    public override IReadOnlyList<int> Writes =>
        [Output, Product, .. Optional(CellStates), .. Optional(Kept), .. Optional(Dropout?.Output)];

    public override Operation Rename(Func<int, int> tensor) => ((RecurrentOperation)base.Rename(tensor)) with
    {
        Product = tensor(Product),
        CellStates = CellStates is { } cells ? tensor(cells) : null,
        Kept = Kept is { } kept ? tensor(kept) : null,
        Dropout = (DropoutOperation?)Dropout?.Rename(tensor),
        Lengths = Lengths is { } lengths ? tensor(lengths) : null,
    };

    /// <summary>The same where nothing is learned: without dropout, and nothing is kept.</summary>
    public RecurrentOperation ForPrediction() => this with { Kept = null, Dropout = null };

    private static IEnumerable<int> Optional(int? tensor) => tensor is { } known ? [known] : [];
}

/// <summary>
/// From ∂ of all states, back through the steps: ∂ of what the input was multiplied into, and of what the states were.
/// </summary>
internal sealed record RecurrentGradient : GradientOperation
{
    public required RecurrentOperation Forward { get; init; }

    public required int InputGradient { get; init; }

    /// <summary>∂ of the states' products, of as many steps; that of the input where both are the same.</summary>
    public required int ProductGradient { get; init; }

    /// <summary>What comes back of a step's state through its product; with dropout, through its mask.</summary>
    public required int Carried { get; init; }

    /// <summary>The same before the mask; null without dropout.</summary>
    public required int? BeforeMask { get; init; }

    /// <summary>What comes back past the product; null where nothing does.</summary>
    public required int? Direct { get; init; }

    /// <summary>What comes back of the second state; null where there is none.</summary>
    public required int? CellCarried { get; init; }

    public override IReadOnlyList<int> Reads =>
        [OutputGradient, Forward.Output, .. Optional(Forward.CellStates), .. Optional(Forward.Kept), .. Optional(Forward.Lengths)];

    public override IReadOnlyList<int> Writes =>
        [InputGradient, .. Optional(ProductGradient == InputGradient ? null : ProductGradient), Carried, .. Optional(BeforeMask),
            .. Optional(Direct), .. Optional(CellCarried)];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        Forward = (RecurrentOperation)Forward.Rename(tensor),
        InputGradient = tensor(InputGradient),
        ProductGradient = tensor(ProductGradient),
        Carried = tensor(Carried),
        BeforeMask = BeforeMask is { } mask ? tensor(mask) : null,
        Direct = Direct is { } direct ? tensor(direct) : null,
        CellCarried = CellCarried is { } cell ? tensor(cell) : null,
    };

    private static IEnumerable<int> Optional(int? tensor) => tensor is { } known ? [known] : [];
}

/// <summary>∂U += Σ over steps and samples of ∂(Uh)ᵀ·h, ∂c += Σ ∂(Uh): one product over all steps.</summary>
internal sealed record RecurrentWeightGradient : WeightGradient
{
    public required int Steps { get; init; }
}
