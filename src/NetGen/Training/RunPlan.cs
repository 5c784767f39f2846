using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>The size and order of a run, from what was declared and what was asked for.</summary>
internal sealed record RunPlan
{
    // Sets the order of samples apart from the other uses of a seed: initial weights, dropout, splits.
    private const ulong OrderStream = 0x4F52_4445_0000_0000;

    public required int Epochs { get; init; }

    /// <summary>Samples that there are.</summary>
    public required int Samples { get; init; }

    /// <summary>Samples of an optimisation step; an epoch's last may have fewer.</summary>
    public required int RowsPerStep { get; init; }

    /// <summary>Samples of an epoch.</summary>
    public required int RowsPerEpoch { get; init; }

    /// <summary>Samples that are shuffled among each other where they are streamed; 0 where all are in memory.</summary>
    public int Window { get; init; }

    /// <summary>The trainer's step count when the run begins.</summary>
    public required long FirstStep { get; init; }

    /// <summary>The seed that was asked for.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The seed that chooses the order of the samples: another in every training that goes on from trained weights.</summary>
    public required ulong OrderSeed { get; init; }

    /// <summary>The weights that the run begins with; null where a trainer of one's own goes on, of whose weights nothing is asked.</summary>
    public FirstWeights? FirstWeights { get; init; }

    public int StepsPerEpoch => (RowsPerEpoch + RowsPerStep - 1) / RowsPerStep;

    /// <summary>The time of the first step.</summary>
    public TrainingTime Time => new(FirstStep, StepsPerEpoch, FirstStep + ((long)Epochs * StepsPerEpoch));

    /// <exception cref="ArgumentOutOfRangeException">An option is below 1.</exception>
    /// <exception cref="DatasetException">The data is smaller than a batch, or leaves one sample alone that a layer cannot learn
    /// from.</exception>
    public static RunPlan Of(NetworkSummary network, int samples, FitOptions options, int epochs, long firstStep, ulong? orderSeed = null)
    {
        int batchSize = options.BatchSize ?? (network.IsBatchSizeDeclared ? network.BatchSize : Math.Min(network.BatchSize, samples));
        int batches = options.LimitBatches ?? int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1, nameof(options.Epochs));
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1, nameof(options.BatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Accumulate, 1, nameof(options.Accumulate));
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1, nameof(options.LimitBatches));
        if (batchSize > samples)
        {
            string origin = options.BatchSize is null ? "as declared" : "as asked for";
            throw new DatasetException(
                $"{network.Name} is trained in batches of {Counted.Of(batchSize, "sample")} ({origin}); the training data has {samples}. " +
                $"Set FitOptions.BatchSize to at most {samples}.");
        }

        int whole = options.DropLast ? samples - (samples % batchSize) : samples;
        var plan = new RunPlan
        {
            Epochs = epochs,
            Samples = samples,
            RowsPerStep = (int)Math.Min((long)batchSize * options.Accumulate, whole),
            RowsPerEpoch = (int)Math.Min((long)batchSize * batches, whole),
            FirstStep = firstStep,
            Seed = options.Seed,
            OrderSeed = orderSeed ?? options.Seed,
        };
        plan.RequireStatistics(network, batchSize);
        return plan;
    }

    /// <summary>Throws where a step of an epoch would have one sample and a layer needs the variance of several.</summary>
    private void RequireStatistics(NetworkSummary network, int batchSize)
    {
        if (network.BatchStatisticsLayer is not { } layer || (RowsPerStep > 1 && RowsPerEpoch % RowsPerStep != 1))
        {
            return;
        }

        string needs = $"{network.Name}: {layer} normalises over the batch and needs at least 2 samples in each; ";
        throw new DatasetException(needs + (RowsPerStep == 1
            ? "each step has 1. Set FitOptions.BatchSize to at least 2."
            : $"the last of {RowsPerEpoch} samples in batches of {batchSize} would be alone. Set FitOptions.DropLast, or another FitOptions.BatchSize."));
    }

    /// <summary>The random numbers that put an epoch's samples in order: those of its place in the trainer's whole life.</summary>
    /// <param name="epoch">Of this run, from 1.</param>
    public RandomStream OrderOfSamples(int epoch) => new(OrderSeed, OrderStream | (ulong)((FirstStep / StepsPerEpoch) + epoch - 1));
}
