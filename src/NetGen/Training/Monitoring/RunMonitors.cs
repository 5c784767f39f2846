using System.Numerics;
using NetGen.Data;

namespace NetGen.Training.Monitoring;

/// <summary>The monitors of one run: takes what the run tells, decides when the layers are looked at. Allocates nothing in steps without
/// a look.</summary>
internal sealed class RunMonitors<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // Most troubles are there from the beginning: these steps are looked at too.
    private static ReadOnlySpan<int> EarlyLooks => [1, 10, 20, 40, 80];

    // The losses of fewer steps do not tell how they scatter.
    private const int FewestSteps = 10;

    private readonly ITrainer<T> trainer;
    private readonly int everySteps;
    private readonly LayerGauge<T> gauge;
    private readonly LossCourse course;
    private readonly TroubleLog log;
    private readonly IMonitor[] monitors;
    private readonly UnmixedBatches mixing;
    private readonly Invariants<T> invariants;
    private readonly double floor;
    private bool isFresh;
    private bool isLookDue;

    /// <param name="options">The thresholds, validated.</param>
    /// <param name="trainer">The trainer; only looked at.</param>
    /// <param name="plan">The size of the run.</param>
    /// <param name="feed">The samples.</param>
    /// <param name="validation">Those that are not trained on; null for none.</param>
    /// <param name="log">Is told each trouble once.</param>
    public RunMonitors(TrainingMonitors options, ITrainer<T> trainer, RunPlan plan, ISampleFeed<T> feed, Dataset? validation,
        TroubleLog log)
    {
        this.trainer = trainer;
        everySteps = options.EverySteps;
        isFresh = trainer.StepCount == 0;
        this.log = log;
        Dataset data = feed.Data;
        InputFigures? inputs = InputsAsTheyAre(trainer.Summary, data);
        log.Suspect = Suspect.Of(trainer.Summary, data, inputs);
        mixing = new UnmixedBatches(trainer.Summary, data, isStreamed: feed.InMemory is null);
        invariants = new Invariants<T>(trainer, data);
        gauge = new LayerGauge<T>(trainer, options.Samples);
        LossPrediction? expected = trainer.Summary.ExpectedInitialLoss;
        // Twenty readings of a run that is long enough for them.
        long window = Math.Clamp((long)plan.Epochs * plan.StepsPerEpoch / 20, FewestSteps, Math.Max(FewestSteps, everySteps));
        var floors = LossFloors.Of(trainer.Summary, data, validation);
        floor = floors.Training;
        double chance = Chance.LossOf(trainer.Summary, data, trainer.ClassWeights) - floor;
        double validationChance = validation is null ? double.NaN
            : Chance.LossOf(trainer.Summary, validation, trainer.ClassWeights) - floors.Validation;
        double ignorance = double.IsNaN(chance) ? expected?.Low ?? double.NaN : chance;
        course = new LossCourse((int)window, isFresh, ignorance);
        monitors =
        [
            .. inputs is null ? [] : new IMonitor[] { new InputScale(inputs) },
            .. expected is null ? [] : new IMonitor[] { new UnexpectedInitialLoss(options, trainer.Summary, expected) },
            new ExplodingLoss(options),
            new StalledLoss(options, chance, floor),
            new OscillatingLoss(options),
            new SlowConvergence(options),
            new VanishingGradient(options, gauge.Look),
            new ExplodingGradient(options, gauge.Look),
            new DeadUnits(options, gauge.Look),
            new Saturation(options, gauge.Look),
            new LargeUpdates(options, gauge.Look),
            new Overfitting(options, floors, validationChance),
            new UnfinishedTraining(options, plan, floors),
            .. validation is null
                ? []
                : new IMonitor[]
                {
                    new GeneralizationGap(options, floors, feed.InMemory is null ? 1 : ScaleOf(validation, data),
                        (chance, validationChance)),
                },
            // After all others: it speaks where they are silent.
            new LastingLoss(options, ignorance, floor),
        ];
    }

    private static double ScaleOf(Dataset validation, Dataset data) => InputFigures.Of(validation).Rms / InputFigures.Of(data).Rms;

    /// <summary>The inputs' figures where the first layer reads them as they are: nothing is declared that rescales them, and no
    /// normalization does behind it.</summary>
    private static InputFigures? InputsAsTheyAre(NetworkSummary network, Dataset data)
    {
        // The columns of a table say how they are scaled: what is read of them are not their numbers. Tokens have no size.
        bool reads = false;
        if (network.Columns.Count > 0 || network.Vocabulary > 0)
        {
            return null;
        }

        foreach (LayerSummary layer in network.Layers)
        {
            if (layer.ParameterCount > 0 && !layer.Name.Contains("Norm", StringComparison.Ordinal))
            {
                if (reads)
                {
                    break;
                }

                reads = true;
            }
            else if (Rescales(layer.Name))
            {
                return null;
            }
        }

        return reads ? InputFigures.Of(data) : null;
    }

    private static bool Rescales(string layer) => Rescaling.Any(kind => layer.StartsWith(kind, StringComparison.Ordinal));

    private static readonly string[] Rescaling =
        ["Rescale", "Standardize", "MinMax", "Normalize", "PcaWhiten", "ZcaWhiten", "BatchNorm", "LayerNorm", "GroupNorm", "InstanceNorm",
            "RmsNorm"];

    /// <summary>Before each step.</summary>
    /// <param name="batch">Its samples.</param>
    public void BeforeStep(in Batch<T> batch)
    {
        mixing.Look(batch, log);
        long step = trainer.StepCount + 1;
        isLookDue = step % everySteps == 0 || (step <= EarlyLooks[^1] && EarlyLooks.Contains((int)step));
        if (isLookDue)
        {
            gauge.BeforeStep(batch);
        }
    }

    /// <summary>After each step.</summary>
    /// <param name="epoch">The present epoch, from 1.</param>
    /// <param name="samples">The step's samples.</param>
    /// <param name="loss">Its loss.</param>
    public void AfterStep(int epoch, int samples, double loss)
    {
        (log.Epoch, log.Step) = (epoch, trainer.StepCount);
        invariants.AfterStep();
        if (isFresh)
        {
            isFresh = false;
            foreach (IMonitor monitor in monitors)
            {
                monitor.AfterFirstStep(loss, samples, log);
            }
        }

        if (course.Add(loss - floor, samples, trainer.LearningRate))
        {
            foreach (IMonitor monitor in monitors)
            {
                monitor.AfterReading(course, log);
            }
        }

        if (isLookDue)
        {
            gauge.AfterStep();
            foreach (IMonitor monitor in monitors)
            {
                monitor.AfterLook(gauge.Look, course, log);
            }
        }
    }

    /// <summary>After each epoch; all complete ones.</summary>
    public void AfterEpoch(IReadOnlyList<EpochReport> epochs)
    {
        foreach (IMonitor monitor in monitors)
        {
            monitor.AfterEpoch(epochs, log);
        }
    }

    /// <summary>After a training that came to its end, before its best weights are put back.</summary>
    public void AfterTraining(TrainingEnd end, IReadOnlyList<EpochReport> epochs)
    {
        foreach (IMonitor monitor in monitors)
        {
            monitor.AfterTraining(end, epochs, log);
        }

        invariants.Check(log);
    }

    /// <summary>When a step failed.</summary>
    /// <param name="epoch">The present epoch, from 1.</param>
    /// <param name="failure">Why.</param>
    public void Broke(int epoch, NonFiniteValueException failure)
    {
        (log.Epoch, log.Step) = (epoch, failure.Step);
        log.Report(TroubleKind.NonFiniteValue, failure.Layer, $"the {failure.Quantity}", double.NaN, double.NaN, failure.RuleId,
            failure.Cause);
    }
}
