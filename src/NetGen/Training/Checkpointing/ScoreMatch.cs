using System.Numerics;
using NetGen.Data;
using static System.FormattableString;

namespace NetGen.Training.Checkpointing;

/// <summary>Whether a score of the user's is still the one by which a run's epochs were compared: two functions show it in what they give
/// alone.</summary>
internal static class ScoreMatch
{
    // By which a score may differ where the loss does too, as on a machine that rounds otherwise: one sample of a hundred, on the other side.
    private const double Rounding = 0.01;

    /// <summary>Computes the score of the best epoch again.</summary>
    /// <param name="score">The function.</param>
    /// <param name="best">The weights of the best epoch.</param>
    /// <param name="epochs">The epochs as they were reported.</param>
    /// <param name="monitor">By what the best was chosen.</param>
    /// <param name="trainer">The trainer, whose weights are the same afterwards.</param>
    /// <param name="validation">What the epochs were measured on.</param>
    /// <param name="samples">The same in the network's scalar.</param>
    /// <returns>What is different; null for nothing.</returns>
    public static string? OfBest<T>(Func<Evaluation, double> score, T[] best, IReadOnlyList<EpochReport> epochs, EpochMonitor monitor,
        ITrainer<T> trainer, Dataset validation, SampleView<T> samples)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var then = new BestWeights<T>(monitor);
        then.Restore(best, epochs);
        if (then.Epoch is not { } epoch || epochs[epoch - 1] is not { ValidationScore: { } was } report)
        {
            return null;
        }

        T[] present = trainer.ParametersAndBuffers.ToArray();
        then.CopyTo(trainer.ParametersAndBuffers);
        Evaluation evaluation = Evaluator.Evaluate(trainer, validation, samples, keepsScores: true, CancellationToken.None);
        present.CopyTo(trainer.ParametersAndBuffers);
        double now = score(evaluation), rounding = evaluation.Loss == report.ValidationLoss ? 0 : Rounding;
        return now.Equals(was) || Math.Abs(now - was) <= rounding * Math.Max(Math.Abs(now), Math.Abs(was))
            ? null
            : Invariant($"the score is computed otherwise than it was (FitOptions.Score): that of epoch {epoch} was {was:R}, and of the ")
                + Invariant($"same weights and samples it is {now:R} now");
    }
}
