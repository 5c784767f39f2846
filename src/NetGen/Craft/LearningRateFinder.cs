using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// The Craft room: what a practitioner tries before the real training. A trainer and samples come in, a measurement with an advice goes
/// out. It knows a network only as <see cref="ITrainer{T}"/>, and leaves its weights as they were. Thread-safe, except that a trainer takes
/// one call at a time.
/// <para>
/// The learning-rate range test (Smith 2017, "Cyclical learning rates", section 3.3): a short training in which the learning rate grows by
/// the same factor at every step, from far too small to far too large; the loss tells where learning begins and where it breaks down.
/// </para>
/// </summary>
public static class LearningRateFinder
{
    // Sets the order of samples apart from the other uses of a seed.
    private const ulong SweepStream = 0x5357_4545_5000_0000;

    // How far above its lowest value the smoothed loss may rise before the rest of the sweep tells nothing.
    private const double BreakdownFactor = 3;

    /// <summary>Sweeps the learning rate. Runs on the calling thread.</summary>
    /// <param name="trainer">
    /// A trainer of its own for this, of a fresh network: its steps use up the optimizer's state. The network's weights are put back.
    /// </param>
    /// <param name="data">Samples to learn from, as many as a batch at least; gone through again when they are used up.</param>
    /// <param name="options">The range and the number of steps; null for the defaults.</param>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not one, or there are too few steps.</exception>
    public static LearningRateSweep Run<T>(ITrainer<T> trainer, Dataset data, SweepOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        options ??= new SweepOptions();
        options.Validate();
        using var loan = new TrainerLoan<T>(trainer, data);
        int batchSize = Math.Min(options.BatchSize ?? trainer.Summary.BatchSize, data.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1, nameof(options.BatchSize));
        return new LearningRateSweep(Sweep(trainer, loan.Samples, data.Count, batchSize, options));
    }

    private static List<SweepPoint> Sweep<T>(ITrainer<T> trainer, SampleView<T> samples, int count, int batchSize, SweepOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        var order = new RandomStream(options.Seed, SweepStream);
        var points = new List<SweepPoint>(options.Steps);
        var smoothing = new LossSmoothing(options.Steps);
        int first = count;
        for (int step = 0; step < options.Steps; step++)
        {
            if (first + batchSize > count)
            {
                order.Shuffle(rows);
                first = 0;
            }

            double rate = options.Lowest * Math.Pow(options.Highest / options.Lowest, (double)step / (options.Steps - 1));
            trainer.LearningRate = rate;
            double loss;
            try
            {
                loss = trainer.Step(samples.Batch(rows.AsSpan(first, batchSize)));
            }
            catch (NonFiniteValueException)
            {
                break;
            }

            first += batchSize;
            double smoothed = smoothing.Next(loss);
            points.Add(new SweepPoint(rate, loss, smoothed));
            if (smoothed > BreakdownFactor * points.Min(point => point.SmoothedLoss))
            {
                break;
            }
        }

        return points;
    }
}

/// <summary>How a learning-rate sweep goes. Immutable.</summary>
public sealed record SweepOptions
{
    /// <summary>The first learning rate.</summary>
    public double Lowest { get; init; } = 1e-6;

    /// <summary>The last learning rate, unless the loss breaks down before.</summary>
    public double Highest { get; init; } = 10;

    /// <summary>The steps, at least 20.</summary>
    public int Steps { get; init; } = 300;

    /// <summary>Samples per step; null for the declared number. The answer is for this size.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Determines which samples the steps see.</summary>
    public ulong Seed { get; init; }

    internal void Validate()
    {
        HyperparameterGuard.Positive(Lowest, nameof(Lowest));
        HyperparameterGuard.Positive(Highest, nameof(Highest));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Highest, Lowest, nameof(Highest));
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 20, nameof(Steps));
    }
}
