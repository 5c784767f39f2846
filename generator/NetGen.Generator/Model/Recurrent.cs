namespace NetGen.Generator.Model;

/// <summary>What the state before the first step is.</summary>
internal enum RecurrentStart
{
    /// <summary>As declared: zero, or what was learned (<see cref="RecurrentOperation.Initial"/>).</summary>
    Declared,

    /// <summary>What the last run of the program left in its place; of one step.</summary>
    Kept,

    /// <summary>What the row before it left, by row of the batch (<see cref="Graph.CarriedRows"/>).</summary>
    OfRow,
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

    /// <summary>The second product of a step, of the reset state; null where the cell has none.</summary>
    public ResetProduct? Candidate { get; init; }

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

    /// <summary>The learned state before the first step; null where it is zero.</summary>
    public LearnedStart? Initial { get; init; }

    /// <summary>Where the first state comes from, and the last goes to.</summary>
    public RecurrentStart Start { get; init; }

    public override StepForm OfStep() => new StepForm.WithPast();

    public override IReadOnlyList<int> Writes =>
        [Output, Product, .. Optional(Initial?.HasBegun), .. Candidate?.Writes(Dropout) ?? [], .. Optional(CellStates), .. Optional(Kept),
            .. Optional(Dropout?.Output)];

    public override Operation Rename(Func<int, int> tensor) => ((RecurrentOperation)base.Rename(tensor)) with
    {
        Product = tensor(Product),
        Candidate = Candidate?.Rename(tensor),
        CellStates = CellStates is { } cells ? tensor(cells) : null,
        Kept = Kept is { } kept ? tensor(kept) : null,
        Dropout = (DropoutOperation?)Dropout?.Rename(tensor),
        Lengths = Lengths is { } lengths ? tensor(lengths) : null,
        Initial = Initial is { HasBegun: { } begun } initial ? initial with { HasBegun = tensor(begun) } : Initial,
    };

    /// <summary>The same where nothing is learned: without dropout, and nothing is kept.</summary>
    public RecurrentOperation ForPrediction() =>
        this with { Kept = null, Dropout = null, Candidate = Candidate is { } product ? product with { OfSteps = null } : null };

    private static IEnumerable<int> Optional(int? tensor) => tensor is { } known ? [known] : [];
}

/// <summary>The state before the first step as parameters, by index into <see cref="Graph.Parameters"/>.</summary>
internal sealed record LearnedStart
{
    public required int State { get; init; }

    /// <summary>Of the second state; null where there is none.</summary>
    public required int? Cell { get; init; }

    /// <summary>
    /// A tensor of one number a row: 1 where the row goes on from what it was left with, 0 where it begins with the parameters. Null where
    /// all begin so.
    /// </summary>
    public int? HasBegun { get; init; }
}

/// <summary>What r ⊙ h is multiplied by, once the reset gate r of a step is known.</summary>
internal sealed record ResetProduct
{
    /// <summary>The weights, an index into <see cref="Graph.Parameters"/>.</summary>
    public required int Weight { get; init; }

    /// <summary>What a step's reset state is multiplied into.</summary>
    public required int Product { get; init; }

    /// <summary>r ⊙ h of one step: where no gradient reads it later, or before its mask.</summary>
    public required int OfOneStep { get; init; }

    /// <summary>r ⊙ h of all steps, with dropout through the state's mask; null where nothing is trained.</summary>
    public required int? OfSteps { get; init; }

    public IReadOnlyList<int> Writes(DropoutOperation? dropout) =>
        [Product, .. OfSteps is { } all ? [all] : Array.Empty<int>(),
            .. OfSteps is null || dropout is not null ? [OfOneStep] : Array.Empty<int>()];

    public ResetProduct Rename(Func<int, int> tensor) => this with
    {
        Product = tensor(Product),
        OfOneStep = tensor(OfOneStep),
        OfSteps = OfSteps is { } all ? tensor(all) : null,
    };
}
