using System.Numerics;
using NetGen.Reports.Sections;
using NetGen.Training;

namespace NetGen.Reports;

/// <summary>
/// The Reports room: a training comes in as its callbacks tell it, one self-contained HTML file goes out (no script, no network, light and
/// dark, prints). It knows the training only as <see cref="ITrainingScene"/> and never changes it: the weights are the same, bit for bit.
/// <para>
/// The file is written at the end, also of a run that broke down on a number that is not finite, and after an epoch where
/// <see cref="SecondsBetween"/> have passed, so that a long run can be looked at while it goes on and a killed one leaves what it had. It
/// is replaced whole or not at all. For one training at a time; used again, it begins anew. Not thread-safe.
/// </para>
/// </summary>
/// <example><code>
/// network.Fit(train, new FitOptions { Validation = test }.WithReport("run.html"));
/// network.Fit(train, new FitOptions { Callbacks = [new RunReport("run.html") { Title = "A first try", Test = test }] });
/// </code></example>
public sealed class RunReport : ITrainingCallback
{
    // As many as show which layer does not live, and cost a hundredth of a short epoch.
    private const int DefaultSamples = 128;

    private readonly string path;

    // Of the data a run tells before it begins.
    private readonly List<TrainingTrouble> early = [];
    private ITrainingScene? scene;
    private RunRecord? record;
    private UpdateGauge? updates;
    private long lastWritten;

    /// <summary>A report that is written to a file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public RunReport(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
    }

    /// <summary>The heading; null for the network's name.</summary>
    public string? Title { get; init; }

    /// <summary>The samples that confusion, calibration and worst mistakes are of; null for the validation samples of the run.</summary>
    public Dataset? Test { get; init; }

    /// <summary>How many samples the layers are looked at with, before the first epoch and after each, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int SignalSamples
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = DefaultSamples;

    /// <summary>The least time between two writings while the training goes on, in seconds; ∞ for one at the end alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or NaN.</exception>
    public double SecondsBetween
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfEqual(value, double.NaN);
            field = value;
        }
    } = 10;

    /// <inheritdoc/>
    public void BeforeTraining(ITrainingScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        this.scene = scene;
        lastWritten = Environment.TickCount64;
        record = new RunRecord(
            Title ?? scene.Summary.Name, scene.Summary, scene.Options, DataFacts.Of(scene.Train, scene.Options.Validation, scene.Summary))
        {
            Hyperparameters = scene.Hyperparameters,
        };
        record.Troubles.AddRange(early);
        early.Clear();
        record.Signals.Add(0, Look());
        updates = new UpdateGauge(scene.Summary);
        updates.Begin(scene);
    }

    /// <inheritdoc/>
    public bool AfterStep(in StepReport step)
    {
        RunRecord present = Present();
        if (present.Epochs.Count == 0 && step.Epoch > 1 && present.EpochsBefore is null)
        {
            GoesOnAfter(step.Epoch - 1);
            // What the run's folder was taken up from; its checkpoint has these epochs.
            present.Epochs.AddRange(scene!.Options.Checkpoints?.Read().Epochs.Take(step.Epoch - 1) ?? []);
        }

        // The first step of an epoch stands for all.
        if (updates is { IsWaiting: true })
        {
            present.Updates.Add(step.Epoch, updates.End(scene!));
        }

        return true;
    }

    /// <inheritdoc/>
    public bool AfterEpoch(EpochReport epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        RunRecord present = Present();
        present.Epochs.Add(epoch);
        if (present.Signals.Wants(epoch.Epoch))
        {
            present.Signals.Add(epoch.Epoch, Look());
        }

        if (present.Updates.Wants(epoch.Epoch + 1))
        {
            updates!.Begin(scene!);
        }

        if (Environment.TickCount64 - lastWritten >= SecondsBetween * 1000)
        {
            Write();
        }

        return true;
    }

    /// <inheritdoc/>
    public void OnTrouble(TrainingTrouble trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        if (record is not { HasEnded: false } present)
        {
            early.Add(trouble);
            return;
        }

        present.Troubles.Add(trouble);
        if (trouble.Kind == TroubleKind.NonFiniteValue)
        {
            Write();
        }
    }

    /// <inheritdoc/>
    public void AfterTraining(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        RunRecord present = Present();
        present.History = history;
        present.Troubles.Clear();
        present.Troubles.AddRange(history.Troubles);
        if (history.Resumed is { } before && present.EpochsBefore is null)
        {
            GoesOnAfter(before.Epochs);
        }

        present.Epochs.Clear();
        present.Epochs.AddRange(history.Epochs);
        if (history.Epochs is [.., { } last] && present.Signals.Looks[^1].Epoch != last.Epoch)
        {
            present.Signals.Add(last.Epoch, Look());
        }

        if (Measured() is { } data)
        {
            present.Answers = Answers.Of(data, scene!);
        }

        Write();
    }

    /// <summary>With the present weights, on samples that are not trained on where there are any.</summary>
    private SignalReport Look() => scene!.MeasureSignal(scene.Options.Validation ?? scene.Train, SignalSamples);

    private void GoesOnAfter(int epochs)
    {
        RunRecord present = Present();
        present.EpochsBefore = epochs;
        present.Signals.BeginAfter(epochs);
    }

    private Dataset? Measured() => Test ?? scene!.Options.Validation;

    private RunRecord Present() =>
        record ?? throw new InvalidOperationException("The report has not been told of the beginning of a training.");

    private void Write()
    {
        // What comes next takes as long as what came before, or not much longer.
        RunPage.Write(path, Present(), TimeSpan.FromMilliseconds(Environment.TickCount64 - lastWritten));
        lastWritten = Environment.TickCount64;
    }

    /// <summary>
    /// The page of a run after the fact, from the folder of its <see cref="Checkpoints"/>: curves and figures of the epochs that the
    /// checkpoint holds, layers and answers of the weights that are given. What was only to be seen while it ran is not on it: the layers
    /// before the first epoch, the steps' changes, the monitors' troubles.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="checkpoints">The folder. It is only read; the run may still go on.</param>
    /// <param name="trainer">A trainer of the network with the weights that are to be looked at, as <see cref="Checkpoints.BestPath"/> or
    /// <see cref="Checkpoints.LastPath"/> has them. It is afterwards what it was.</param>
    /// <param name="train">What it was trained on.</param>
    /// <param name="validation">What it was not trained on; null for nothing.</param>
    /// <param name="title">The heading; null for the network's name.</param>
    /// <exception cref="WeightFileException">There is no checkpoint, or it is damaged.</exception>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static void Write<T>(
        string path, Checkpoints checkpoints, ITrainer<T> trainer, Dataset train, Dataset? validation = null, string? title = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(checkpoints);
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        SavedRun saved = checkpoints.Read();
        NetworkSummary network = trainer.Summary;
        var options = new FitOptions
        {
            Seed = saved.Seed,
            Epochs = saved.PlannedEpochs,
            BatchSize = saved.SamplesPerStep,
            Monitor = saved.Monitor,
            Validation = validation,
        };
        var scene = new TrainingScene<T>(trainer, options, train);
        var run = new RunRecord(title ?? network.Name, network, options, DataFacts.Of(train, validation, network))
        {
            Saved = saved,
            Hyperparameters = saved.Hyperparameters,
        };
        run.Epochs.AddRange(saved.Epochs);
        run.Signals.Add(saved.Epochs.Count, SignalReport.Run(trainer, validation ?? train, DefaultSamples));
        if (validation is not null)
        {
            run.Answers = Answers.Of(validation, scene);
        }

        RunPage.Write(Path.GetFullPath(path), run, TimeSpan.Zero);
    }
}
