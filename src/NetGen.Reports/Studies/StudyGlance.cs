using static System.FormattableString;

namespace NetGen.Reports.Studies;

/// <summary>What one asks of a study first, each answer a sentence with its figures.</summary>
internal static class StudyGlance
{
    /// <summary>A best value so near an end of what was tried, of the whole range, may lie beyond it.</summary>
    private const double NearTheEnd = 0.05;

    public static string Write(StudyRecord study)
    {
        var list = new Markup().Add("<dl class=\"glance\">");
        foreach ((string question, string? answer) in new[]
        {
            ("What is best?", Best(study)), ("Does it pay to go on?", More(study)), ("What matters?", Matters(study)),
            ("Is the range wide enough?", Range(study)), ("How often did it break down?", Diverged(study)),
        })
        {
            if (answer is not null)
            {
                list.Add($"<dt>{Markup.Text(question)}</dt><dd>{Markup.Text(answer)}</dd>");
            }
        }

        return list.Add("</dl>").ToString();
    }

    public static IEnumerable<(string Name, string Value)> Facts(StudyRecord study) =>
    [
        ("subject", study.Study.Subject), ("sampler", study.Study.Sampler), ("seed", Invariant($"{study.Study.Seed}")),
        ("first trial", study.Study.BaseFirst ? "the declared values" : "the sampler's"),
        .. study.Dimensions.Select(dimension => (dimension.Name, dimension.Words)),
        ("fixed", Figures.Rewritten(string.Join("; ", study.Study.Fixed))),
        ("NetGen", typeof(StudyStore).Assembly.GetName().Version?.ToString() ?? ""),
    ];

    public static string Better(StudyRecord study) => study.Study.Goal == Goal.Minimize ? "the lower the better" : "the higher the better";

    private static string Best(StudyRecord study) => study.Ranked.Count == 0
        ? "Nothing yet: no trial was completed."
        : Invariant($"Trial {study.Ranked[0].Number} of {study.Trials.Count}, ")
            + $"score {Figures.Number(study.Ranked[0].Score!.Value)} ({Better(study)}): "
            + string.Join(", ", study.Dimensions.Select((dimension, i) => $"{dimension.Name} {Figures.Number(study.Ranked[0].Values[i])}"))
            + ".";

    private static string? More(StudyRecord study)
    {
        if (study.Ranked.Count < 5)
        {
            return null;
        }

        int since = study.Trials[^1].Number - study.Ranked[0].Number;
        return since >= study.Trials.Count / 2
            ? $"Hardly: the last {Figures.Plural(since, "trial")} found nothing better."
            : $"Perhaps: the best was found {Figures.Plural(since, "trial")} ago.";
    }

    private static string? Matters(StudyRecord study)
    {
        var shares = study.Dimensions.Select((dimension, i) => (dimension.Name, Share: Importance.Of(study, i)))
            .Where(row => row.Share is not null).OrderByDescending(row => row.Share).ToList();
        return shares.Count == 0 ? null
            : shares[0].Share < 0.05 ? "Nothing by itself: the trials' scores do not follow any one of them."
            : string.Join(", ", shares.Select(row => $"{row.Name} explains {Figures.Percent(row.Share!.Value)}")) + " of the scatter.";
    }

    private static string? Range(StudyRecord study)
    {
        if (study.Ranked.Count < 8)
        {
            return null;
        }

        var near = new List<string>();
        for (int i = 0; i < study.Dimensions.Count; i++)
        {
            double[] places = [.. study.Trials.Select(trial => study.Dimensions[i].Place(trial.Values[i]))];
            (double low, double high) = (places.Min(), places.Max());
            double best = study.Dimensions[i].Place(study.Ranked[0].Values[i]);
            if (places.Distinct().Count() > 4 && (best - low < NearTheEnd * (high - low) || high - best < NearTheEnd * (high - low)))
            {
                near.Add($"{study.Dimensions[i].Name} (best {Figures.Number(study.Ranked[0].Values[i])} of {study.Dimensions[i].Words})");
            }
        }

        return near.Count == 0
            ? "Yes: the best trial lies inside it."
            : $"Perhaps not: the best trial lies at an end of {string.Join(", ", near)}.";
    }

    private static string? Diverged(StudyRecord study) =>
        study.Trials.Count(trial => trial.State == TrialState.Diverged) is > 0 and var diverged
        ? Invariant($"{Figures.Plural(diverged, "trial")} of {study.Trials.Count}; see below.")
        : null;
}
