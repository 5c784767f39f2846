namespace NetGen.Benchmarks.Trainings;

/// <summary>How a whole training went.</summary>
internal sealed record TrainingResult
{
    /// <summary>The network.</summary>
    public required string Network { get; init; }

    /// <summary>Samples a step.</summary>
    public required int Batch { get; init; }

    /// <summary>The library.</summary>
    public required string Contestant { get; init; }

    /// <summary>Epochs until the accuracy was reached, or all that were allowed.</summary>
    public required int Epochs { get; init; }

    /// <summary>From the first step to the end, the tests after each epoch included.</summary>
    public required double Seconds { get; init; }

    /// <summary>Samples learned from in a second, the tests included.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>Of the test samples, at the end.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The accuracy that ends the training.</summary>
    public required double Goal { get; init; }
}
