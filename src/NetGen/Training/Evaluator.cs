using System.ComponentModel;
using System.Numerics;
using NetGen.Data;

namespace NetGen.Training;

/// <summary>
/// Measures a network, a few rows at a time. Called by generated code; users call <c>Evaluate</c> on their network. Thread-safe, except
/// that a trainer takes one call at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Evaluator
{
    private const int RowsAtATime = 256;
    private const int OutputsAtATime = 1 << 16;

    /// <summary>Loss, and accuracy or errors, of the network's present weights. Runs on the calling thread.</summary>
    /// <exception cref="DatasetException">The data is not what the network predicts, or its columns or classes are called
    /// otherwise.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is not below the network's output length.</exception>
    public static Evaluation Evaluate<T>(ITrainer<T> trainer, Dataset data) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(data);
        data = SampleCheck.Require(data, trainer.Summary, "evaluated data", names: trainer.Names);
        TrainedNames.Require(data.Names, "evaluated data", trainer);
        return Evaluate(trainer, data, new SampleView<T>(data), keepsScores: true, CancellationToken.None);
    }

    /// <summary>The same for data that has been checked and converted.</summary>
    /// <param name="trainer">The network.</param>
    /// <param name="data">The data.</param>
    /// <param name="samples">The same in the network's scalar.</param>
    /// <param name="keepsScores">Whether the outputs are kept, for metrics that compare samples and for looking at single ones.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; there is no result.</exception>
    internal static Evaluation Evaluate<T>(ITrainer<T> trainer, Dataset data, SampleView<T> samples, bool keepsScores,
        CancellationToken cancellation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NetworkSummary network = trainer.Summary;
        keepsScores &= !network.HasClassMaps && (long)data.Count * network.OutputLength <= ScoreTable.Largest;
        double[]? outputs = keepsScores ? new double[data.Count * network.OutputLength] : null;
        IScore<T> score = network.HasClassLabels ? new ClassScore<T>(network, data, trainer.Names.Classes ?? data.ClassNames, outputs)
            : SampleCheck.IsBinary(network) ? new BinaryScore<T>(network, data, trainer.Names.Classes ?? data.ClassNames, outputs,
                trainer.Threshold)
            : new RegressionScore<T>(network, data);
        double loss = 0;
        ForEachBlock(trainer, samples, data.Count, cancellation, (first, count, sum, predicted) =>
        {
            loss += sum;
            for (int i = 0; outputs is not null && i < predicted.Length; i++)
            {
                outputs[(first * network.OutputLength) + i] = double.CreateTruncating(predicted[i]);
            }

            score.Add(predicted, first, samples.Targets.Slice(first * data.TargetLength, count * data.TargetLength));
        });
        return score.Complete(new Evaluation
        {
            Count = data.Count,
            Loss = loss / (network.HasClassMaps ? Math.Max(1, ClassMaps.Counted(data.Labels)) : data.Count),
            // Outputs that are compared with targets one by one; of others nobody can say how wrong they are.
            Answers = outputs is null || (!network.HasClassLabels && network.TargetLength != network.OutputLength)
                ? null
                : new AnswerTable(data, network.HasClassLabels, outputs),
        });
    }

    /// <summary>The predictions of checked data: rows × OutputLength values, row-major.</summary>
    internal static double[] Predict<T>(ITrainer<T> trainer, Dataset data) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var outputs = new double[(long)data.Count * trainer.Summary.OutputLength];
        ForEachBlock(trainer, new SampleView<T>(data), data.Count, CancellationToken.None, (first, _, _, predicted) =>
        {
            for (int i = 0; i < predicted.Length; i++)
            {
                outputs[((long)first * trainer.Summary.OutputLength) + i] = double.CreateTruncating(predicted[i]);
            }
        });
        return outputs;
    }

    /// <summary>What is done with the predictions of some rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">The rows.</param>
    /// <param name="loss">The sum of their losses.</param>
    /// <param name="predicted">Their predictions, row-major.</param>
    private delegate void Block<T>(int first, int count, double loss, ReadOnlySpan<T> predicted);

    private static void ForEachBlock<T>(ITrainer<T> trainer, SampleView<T> samples, int samplesInAll, CancellationToken cancellation,
        Block<T> take)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = trainer.Summary.OutputLength;
        int step = Math.Clamp(OutputsAtATime / width, 1, Math.Min(RowsAtATime, samplesInAll));
        var rows = new int[step];
        var outputs = new T[step * width];
        for (int first = 0; first < samplesInAll; first += step)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(step, samplesInAll - first);
            for (int i = 0; i < count; i++)
            {
                rows[i] = first + i;
            }

            Span<T> predicted = outputs.AsSpan(0, count * width);
            double loss = trainer.Evaluate(samples.Batch(rows.AsSpan(0, count)), predicted);
            take(first, count, loss, predicted);
        }
    }
}
