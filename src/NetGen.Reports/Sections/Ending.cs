using static System.FormattableString;

namespace NetGen.Reports.Sections;

/// <summary>How a run ended, and how long it took.</summary>
internal static class Ending
{
    public static string Told(RunRecord run)
    {
        if (run.Saved is { } saved)
        {
            string steps = Figures.Plural(saved.StepCount, "step");
            string length = $"{Figures.Plural(saved.Epochs.Count, "epoch")} of {saved.PlannedEpochs}, {steps}";
            return saved.IsComplete
                ? Invariant($"All epochs were completed: {length}, {saved.Elapsed.TotalSeconds:F1} s.")
                : Invariant($"Its checkpoint holds {length}, {saved.Elapsed.TotalSeconds:F1} s: it was stopped, or goes on.");
        }

        if (run.History is { } history)
        {
            string how = history.End switch
            {
                TrainingEnd.Completed => "All epochs were completed",
                TrainingEnd.EarlyStopping => "It was stopped early, since nothing got better",
                TrainingEnd.Cancelled => "It was cancelled",
                TrainingEnd.Callback => "A callback ended it",
                TrainingEnd.Failed => "It broke down",
                _ => throw new InvalidOperationException($"The report does not know the end {history.End}."),
            };
            string length = $"{Figures.Plural(history.Epochs.Count, "epoch")}, {Figures.Plural(history.StepCount, "step")}";
            return Invariant($"{how}: {length}, {history.Elapsed.TotalSeconds:F1} s.");
        }

        return run.Troubles.Any(trouble => trouble.Kind == TroubleKind.NonFiniteValue)
            ? $"It broke down in epoch {run.RunningEpoch}: a value was not finite."
            : $"It has not: this page was written in epoch {run.RunningEpoch} of {run.Options.Epochs ?? run.Network.Epochs}.";
    }
}
