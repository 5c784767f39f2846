using Microsoft.Extensions.Logging;

namespace NetGen.Logging;

/// <summary>
/// Tells a training to a logger: each epoch and the end as information, one step in so many for debugging. A warning for each trouble
/// that a monitor sees, and where the training did not come to its end. Costs a look at the level where nobody listens, and allocates
/// nothing then. Thread-safe, as the logger is; one may be shared by several trainings.
/// </summary>
/// <example><code>
/// network.Fit(train, new FitOptions { Callbacks = [new TrainingLogger(logger)], ProgressLine = ProgressLine.Off });
/// </code></example>
public sealed partial class TrainingLogger : ITrainingCallback
{
    private readonly ILogger logger;

    /// <summary>Tells a logger.</summary>
    /// <param name="logger">The logger.</param>
    public TrainingLogger(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        this.logger = logger;
    }

    /// <summary>How many steps pass from one that is told to the next, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int StepsBetween
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;

    /// <inheritdoc/>
    public bool AfterStep(in StepReport step)
    {
        if (step.StepCount % StepsBetween == 0)
        {
            Step(step.StepCount, step.Epoch, step.Loss, step.LearningRate);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool AfterEpoch(EpochReport epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        if (epoch.ValidationLoss is double loss)
        {
            ValidatedEpoch(epoch.Epoch, epoch.Epochs, epoch.TrainLoss, epoch.TrainAccuracy, loss, epoch.ValidationAccuracy,
                epoch.LearningRate, epoch.SamplesPerSecond);
        }
        else
        {
            Epoch(epoch.Epoch, epoch.Epochs, epoch.TrainLoss, epoch.TrainAccuracy, epoch.LearningRate, epoch.SamplesPerSecond);
        }

        return true;
    }

    /// <inheritdoc/>
    public void OnTrouble(TrainingTrouble trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        Trouble(trouble.Kind, trouble.RuleId, trouble);
    }

    /// <inheritdoc/>
    public void AfterTraining(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Ended(history.End is TrainingEnd.Cancelled or TrainingEnd.Callback ? LogLevel.Warning : LogLevel.Information, history.End, history);
    }

    [LoggerMessage(1, LogLevel.Debug, "Step {StepCount} in epoch {Epoch}: loss {Loss}, learning rate {LearningRate}")]
    private partial void Step(long stepCount, int epoch, double loss, double learningRate);

    [LoggerMessage(2, LogLevel.Information,
        "Epoch {Epoch} of {Epochs}: loss {Loss}, accuracy {Accuracy}, learning rate {LearningRate}, {SamplesPerSecond} samples/s")]
    private partial void Epoch(int epoch, int epochs, double loss, double? accuracy, double learningRate, double samplesPerSecond);

    [LoggerMessage(
        3, LogLevel.Information,
        "Epoch {Epoch} of {Epochs}: loss {Loss}, accuracy {Accuracy}, validation loss {ValidationLoss}, validation accuracy {ValidationAccuracy}, " +
        "learning rate {LearningRate}, {SamplesPerSecond} samples/s")]
    private partial void ValidatedEpoch(
        int epoch, int epochs, double loss, double? accuracy, double validationLoss, double? validationAccuracy, double learningRate,
        double samplesPerSecond);

    [LoggerMessage(5, LogLevel.Warning, "{Kind} ({RuleId}): {Trouble}")]
    private partial void Trouble(TroubleKind kind, string ruleId, TrainingTrouble trouble);

    [LoggerMessage(EventId = 4, Message = "Training ended ({End}): {History}")]
    private partial void Ended(LogLevel level, TrainingEnd end, History history);
}
