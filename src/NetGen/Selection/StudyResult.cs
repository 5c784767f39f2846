using static System.FormattableString;

namespace NetGen;

/// <summary>What a study found. Immutable.</summary>
/// <typeparam name="T">The network's <c>Hyperparameters</c>.</typeparam>
public sealed record StudyResult<T>
{
    private const int ShownTrials = 10;

    /// <summary>All trials in order, those of earlier runs included.</summary>
    public required IReadOnlyList<Trial<T>> Trials { get; init; }

    /// <summary>The names of what was varied, in the order of <see cref="Trial{T}.Values"/>.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    /// <summary>What a good score is.</summary>
    public required Goal Goal { get; init; }

    /// <summary>Whether the study was cancelled.</summary>
    public required bool Cancelled { get; init; }

    /// <summary>How long this run took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The completed trial with the best score, of equals the first; null when none was completed.</summary>
    public Trial<T>? BestTrial => Ranked().FirstOrDefault();

    /// <summary>The best configuration.</summary>
    /// <exception cref="InvalidOperationException">No trial was completed.</exception>
    public T Best => BestTrial is { } best
        ? best.Hyperparameters
        : throw new InvalidOperationException($"None of the {Counted.Of(Trials.Count, "trial")} was completed; their Failure says why.");

    /// <summary>The best trials as a table. The same text under every culture.</summary>
    public override string ToString()
    {
        TextTable table = Dimensions.Aggregate(
            new TextTable(keyColumns: 2).Column("trial", alignRight: true).Column("score", alignRight: true),
            (columns, name) => columns.Column(name, alignRight: true));
        foreach (Trial<T> trial in Ranked().Take(ShownTrials))
        {
            table.Row([Invariant($"{trial.Number}"), Invariant($"{trial.Score:G5}"), .. trial.Texts]);
        }

        int diverged = Trials.Count(trial => trial.State == TrialState.Diverged);
        string end = Cancelled ? ", cancelled" : "";
        return Invariant($"{Counted.Of(Trials.Count, "trial")}, {diverged} diverged, {Elapsed.TotalSeconds:F1} s{end}\n{table}");
    }

    private IEnumerable<Trial<T>> Ranked() => Trials
        .Where(trial => trial.State == TrialState.Completed)
        .OrderBy(trial => Goal == Goal.Minimize ? trial.Score : -trial.Score);
}
