using NetGen.Reports.Charts;
using NetGen.Reports.TensorBoard;

namespace NetGen.Reports;

/// <summary>
/// Tells a training to TensorBoard: an event file in a folder, with loss and rate by step, figures by epoch, histograms of outputs, weights
/// and gradients, the network, its hyperparameters, its troubles, and the worst mistakes as pictures. TensorBoard shows it while the
/// training goes on. The
/// weights have the same bits without it. For one training at a time; used again, it begins a new file. Not thread-safe.
/// </summary>
/// <example><code>
/// network.Fit(train, new FitOptions { Validation = test, Callbacks = [new TensorBoardLog("logs/run1")] });   // tensorboard --logdir logs
/// </code></example>
public sealed class TensorBoardLog : ITrainingCallback, IDisposable
{
    private const int ShownMistakes = 8;

    private readonly string folder;

    // Of the data a run tells before it begins.
    private readonly List<TrainingTrouble> early = [];
    private readonly TimeProvider clock;
    private ITrainingScene? scene;
    private EventFile? file;
    private long steps;

    /// <summary>Writes to a folder, which is made where it is missing; one folder a run, so that TensorBoard tells them apart.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public TensorBoardLog(string folder) : this(folder, TimeProvider.System)
    {
    }

    internal TensorBoardLog(string folder, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        this.folder = folder;
        this.clock = clock;
    }

    /// <summary>How many steps pass from one whose loss is written to the next, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int StepsBetween
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10;

    /// <summary>How many samples the layers are looked at with after each epoch; 0 for no histograms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int SignalSamples
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 64;

    /// <inheritdoc/>
    public void BeforeTraining(ITrainingScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        this.scene = scene;
        file?.Dispose();
        file = new EventFile(folder, clock.GetUtcNow());
        Add(0, SummaryValue.Words("network", $"```\n{scene.Summary}```\n"));
        string[] metrics = ["loss/train", .. scene.Options.Validation is null ? Array.Empty<string>() : ["loss/validation"]];
        Add(0, RunSettings.Experiment(scene.Hyperparameters.Keys, metrics, Now), RunSettings.Start(scene.Hyperparameters, Now));
        AddSignal(0);
        foreach (TrainingTrouble trouble in early)
        {
            OnTrouble(trouble);
        }

        early.Clear();
    }

    /// <inheritdoc/>
    public bool AfterStep(in StepReport step)
    {
        steps = step.StepCount;
        if (step.StepCount % StepsBetween == 0)
        {
            Add(step.StepCount, SummaryValue.Scalar("step/loss", step.Loss), SummaryValue.Scalar("step/learning_rate", step.LearningRate));
        }

        return true;
    }

    /// <inheritdoc/>
    public bool AfterEpoch(EpochReport epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        (string Tag, double? Value)[] figures =
        [
            ("loss/train", epoch.TrainLoss), ("loss/validation", epoch.ValidationLoss), ("loss/penalty", epoch.Penalty),
            ("accuracy/train", epoch.TrainAccuracy), ("accuracy/validation", epoch.ValidationAccuracy),
            ("speed/samples_per_second", epoch.SamplesPerSecond),
        ];
        Add(epoch.StepCount,
            from figure in figures where figure.Value is not null select SummaryValue.Scalar(figure.Tag, figure.Value!.Value));
        AddSignal(epoch.StepCount);
        return true;
    }

    /// <inheritdoc/>
    public void OnTrouble(TrainingTrouble trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        if (file is null)
        {
            early.Add(trouble);
            return;
        }

        Add(trouble.Step, SummaryValue.Words("troubles", trouble.ToString()));
        if (trouble.Kind == TroubleKind.NonFiniteValue)
        {
            Add(trouble.Step, RunSettings.End(isGood: false, Now));
        }
    }

    /// <inheritdoc/>
    public void AfterTraining(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (scene is { Options.Validation: { } data })
        {
            Answers answers = Answers.Of(data, scene);
            Add(steps, SummaryValue.Words("evaluation", $"```\n{answers.Evaluation}```\n"));
            Add(steps, answers.Worst.Where(mistake => mistake.Sample.Width > 0).Take(ShownMistakes).Select((mistake, i) =>
            {
                Sample sample = mistake.Sample;
                byte[] png = PngImage.File(sample.Width, sample.Height, sample.Channels, sample.Pixels);
                return SummaryValue.Picture($"mistakes/{i}: {mistake.Text}", sample.Width, sample.Height, sample.Channels, png);
            }));
        }

        Add(steps, RunSettings.End(isGood: true, Now));
        Dispose();
    }

    /// <summary>Closes the file of a training that threw; one that ended is closed already.</summary>
    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    private double Now => clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private void Add(long step, params IEnumerable<ProtoWriter> values) => file?.Add(clock.GetUtcNow(), step, values);

    private void AddSignal(long step)
    {
        if (SignalSamples == 0)
        {
            return;
        }

        SignalReport signal = scene!.MeasureSignal(scene.Options.Validation ?? scene.Train, SignalSamples);
        Add(step, signal.Layers.Select(layer => SummaryValue.Spread($"outputs/{layer.Layer}", layer.Values))
            .Concat(signal.Weights.Select(tensor => SummaryValue.Spread($"weights/{tensor.Tensor}", tensor.Values)))
            .Concat(
                from tensor in signal.Weights
                where tensor.Gradients is not null
                select SummaryValue.Spread($"gradients/{tensor.Tensor}", tensor.Gradients!)));
    }
}
