namespace NetGen.Reports.Sections;

/// <summary>Whether the validation loss rose for good while the training loss fell.</summary>
internal static class Overfitting
{
    // One epoch's loss scatters: so many are compared, and what their mean differs by less than this share is noise.
    private const int Several = 3;
    private const double RiseThatCounts = 0.1;

    public static string? Told(RunRecord run)
    {
        if (run.Epochs.Count < 2 || run.Epochs[^1].ValidationLoss is not double last
            || run.Epochs.MinBy(epoch => epoch.ValidationLoss) is not { ValidationLoss: double lowest } best)
        {
            return null;
        }

        string gap = run.Epochs[^1] is { TrainAccuracy: double train, ValidationAccuracy: double other }
            ? $"accuracy {Figures.Percent(train)} in training, {Figures.Percent(other)} in validation"
            : $"loss {Figures.Number(run.Epochs[^1].TrainLoss)} in training, {Figures.Number(last)} in validation";
        EpochReport[] since = [.. run.Epochs.Skip(Math.Max(best.Epoch, run.Epochs.Count - Several))];
        double rise = since.Length < Several ? 0
            : (since.Average(epoch => epoch.ValidationLoss!.Value) - lowest) / run.Data.Floors.OfValidation(lowest);
        if (!(rise > RiseThatCounts))
        {
            return $"No: the validation loss did not rise for good; {gap} in the last epoch.";
        }

        string risen = $"since epoch {best.Epoch} the validation loss has risen from {Figures.Number(lowest)} to {Figures.Number(last)}";
        double training = run.Epochs[^1].TrainLoss;
        return training < best.TrainLoss ? $"Yes: {risen} while the training loss fell; {gap} in the last epoch."
            : training - best.TrainLoss > RiseThatCounts * run.Data.Floors.OfTraining(best.TrainLoss)
            ? $"No: {risen}, and the training loss with it, from {Figures.Number(best.TrainLoss)} to {Figures.Number(training)}: "
                + "it came apart."
            : $"Perhaps: {risen} while the training loss stood still; {gap} in the last epoch.";
    }
}
