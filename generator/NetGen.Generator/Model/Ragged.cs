namespace NetGen.Generator.Model;

/// <summary>
/// How many steps of each sample are there, of sequences that may be shorter than declared, those before the first that is padding; and
/// which is the last.
/// </summary>
internal sealed record LengthsOperation : LayerOperation
{
    public required int Steps { get; init; }

    /// <summary>Elements of a step.</summary>
    public required int Width { get; init; }

    /// <summary>Whether a step is a token, and padding −1; else it is numbers, and padding NaN.</summary>
    public required bool IsTokens { get; init; }

    public override StepForm OfStep() => new StepForm.Endless();
}

/// <summary>An operation on a sequence that knows how many steps of it are there.</summary>
internal abstract record RaggedOperation : LayerOperation
{
    /// <summary>The tensor of lengths.</summary>
    public required int Lengths { get; init; }

    /// <summary>Steps of the sequence.</summary>
    public required int Steps { get; init; }

    /// <summary>Elements of a step.</summary>
    public required int Width { get; init; }

    public override IReadOnlyList<int> Reads => [Input, Lengths];

    public override StepForm OfStep() => new StepForm.WithPast();

    public override Operation Rename(Func<int, int> tensor) => ((RaggedOperation)base.Rename(tensor)) with { Lengths = tensor(Lengths) };
}

/// <summary>A sequence with a number of its own in place of the steps that are not there.</summary>
internal sealed record MaskStepsOperation : RaggedOperation
{
    /// <summary>0, or −∞ in front of a max-pool.</summary>
    public required double Fill { get; init; }
}

/// <summary>A sequence's last step that is there, as a vector.</summary>
internal sealed record LastRealStepOperation : RaggedOperation;

/// <summary>y = x · steps/length: from the mean over all steps, of which some are zeros, to the mean over those that are there.</summary>
internal sealed record MeanOfRealOperation : RaggedOperation;

/// <summary>∂ of what an operation on a ragged sequence reads.</summary>
internal sealed record RaggedGradient : GradientOperation
{
    public required RaggedOperation Forward { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, Forward.Lengths];

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        InputGradient = tensor(InputGradient),
        Forward = (RaggedOperation)Forward.Rename(tensor),
    };
}
