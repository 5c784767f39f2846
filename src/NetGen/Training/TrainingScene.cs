using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>A run as its callbacks see it. The samples are converted once for each data set that is asked about.</summary>
internal sealed class TrainingScene<T>(ITrainer<T> trainer, FitOptions options, Dataset train) : ITrainingScene
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private (Dataset Data, ulong Weights, Evaluation Evaluation)? measured;

    public NetworkSummary Summary => trainer.Summary;

    public FitOptions Options => options;

    public IReadOnlyDictionary<string, double> Hyperparameters =>
        trainer.State.Settings.ToDictionary(setting => setting.Name, setting => setting.Value);

    public Dataset Train => train;

    public Evaluation Evaluate(Dataset data) => measured is { } known && ReferenceEquals(known.Data, data) && known.Weights == Weights()
        ? known.Evaluation
        : Evaluator.Evaluate(trainer, data);

    /// <summary>
    /// What the run itself has measured just now, with all that it keeps of single samples: whoever asks for it has it, as long as the
    /// weights are the same.
    /// </summary>
    public void Keep(Dataset data, Evaluation evaluation) => measured = (data, Weights(), evaluation);

    public double[] Predict(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Evaluator.Predict(trainer, SampleCheck.Require(data, Summary, "predicted data", names: trainer.Names));
    }

    public double[] CopyParameters()
    {
        ReadOnlySpan<T> parameters = trainer.Parameters;
        var copy = new double[parameters.Length];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = double.CreateTruncating(parameters[i]);
        }

        return copy;
    }

    public void ReadParameters(ReadOnlySpan<int> places, Span<double> values)
    {
        if (values.Length < places.Length)
        {
            throw new ArgumentException($"There are {places.Length} places and room for {values.Length} values.", nameof(values));
        }

        ReadOnlySpan<T> parameters = trainer.Parameters;
        for (int i = 0; i < places.Length; i++)
        {
            values[i] = double.CreateTruncating(parameters[places[i]]);
        }
    }

    // A look leaves nothing behind: the next step computes its gradient anew.
    // What is not looked at is not checked either: the preprocessing has been fitted before.
    public SignalReport MeasureSignal(Dataset data, int samples)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        return SignalReport.Run(trainer, data.Take(samples), samples);
    }

    /// <summary>What an evaluation depends on, beside the data.</summary>
    private ulong Weights() =>
        Digest.Of(MemoryMarshal.AsBytes(trainer.ParametersAndBuffers)) ^ BitConverter.DoubleToUInt64Bits(trainer.Threshold);
}
