namespace NetGen.Generator.Model;

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

    /// <summary>What the second product has of it; null where there is none.</summary>
    public required ResetProductGradient? Candidate { get; init; }

    /// <summary>What comes back past the product; null where nothing does.</summary>
    public required int? Direct { get; init; }

    /// <summary>What comes back of the second state; null where there is none.</summary>
    public required int? CellCarried { get; init; }

    public override IReadOnlyList<int> Reads =>
        [OutputGradient, Forward.Output, .. Optional(Forward.CellStates), .. Optional(Forward.Kept), .. Optional(Forward.Lengths)];

    public override IReadOnlyList<int> Writes =>
        [InputGradient, .. Optional(ProductGradient == InputGradient ? null : ProductGradient), Carried, .. Optional(BeforeMask),
            .. Candidate?.Writes ?? [], .. Optional(Direct), .. Optional(CellCarried)];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        Forward = (RecurrentOperation)Forward.Rename(tensor),
        InputGradient = tensor(InputGradient),
        ProductGradient = tensor(ProductGradient),
        Carried = tensor(Carried),
        BeforeMask = BeforeMask is { } mask ? tensor(mask) : null,
        Candidate = Candidate?.Rename(tensor),
        Direct = Direct is { } direct ? tensor(direct) : null,
        CellCarried = CellCarried is { } cell ? tensor(cell) : null,
    };

    private static IEnumerable<int> Optional(int? tensor) => tensor is { } known ? [known] : [];
}

/// <summary>∂ of the second product of each step, and of what was multiplied into it.</summary>
internal sealed record ResetProductGradient
{
    /// <summary>∂ of the products, of as many steps.</summary>
    public required int ProductGradient { get; init; }

    /// <summary>What comes back of a step's r ⊙ h; with dropout, through its mask.</summary>
    public required int Carried { get; init; }

    /// <summary>The same before the mask; null without dropout.</summary>
    public required int? BeforeMask { get; init; }

    public IReadOnlyList<int> Writes => BeforeMask is { } mask ? [ProductGradient, Carried, mask] : [ProductGradient, Carried];

    public ResetProductGradient Rename(Func<int, int> tensor) => new()
    {
        ProductGradient = tensor(ProductGradient),
        Carried = tensor(Carried),
        BeforeMask = BeforeMask is { } mask ? tensor(mask) : null,
    };
}

/// <summary>∂U += Σ over steps and samples of ∂(Uh)ᵀ·h, ∂c += Σ ∂(Uh): one product over all steps.</summary>
internal sealed record RecurrentWeightGradient : WeightGradient
{
    public required int Steps { get; init; }
}

/// <summary>
/// What the learned state before the first step has of the gradient: ∂h₀ += Σ over rows of what came back past all steps.
/// </summary>
internal sealed record RecurrentStartGradient : GradientOperation
{
    /// <summary>The way back through the steps; <see cref="GradientOperation.OutputGradient"/> is what it carried to their front.</summary>
    public required RecurrentGradient Back { get; init; }

    public override IReadOnlyList<int> Reads => [.. new[]
    {
        OutputGradient, Back.Direct, Back.CellCarried, Back.Forward.Initial!.HasBegun,
    }.OfType<int>()];

    public override Operation Rename(Func<int, int> tensor) =>
        ((RecurrentStartGradient)base.Rename(tensor)) with { Back = (RecurrentGradient)Back.Rename(tensor) };
}
