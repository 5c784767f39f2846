namespace NetGen.Reports.Sections;

/// <summary>What to do next: the causes first; where there is none, what the figures suggest.</summary>
internal static class NextStep
{
    public static string Told(RunRecord run)
    {
        if (run.Troubles.Count > 0)
        {
            TrainingTrouble first = run.Troubles[0];
            string others = run.Troubles.Count == 1 ? "" : $" {Figures.Plural(run.Troubles.Count - 1, "more trouble")} below.";
            string place = first.Layer is { } layer ? $" in {layer}" : "";
            return $"{Change(first.RuleId)}{first.Name}{place}. {first.Cause}{others}";
        }

        if (run.Network.Findings.FirstOrDefault(finding => finding.Severity >= FindingSeverity.Warning) is { } finding)
        {
            return $"{Change(finding.RuleId)}The monitors saw no trouble. The compiler warned: {finding.Message} ({finding.RuleId})";
        }

        string quiet = run.Saved is null ? "The monitors saw no trouble." : "What the monitors saw is not in a checkpoint.";
        if (MoreEpochs.FallOf(run) > MoreEpochs.FallThatCounts && run.Best == run.Epochs[^1])
        {
            string longer = MoreEpochs.Rate(run).Length == 0 ? "Train longer" : "Train longer, with a schedule of more epochs";
            return $"{quiet} {longer}: the loss was still falling.";
        }

        return run.Answers is { Worst.Count: > 0 }
            ? $"{quiet} What is left is in the samples: look at the worst mistakes below, and at whether their answers are right."
            : quiet;
    }

    /// <summary>What is to be done comes before why.</summary>
    private static string Change(string rule) => rule.Length == 0 ? "" : $"{Advice.For(rule)} The reason: ";
}
