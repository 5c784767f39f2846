namespace NetGen.Training.Monitoring;

/// <summary>
/// The validation loss ends far above the training loss, epoch after epoch, and never rose: the network knows its samples better than what
/// they have in common with others. (Where it rose, that is <see cref="Overfitting"/>.) Validation inputs on another scale than those of
/// the training are told at once.
/// </summary>
/// <param name="options">The thresholds.</param>
/// <param name="floors">The losses of right answers: what is compared is above them.</param>
/// <param name="scale">The RMS of the validation inputs by that of the training inputs.</param>
/// <param name="chances">The losses of the best constant answers, above the floors; NaN where they are unknown.</param>
internal sealed class GeneralizationGap(TrainingMonitors options, LossFloors floors, double scale, (double Training, double Validation) chances)
    : IMonitor
{
    // Parts of one data set may differ so far where a few values are huge; beyond, and beside a gap from less on, they were prepared in
    // two ways.
    private const double OtherScale = 10, OddScale = 2;

    // A validation loss of less than twice the training loss is an ordinary one.
    private const double Twice = 2;

    /// <summary>What to look at where the validation loss was never below chance.</summary>
    public const string ForNoOthers =
        "What the network learns of its samples holds for no others: look at whether inputs and answers belong together, and "
        + "whether the inputs say anything of the answers; then use weight decay, dropout or more data.";

    private const string Cure =
        "The validation data are on another scale than the training data: prepare both in the same way, or declare the preprocessing, which does.";

    public void AfterFirstStep(double loss, int samples, TroubleLog log)
    {
        if (scale is > OtherScale or < 1 / OtherScale)
        {
            log.Report(TroubleKind.GeneralizationGap, null, "the RMS of the validation inputs by that of the training inputs", scale,
                scale > 1 ? OtherScale : 1 / OtherScale, "", Cure);
        }
    }

    public void AfterTraining(TrainingEnd end, IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        if (epochs.Count < options.OverfittingEpochs)
        {
            return;
        }

        double gap = double.PositiveInfinity;
        for (int i = epochs.Count - options.OverfittingEpochs; i < epochs.Count; i++)
        {
            double training = floors.OfTraining(epochs[i].TrainLoss);
            double over = floors.OfValidation(epochs[i].ValidationLoss ?? double.NaN) - training;
            gap = over > (Twice - 1) * training ? Math.Min(gap, over / floors.OfTraining(epochs[0].TrainLoss)) : double.NaN;
        }

        if (gap >= options.GeneralizationGap)
        {
            (string rule, string cause) = scale is > OddScale or < 1 / OddScale
                ? ("", Cure)
                : ("NG9001",
                    "The network knows its samples better than others: use weight decay, dropout, augmentation or more data, and look at whether both parts are of one kind.");
            log.Report(TroubleKind.GeneralizationGap, null, "the validation loss above the training loss, by the first training loss,", gap,
                options.GeneralizationGap, rule, cause);
        }
        else
        {
            LookAtChance(epochs, log);
        }
    }

    /// <summary>
    /// What was learned of the samples themselves, and in no epoch held for another. Where the compiler warned of the network, that is
    /// likelier the reason than the data are.
    /// </summary>
    private void LookAtChance(IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        double learned = floors.OfTraining(epochs[^1].TrainLoss) / chances.Training;
        double best = epochs.Min(epoch => floors.OfValidation(epoch.ValidationLoss ?? double.NaN)) / chances.Validation;
        if (best >= 1 && learned < 1 - options.StalledLossFall && log.First(TroubleKind.Overfitting, TroubleKind.StalledLoss) is null)
        {
            log.Report(TroubleKind.GeneralizationGap, null, "the lowest validation loss by that of one answer for all samples,", best, 1,
                log.Foretold?.RuleId ?? "NG9001",
                ForNoOthers);
        }
    }
}
