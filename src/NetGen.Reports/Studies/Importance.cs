namespace NetGen.Reports.Studies;

/// <summary>
/// How much of the scores' scatter a hyperparameter explains by itself: ε² (Kelley 1935), the share of the variance of the scores' ranks
/// that lies between bins of equally many trials along it, less what chance puts there. The first-order term of a functional analysis of
/// variance (Hutter et al. 2014), of the trials themselves instead of a model of them. Ranks, since scores of diverging trials are as large
/// as they like.
/// </summary>
internal static class Importance
{
    /// <summary>Below so many trials in a bin its mean says nothing.</summary>
    private const int LeastInBin = 4;

    /// <summary>The share, 0 to 1; null where there are too few trials to say.</summary>
    public static double? Of(StudyRecord study, int dimension)
    {
        TrialRecord[] trials = [.. study.Ranked];
        int bins = Math.Min(8, trials.Length / LeastInBin);
        if (bins < 3)
        {
            return null;
        }

        // The rank is the place in the list; trials of one value stay in one bin.
        var byValue = trials.Select((trial, rank) => (Value: trial.Values[dimension], Rank: (double)rank)).OrderBy(trial => trial.Value)
            .ToList();
        var groups = new List<List<double>>();
        foreach ((double value, double rank) in byValue)
        {
            bool isFull = groups.Count == 0 || (groups[^1].Count >= trials.Length / bins && groups.Count < bins);
            if (isFull && (groups.Count == 0 || value != byValue[groups.Sum(group => group.Count) - 1].Value))
            {
                groups.Add([]);
            }

            groups[^1].Add(rank);
        }

        if (groups.Count < 2 || trials.Length <= groups.Count)
        {
            return 0;
        }

        double mean = (trials.Length - 1) / 2.0;
        double between = groups.Sum(group => group.Count * Math.Pow(group.Average() - mean, 2));
        double total = byValue.Sum(trial => Math.Pow(trial.Rank - mean, 2));
        double within = (total - between) / (trials.Length - groups.Count);
        return Math.Clamp((between - ((groups.Count - 1) * within)) / total, 0, 1);
    }
}
