using NetGen.Reports.Sections;

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
/// network.Fit(train, new FitOptions { Validation = test, Callbacks = [new RunReport("run.html")] });
/// </code></example>
public sealed class RunReport : ITrainingCallback
{
    private readonly string path;
    private ITrainingScene? scene;
    private RunRecord? record;
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
    } = 256;

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
        record = new RunRecord(Title ?? scene.Summary.Name, scene.Summary, scene.Options, DataFacts.Of(scene.Train));
        record.Signals.Add(0, Look());
    }

    /// <inheritdoc/>
    public bool AfterEpoch(EpochReport epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        RunRecord present = Present();
        present.Epochs.Add(epoch);
        present.Signals.Add(epoch.Epoch, Look());
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
        Present().Troubles.Add(trouble);
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
        if (Measured() is { } data)
        {
            present.Answers = Answers.Of(data, scene!.Evaluate(data), scene.Predict(data), scene.Summary);
        }

        Write();
    }

    /// <summary>With the present weights, on samples that are not trained on where there are any.</summary>
    private SignalReport Look() => scene!.MeasureSignal(scene.Options.Validation ?? scene.Train, SignalSamples);

    private Dataset? Measured() => Test ?? scene!.Options.Validation;

    private RunRecord Present() =>
        record ?? throw new InvalidOperationException("The report has not been told of the beginning of a training.");

    private void Write()
    {
        RunRecord run = Present();
        Markup sections = new Markup()
            .Add(GlanceSection.Write(run))
            .Add(FactsSections.Troubles(run))
            .Add(CurvesSection.Write(run))
            .Add(LayersSection.Write(run))
            .Add(AnswersSection.Write(run))
            .Add(FactsSections.Network(run))
            .Add(FactsSections.Data(run))
            .Add(FactsSections.Repetition(run));
        Page.Write(path, run.Title, sections, "run", RunData.Write(run));
        lastWritten = Environment.TickCount64;
    }
}
