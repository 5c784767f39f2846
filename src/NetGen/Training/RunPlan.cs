namespace NetGen.Training;

/// <summary>The size and order of a run, from what was declared and what was asked for.</summary>
internal sealed record RunPlan
{
    public required int Epochs { get; init; }

    /// <summary>Samples that there are.</summary>
    public required int Samples { get; init; }

    /// <summary>Samples of an optimisation step; an epoch's last may have fewer.</summary>
    public required int RowsPerStep { get; init; }

    /// <summary>Samples of an epoch.</summary>
    public required int RowsPerEpoch { get; init; }

    /// <summary>The trainer's step count when the run begins.</summary>
    public required long FirstStep { get; init; }

    public required ulong Seed { get; init; }

    public int StepsPerEpoch => (RowsPerEpoch + RowsPerStep - 1) / RowsPerStep;

    /// <summary>The time of the first step.</summary>
    public TrainingTime Time => new(FirstStep, StepsPerEpoch, FirstStep + ((long)Epochs * StepsPerEpoch));

    /// <exception cref="ArgumentOutOfRangeException">An option is below 1.</exception>
    /// <exception cref="DatasetException">The data is smaller than a batch.</exception>
    public static RunPlan Of(NetworkSummary network, int samples, FitOptions options, int epochs, long firstStep)
    {
        int batchSize = options.BatchSize ?? network.BatchSize;
        int batches = options.LimitBatches ?? int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1, nameof(options.Epochs));
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1, nameof(options.BatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Accumulate, 1, nameof(options.Accumulate));
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1, nameof(options.LimitBatches));
        if (batchSize > samples)
        {
            string origin = options.BatchSize is null ? "as declared" : "as asked for";
            throw new DatasetException(
                $"{network.Name} is trained in batches of {batchSize} samples ({origin}); the training data has {samples}. " +
                $"Set FitOptions.BatchSize to at most {samples}.");
        }

        return new RunPlan
        {
            Epochs = epochs,
            Samples = samples,
            RowsPerStep = (int)Math.Min((long)batchSize * options.Accumulate, samples),
            RowsPerEpoch = (int)Math.Min((long)batchSize * batches, samples),
            FirstStep = firstStep,
            Seed = options.Seed,
        };
    }

    /// <summary>An epoch of this run as one of the whole training: what chooses its order.</summary>
    /// <param name="epoch">From 1.</param>
    public ulong OrderOf(int epoch) => (ulong)((FirstStep / StepsPerEpoch) + epoch - 1);
}
