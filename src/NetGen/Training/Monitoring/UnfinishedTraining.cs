namespace NetGen.Training.Monitoring;

/// <summary>
/// The training ended, and the loss was still falling: all epochs were over, and a good part of its whole fall, more than noise, is that of
/// the last quarter, and much of the loss is left; or early stopping took a pause in the fall for its end.
/// </summary>
/// <param name="options">The thresholds.</param>
/// <param name="plan">The size of the run.</param>
/// <param name="floors">The losses of right answers.</param>
internal sealed class UnfinishedTraining(TrainingMonitors options, RunPlan plan, LossFloors floors) : IMonitor
{
    // Twentieths of the run; the last quarter is five of them.
    private const int Parts = 20, Quarter = 5;

    // A fall of less, as a share of the first loss, is that of a training that stalls; with less than this left, it is done.
    private const double TellingFall = 0.05, Done = 0.1;

    // The fall of the last quarter by its standard error.
    private const double Certain = 4;

    // Epochs from the lowest validation loss to an end that came at the first pause; and epochs in a row that make a fall.
    private const int Pause = 2, Row = 3;

    private readonly double[] sums = new double[Parts];
    private readonly double[] variances = new double[Parts];
    private readonly int[] counts = new int[Parts];
    private double initial;

    public void AfterReading(LossCourse course, TroubleLog log)
    {
        long steps = (long)plan.Epochs * plan.StepsPerEpoch;
        int part = (int)Math.Clamp((log.Step - plan.FirstStep - 1) * Parts / steps, 0, Parts - 1);
        sums[part] += course.Latest;
        variances[part] += course.Error * course.Error;
        counts[part]++;
        initial = course.Initial;
    }

    public void AfterTraining(TrainingEnd end, IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        if (end == TrainingEnd.EarlyStopping)
        {
            LookAtStop(epochs, log);
        }
        else if (end == TrainingEnd.Completed && FallOf(epochs) is double share && share >= options.UnfinishedFall)
        {
            log.Report(TroubleKind.UnfinishedTraining, null, "the share of the whole fall of the loss in the last quarter of the training",
                share, options.UnfinishedFall, "NG6008",
                "The loss was still falling when the training ended: train for more epochs, or with a higher learning rate (LearningRateFinder suggests one).");
        }
    }

    /// <summary>The last quarter's share of the fall, by as fine parts as there are readings for; null where it had ended.</summary>
    private double? FallOf(IReadOnlyList<EpochReport> epochs)
    {
        if (!counts.AsSpan().Contains(0))
        {
            (double start, _) = Mean(0, 1);
            (double middle, _) = Mean(Parts - Quarter + 1, 2);
            return FallOf(start, Mean(Parts - Quarter - 2, 2), Mean(Parts - 2, 2)) is double fall
                && Mean(Parts - Quarter - 2, 2).Mean > middle && middle > Mean(Parts - 2, 2).Mean ? fall : null;
        }

        // A short run: its quarters, or, without a reading in each, its epochs, whose last half must then fall without exception.
        return Enumerable.Range(0, Parts / Quarter).All(quarter => counts.AsSpan(quarter * Quarter, Quarter).ContainsAnyExcept(0))
            ? FallOf(Math.Max(initial, Mean(0, Quarter).Mean), Mean(Parts - (2 * Quarter), Quarter), Mean(Parts - Quarter, Quarter))
            : FallOf([.. epochs.Select(epoch => floors.OfTraining(epoch.TrainLoss))]);
    }

    private static double? FallOf(double[] losses) =>
        losses.Length < Parts / Quarter || !IsFalling(losses.AsSpan(losses.Length / 2)) ? null
            : FallOf(losses[0], (losses[^(1 + (losses.Length / (Parts / Quarter)))], 0), (losses[^1], 0));

    private static double? FallOf(double start, (double Mean, double Error) quarterAgo, (double Mean, double Error) last)
    {
        (double fall, double whole) = (quarterAgo.Mean - last.Mean, start - last.Mean);
        double error = Math.Sqrt((last.Error * last.Error) + (quarterAgo.Error * quarterAgo.Error));
        return whole > TellingFall * start && last.Mean > Done * start && fall > Certain * error ? fall / whole : null;
    }

    private static bool IsFalling(ReadOnlySpan<double> losses)
    {
        for (int i = 1; i < losses.Length; i++)
        {
            if (!(losses[i] < losses[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Early stopping that watches something that stands still while the validation loss falls on, or that waits for no second look while
    /// the training loss falls steeply.
    /// </summary>
    private void LookAtStop(IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        if (epochs.Count <= Row || epochs.MinBy(epoch => epoch.ValidationLoss) is not { ValidationLoss: double lowest } best)
        {
            return;
        }

        double[] validation = [.. epochs.Select(epoch => floors.OfValidation(epoch.ValidationLoss ?? double.NaN))];
        double left = validation[^1] / validation[0];
        bool falls = IsFalling(validation.AsSpan(epochs.Count - Row - 1))
            && validation[^(Row + 1)] - validation[^1] > options.UnfinishedFall * (validation[0] - validation[^1]);
        // A rise of less than a tenth of what had been won is a pause.
        bool pauses = epochs[^1].Epoch - best.Epoch is > 0 and <= Pause
            && validation[^1] - floors.OfValidation(lowest) < Done * (validation[0] - floors.OfValidation(lowest))
            && FallOf([.. epochs.Select(epoch => floors.OfTraining(epoch.TrainLoss))]) >= options.UnfinishedFall;
        if (left > Done && (falls || pauses))
        {
            log.Report(TroubleKind.UnfinishedTraining, null, "the validation loss at the end by that of the first epoch", left, Done,
                "NG6008", falls
                    ? "Early stopping ended the training while the validation loss was still falling: "
                        + "let it watch that loss, with a smaller MinDelta."
                    : "Early stopping ended the training at the first pause, while the training loss was still falling: "
                        + "give it more Patience.");
        }
    }

    /// <summary>The mean of some parts, and its standard error.</summary>
    private (double Mean, double Error) Mean(int from, int length)
    {
        (double sum, double variance, int count) = (0, 0, 0);
        for (int part = from; part < from + length; part++)
        {
            sum += sums[part];
            variance += variances[part];
            count += counts[part];
        }

        return (sum / count, Math.Sqrt(variance) / count);
    }
}
