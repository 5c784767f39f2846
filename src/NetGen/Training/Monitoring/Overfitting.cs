namespace NetGen.Training.Monitoring;

/// <summary>
/// For some epochs the validation loss has been above its lowest, each time by a clear gap, while the training loss went on falling. A gap
/// is clear beside what there was to learn: the first training loss above that of right answers, which a Poisson loss has below 0.
/// </summary>
/// <param name="options">The thresholds.</param>
/// <param name="floors">The losses of right answers.</param>
/// <param name="chance">The validation loss of the best constant answer, above the floor; NaN where it is unknown.</param>
internal sealed class Overfitting(TrainingMonitors options, LossFloors floors, double chance) : IMonitor
{
    private int seen;
    private EpochReport? lowest;

    public void AfterEpoch(IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        for (; seen < epochs.Count; seen++)
        {
            lowest = lowest is null || epochs[seen].ValidationLoss < lowest.ValidationLoss ? epochs[seen] : lowest;
        }

        EpochReport latest = epochs[^1];
        if (lowest?.ValidationLoss is not double best || latest.Epoch - lowest.Epoch < options.OverfittingEpochs
            || latest.TrainLoss >= lowest.TrainLoss)
        {
            return;
        }

        double gap = double.PositiveInfinity;
        for (int i = epochs.Count - options.OverfittingEpochs; i < epochs.Count; i++)
        {
            double validation = epochs[i].ValidationLoss ?? double.NaN;
            double over = floors.OfValidation(validation) - floors.OfTraining(epochs[i].TrainLoss);
            gap = Math.Min(gap, Math.Min(validation - best, over) / floors.OfTraining(epochs[0].TrainLoss));
        }

        if (gap >= options.OverfittingGap)
        {
            // What was never better than one answer for all samples was not learned and then forgotten.
            (string rule, string cause) = floors.OfValidation(best) >= chance
                ? (log.Foretold?.RuleId ?? "NG9001", GeneralizationGap.ForNoOthers)
                : ("NG9001",
                    $"The network learns the samples by heart since epoch {lowest.Epoch}: use EarlyStopping, weight decay, dropout, augmentation or more data.");
            log.Report(TroubleKind.Overfitting, null, "the rise of the validation loss by the first training loss", gap,
                options.OverfittingGap, rule, cause);
        }
    }
}
