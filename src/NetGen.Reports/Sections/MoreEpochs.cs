namespace NetGen.Reports.Sections;

/// <summary>Whether the loss was still falling when the run ended.</summary>
internal static class MoreEpochs
{
    // One epoch's loss scatters: means of some are compared.
    private const int Several = 3;

    /// <summary>What the means differ by less than this share is noise.</summary>
    public const double FallThatCounts = 0.02;

    // Of the largest rate of the run.
    private const double SmallRate = 0.02;

    public static string? Told(RunRecord run)
    {
        if (FallOf(run) is not double fall)
        {
            return null;
        }

        string best = run.Best is { } lowest && lowest.Epoch < run.Epochs[^1].Epoch ? $", though epoch {lowest.Epoch} was the best" : "";
        return fall > FallThatCounts ? $"Perhaps: {Compared(run, $"{Figures.Percent(fall)} below")}{best}.{Rate(run)}"
            : fall < -FallThatCounts ? $"No: {Compared(run, $"{Figures.Percent(-fall)} above")}."
            : $"Hardly: {Compared(run, $"less than {Figures.Percent(FallThatCounts)} from")}.{Rate(run)}";
    }

    /// <summary>Where the schedule has come to its end, epochs that are added to it change nothing.</summary>
    public static string Rate(RunRecord run)
    {
        (double largest, double last) = (run.Epochs.Max(epoch => epoch.LearningRate), run.Epochs[^1].LearningRate);
        return last >= SmallRate * largest ? ""
            : $" But the learning rate has come down from {Figures.Number(largest)} to {Figures.Number(last)}, at which hardly anything " +
                "moves: more epochs help only with a schedule that is longer too.";
    }

    /// <summary>Which loss is compared, of which epochs with which: what the chart shows can be held against it.</summary>
    private static string Compared(RunRecord run, string relation)
    {
        int window = Window(run);
        EpochReport[] epochs = [.. run.Epochs.TakeLast(2 * window)];
        (double before, double last) = Means(run);
        string loss = (window == 1 ? "" : "mean ") + (epochs[^1].ValidationLoss is null ? "training loss" : "validation loss");
        double floor = before - AboveFloor(run, before);
        string above = floor == 0 ? "" : $", as shares of what is above the loss of right answers, {Figures.Number(floor)}";
        return $"the {loss} of {Named(epochs[window..])} is {Figures.Number(last)}, {relation} the {Figures.Number(before)} of " +
            Named(epochs[..window]) + above;

        static string Named(EpochReport[] part) =>
            part.Length == 1 ? $"epoch {part[0].Epoch}" : $"epochs {part[0].Epoch} to {part[^1].Epoch}";
    }

    /// <summary>By what share the last epochs brought the loss down; null of a short run.</summary>
    public static double? FallOf(RunRecord run)
    {
        if (Window(run) == 0)
        {
            return null;
        }

        (double before, double last) = Means(run);
        return (before - last) / AboveFloor(run, before);
    }

    /// <summary>What the compared loss is above that of right answers: the whole of which a fall is a share.</summary>
    private static double AboveFloor(RunRecord run, double loss) =>
        run.Epochs[^1].ValidationLoss is null ? run.Data.Floors.OfTraining(loss) : run.Data.Floors.OfValidation(loss);

    /// <summary>The mean loss of the last epochs, and of as many before them.</summary>
    private static (double Before, double Last) Means(RunRecord run)
    {
        int window = Window(run);
        bool isValidated = run.Epochs[^1].ValidationLoss is not null;
        double[] losses =
        [
            .. run.Epochs.TakeLast(2 * window).Select(epoch => isValidated ? epoch.ValidationLoss ?? double.NaN : epoch.TrainLoss),
        ];
        return (losses[..window].Average(), losses[window..].Average());
    }

    /// <summary>The epochs at the end that are compared with as many before them: of a short run fewer.</summary>
    private static int Window(RunRecord run) => Math.Min(Several, run.Epochs.Count / 2);
}
