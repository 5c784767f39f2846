using System.Numerics;
using NetGen.Data;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// Why does it not learn? What an experienced person does with a network and its data, in that order (CS231n, "Babysitting the learning
/// process"; Karpathy, "A
/// recipe for training neural networks"): look at the data, hold the first loss against the predicted one, learn a few samples by heart,
/// sweep the learning rate,
/// train for a while; and name the causes, what explains the others first. Immutable.
/// </summary>
/// <example><code>
/// Console.WriteLine(Diagnosis.Run(new Flowers.Trainer(new Flowers(seed: 1)), train, validation));
/// </code></example>
public sealed record Diagnosis
{
    /// <summary>The network.</summary>
    public required NetworkSummary Network { get; init; }

    /// <summary>What the samples are like.</summary>
    public required DataReport Data { get; init; }

    /// <summary>The first loss; null where a fresh network's outputs are not finite.</summary>
    public required InitialLossReport? InitialLoss { get; init; }

    /// <summary>Whether a few samples were learned by heart.</summary>
    public required OverfitReport Overfit { get; init; }

    /// <summary>The sweep of the learning rate.</summary>
    public required LearningRateSweep Rates { get; init; }

    /// <summary>The learning rate that is declared or was asked for.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The short run; where it broke down, until then.</summary>
    public required History Training { get; init; }

    /// <summary>Whether the short run is shorter than what is declared.</summary>
    public required bool IsCut { get; init; }

    /// <summary>What is wrong, causes before what follows from them; empty where nothing was found.</summary>
    public IReadOnlyList<DiagnosedCause> Causes { get; internal init; } = [];

    /// <summary>Runs the recipe. Takes the steps that the options allow, on the calling thread; the trainer and its network are
    /// afterwards what they were.</summary>
    /// <param name="trainer">A trainer of a fresh network, with the hyperparameters that are to be judged.</param>
    /// <param name="train">What it is trained on.</param>
    /// <param name="validation">What it is not trained on; null for none, and then nothing is said of how it does on other samples.</param>
    /// <param name="options">How much is tried; null for the defaults.</param>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static Diagnosis Run<T>(ITrainer<T> trainer, Dataset train, Dataset? validation = null, DiagnosisOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new DiagnosisOptions();
        options.Validate();
        // As the network reads them: labels of yes and no are targets.
        train = SampleCheck.Require(train, trainer.Summary, "training data", names: trainer.Names);
        validation = validation is null ? null : SampleCheck.Require(validation, trainer.Summary, "validation data", names: trainer.Names);
        trainer.FitPreprocessing(train);
        var fresh = new TrainerSnapshot<T>(trainer);
        Dataset mixed = train.Shuffle(options.Seed);
        (FitOptions fit, bool isCut) = ShortRun(trainer.Summary, train.Count, options);
        try
        {
            var found = new Diagnosis
            {
                Network = trainer.Summary,
                Data = DataReport.Of(train, validation),
                LearningRate = trainer.LearningRate,
                InitialLoss = InitialLossOf(trainer, mixed),
                Overfit = Tried(() => OverfitCheck.Run(trainer, mixed, options.OverfitSamples, options.OverfitSteps)),
                Rates = Tried(() =>
                    LearningRateFinder.Run(trainer, mixed, new SweepOptions { Steps = options.SweepSteps, Seed = options.Seed })),
                Training = Tried(() => Trained(trainer, train, fit with { Validation = validation })),
                IsCut = isCut,
            };
            return found with { Causes = new Verdict(found, train, validation).Causes() };
        }
        finally
        {
            fresh.Restore();
        }

        TResult Tried<TResult>(Func<TResult> what)
        {
            fresh.Restore();
            return what();
        }
    }

    /// <summary>As a report for a terminal: the causes, then all that was measured. The same text under every culture.</summary>
    public override string ToString() => DiagnosisText.Of(this);

    /// <summary>As JSON, with the figures of all that was measured.</summary>
    public string ToJson() => DiagnosisJson.Of(this);

    private static (FitOptions Fit, bool IsCut) ShortRun(NetworkSummary network, int samples, DiagnosisOptions options)
    {
        int batchSize = Math.Min(network.BatchSize, samples);
        int stepsPerEpoch = (samples + batchSize - 1) / batchSize;
        int epochs = Math.Clamp(options.Steps / stepsPerEpoch, 1, network.Epochs);
        var fit = new FitOptions
        {
            Epochs = epochs,
            BatchSize = batchSize,
            LimitBatches = stepsPerEpoch > options.Steps ? options.Steps : null,
            DropLast = network.BatchStatisticsLayer is not null,
            Seed = options.Seed,
            ProgressLine = ProgressLine.Off,
        };
        return (fit, epochs < network.Epochs || fit.LimitBatches is not null);
    }

    private static InitialLossReport? InitialLossOf<T>(ITrainer<T> trainer, Dataset data) where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            return InitialLossCheck.Run(trainer, data);
        }
        catch (NonFiniteValueException)
        {
            return null;
        }
    }

    private static History Trained<T>(ITrainer<T> trainer, Dataset train, FitOptions options) where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            return TrainingLoop.Fit(trainer, train, options);
        }
        catch (NonFiniteValueException failure) when (failure.History is { } history)
        {
            return history;
        }
    }
}
