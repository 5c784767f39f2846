using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetGen.Training;

/// <summary>
/// What a run tells the process's observers: a meter and an activity source, both named "NetGen". Costs next to nothing where nobody
/// listens, and allocates nothing per step.
/// </summary>
internal sealed class TrainingTelemetry(string network)
{
    private const string SourceName = "NetGen";

    private static readonly ActivitySource Activities = new(SourceName);
    private static readonly Meter Meter = new(SourceName);

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("netgen.training.steps", "{step}", "Optimisation steps.");
    private static readonly Counter<long> Samples = Meter.CreateCounter<long>("netgen.training.samples", "{sample}", "Samples trained on.");
    private static readonly Counter<long> Epochs = Meter.CreateCounter<long>("netgen.training.epochs", "{epoch}", "Passes over the data.");
    private static readonly Counter<long> Troubles = Meter.CreateCounter<long>("netgen.training.troubles", "{trouble}",
        "Troubles that monitors saw.");
    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>("netgen.training.loss", null,
        "Mean training loss of the last epoch.");

    private static readonly Gauge<double> ValidationLoss =
        Meter.CreateGauge<double>("netgen.training.validation_loss", null, "Validation loss after the last epoch.");

    private static readonly Gauge<double> Speed =
        Meter.CreateGauge<double>("netgen.training.samples_per_second", "{sample}/s", "Training samples per second in the last epoch.");

    private readonly KeyValuePair<string, object?> tag = new("netgen.network", network);

    /// <summary>The whole run: disposed at its end. Null where nobody listens.</summary>
    public Activity? BeginRun(RunPlan plan) => Activities.StartActivity("netgen.fit")?
        .SetTag(tag.Key, tag.Value).SetTag("netgen.epochs", plan.Epochs).SetTag("netgen.samples", plan.Samples);

    /// <summary>An epoch with its validation. Null where nobody listens.</summary>
    public Activity? BeginEpoch(int epoch) =>
        Activities.StartActivity("netgen.epoch")?.SetTag(tag.Key, tag.Value).SetTag("netgen.epoch", epoch);

    /// <summary>After each step.</summary>
    public void StepDone(int samples)
    {
        Steps.Add(1, tag);
        Samples.Add(samples, tag);
    }

    /// <summary>When a monitor sees a trouble.</summary>
    public void Trouble(TrainingTrouble trouble) => Troubles.Add(1, tag, new KeyValuePair<string, object?>("netgen.rule", trouble.RuleId));

    /// <summary>After each epoch.</summary>
    public void EndEpoch(Activity? activity, EpochReport report)
    {
        Epochs.Add(1, tag);
        Loss.Record(report.TrainLoss, tag);
        Speed.Record(report.SamplesPerSecond, tag);
        activity?.SetTag("netgen.loss", report.TrainLoss);
        if (report.ValidationLoss is double loss)
        {
            ValidationLoss.Record(loss, tag);
            activity?.SetTag("netgen.validation_loss", loss);
        }
    }
}
