using System.Numerics;

namespace NetGen.Training;

/// <summary>A run as its callbacks see it. The samples are converted once for each data set that is asked about.</summary>
internal sealed class TrainingScene<T>(ITrainer<T> trainer, FitOptions options, Dataset train) : ITrainingScene
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public NetworkSummary Summary => trainer.Summary;

    public FitOptions Options => options;

    public Dataset Train => train;

    public Evaluation Evaluate(Dataset data) => Evaluator.Evaluate(trainer, data);

    public double[] Predict(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Evaluator.Predict(trainer, SampleCheck.Require(data, Summary, "predicted data"));
    }

    // A look leaves nothing behind: the next step computes its gradient anew.
    public SignalReport MeasureSignal(Dataset data, int samples) => SignalReport.Run(trainer, data, samples);
}
