using System.ComponentModel;
using System.Numerics;
using NetGen.Data;

namespace NetGen.Training;

/// <summary>
/// Measures a network, a few rows at a time. Called by generated code; users call <c>Evaluate</c> on their network. Thread-safe, except that
/// a trainer takes one call at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Evaluator
{
    private const int RowsAtATime = 256;
    private const int OutputsAtATime = 1 << 16;

    /// <summary>Loss, and accuracy or errors, of the network's present weights. Runs on the calling thread.</summary>
    /// <exception cref="DatasetException">The data is not what the network predicts.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is not below the network's output length.</exception>
    public static Evaluation Evaluate<T>(ITrainer<T> trainer, Dataset data) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(data);
        SampleCheck.Require(data, trainer.Summary, "evaluated data");
        return Evaluate(trainer, data, new SampleView<T>(data), keepsScores: true, CancellationToken.None);
    }

    /// <summary>The same for data that has been checked and converted.</summary>
    /// <param name="trainer">The network.</param>
    /// <param name="data">The data.</param>
    /// <param name="samples">The same in the network's scalar.</param>
    /// <param name="keepsScores">Whether the outputs are kept, for metrics that compare samples.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; there is no result.</exception>
    internal static Evaluation Evaluate<T>(ITrainer<T> trainer, Dataset data, SampleView<T> samples, bool keepsScores, CancellationToken cancellation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NetworkSummary network = trainer.Summary;
        keepsScores &= (long)data.Count * network.OutputLength <= ScoreTable.Largest;
        IScore<T> score = network.HasClassLabels ? new ClassScore<T>(network, data, keepsScores)
            : SampleCheck.IsBinary(network) ? new BinaryScore<T>(network, data, keepsScores)
            : new RegressionScore<T>(network, data);
        int step = Math.Clamp(OutputsAtATime / network.OutputLength, 1, Math.Min(RowsAtATime, data.Count));
        var rows = new int[step];
        var outputs = new T[step * network.OutputLength];
        double loss = 0;
        for (int first = 0; first < data.Count; first += step)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(step, data.Count - first);
            for (int i = 0; i < count; i++)
            {
                rows[i] = first + i;
            }

            Span<T> predicted = outputs.AsSpan(0, count * network.OutputLength);
            loss += trainer.Evaluate(samples.Batch(rows.AsSpan(0, count)), predicted);
            ReadOnlySpan<T> targets = samples.Targets.Slice(first * data.TargetLength, count * data.TargetLength);
            score.Add(predicted, first, targets);
        }

        return score.Complete(new Evaluation { Count = data.Count, Loss = loss / data.Count });
    }
}
