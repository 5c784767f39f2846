using NetGen.Training;

namespace NetGen.Reports.Sections;

/// <summary>Which epoch was the best, by what, and where its weights are.</summary>
internal static class BestEpoch
{
    /// <summary>What makes an epoch the best: "lowest validation loss".</summary>
    public static string Measure(RunRecord run) => Monitor(run).Best;

    /// <summary>Null before the first epoch has ended.</summary>
    public static string? Told(RunRecord run)
    {
        if (run.Best is not { } best)
        {
            return null;
        }

        string last = best.Epoch == run.Epochs[^1].Epoch ? ", the last" : "";
        return $"Epoch {best.Epoch}{last}, by the {Measure(run)}: {Value(run, best)}.{Weights(run, best.Epoch)}";
    }

    private static string Value(RunRecord run, EpochReport epoch)
    {
        EpochMonitor monitor = Monitor(run);
        double value = monitor.ValueOf(epoch);
        return monitor.IsShare ? Figures.Percent(value) : Figures.Number(value);
    }

    private static EpochMonitor Monitor(RunRecord run) => EpochMonitor.Of(run.Options.Monitor, run.Epochs);

    /// <summary>Of which epoch the rest of the page is; of a page that was written after the fact somebody else knows.</summary>
    private static string Weights(RunRecord run, int best)
    {
        if (run.History is not { } history)
        {
            return "";
        }

        int last = run.Epochs[^1].Epoch;
        string kept = run.Options.Checkpoints is { } checkpoints
            ? $"; those of epoch {best} are in its checkpoints ({Path.GetFileName(checkpoints.BestPath)})"
            : ": early stopping or checkpoints would have kept the best";
        return best == last ? ""
            : run.Options.RestoresBest(history.End) ? " The network has its weights, and the rest of this page is of them."
            : $" The network has the weights of epoch {last}, and the rest of this page is of them{kept}.";
    }
}
