namespace NetGen.Reports.Studies;

/// <summary>A study as far as it has come.</summary>
internal sealed class StudyRecord
{
    public StudyRecord(StudyIdentity study, IEnumerable<TrialRecord> trials)
    {
        Study = study;
        Trials = [.. trials];
        Dimensions = [.. study.Dimensions.Select(Dimension.Of)];
        Ranked =
        [
            .. Trials.Where(trial => trial.State == TrialState.Completed)
                .OrderBy(trial => study.Goal == Goal.Minimize ? trial.Score : -trial.Score),
        ];
    }

    public StudyIdentity Study { get; }

    /// <summary>All trials, in order.</summary>
    public IReadOnlyList<TrialRecord> Trials { get; }

    /// <summary>The completed ones, the best first.</summary>
    public IReadOnlyList<TrialRecord> Ranked { get; }

    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The best quarter, at least one.</summary>
    public IReadOnlyList<TrialRecord> Good => [.. Ranked.Take(Math.Max(1, Ranked.Count / 4))];

    public bool IsBetter(double score, double than) => Study.Goal == Goal.Minimize ? score < than : score > than;
}

/// <summary>What is varied.</summary>
/// <param name="Name">The hyperparameter.</param>
/// <param name="Range">Its range, in the words of <see cref="SearchRange"/>.</param>
internal sealed record Dimension(string Name, string Range)
{
    /// <summary>The range with its powers of ten as all others on the page: 1e-6.</summary>
    public string Words => Figures.Rewritten(Range);

    public bool IsLogarithmic => Range.EndsWith("(logarithmic)", StringComparison.Ordinal);

    /// <summary>From the words of a study's identity, "name: range".</summary>
    public static Dimension Of(string text) =>
        text.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var end ? new(text[..end], text[(end + 2)..]) : new(text, "");

    /// <summary>A value on a scale on which equal distances are equally likely.</summary>
    public double Place(double value) => IsLogarithmic && value > 0 ? Math.Log10(value) : value;
}
