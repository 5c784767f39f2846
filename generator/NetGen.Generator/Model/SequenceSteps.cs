namespace NetGen.Generator.Model;

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
