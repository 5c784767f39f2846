using NetGen.Reports.Rules;
using NetGen.Training.Monitoring;

namespace NetGen.Reports.Sections;

/// <summary>
/// What the compiler foretold and what the monitors saw, by cause: the causes that were seen first, in the order in which they were, then
/// what was only foretold. Each has the page of its rule below it.
/// </summary>
internal static class CausesSection
{
    public static string Write(RunRecord run)
    {
        IReadOnlyList<Cause> causes = Of(run);
        if (causes.Count == 0)
        {
            return new Markup().Section("troubles", "Causes", Nothing(run), " ").ToString();
        }

        var list = new Markup().Add("<ol class=\"troubles\">");
        foreach (Cause cause in causes)
        {
            list.Add("<li>");
            foreach (TrainingTrouble trouble in cause.Seen)
            {
                list.Add($"<p><b>Seen</b> {Linked(Text(trouble), cause.RuleId)}</p>");
            }

            // What was seen has the words of the finding that explains it.
            foreach (CompilerFinding finding in cause.Foretold.Where(finding => !IsSaid(finding, cause)))
            {
                string place = finding.Layer is null ? "" : $" of {finding.Layer}";
                string said = Linked($"{finding.Message} ({finding.RuleId})", cause.RuleId);
                list.Add($"<p><b>The compiler</b>{Markup.Text(place)}: {said}</p>");
            }

            list.Add("</li>");
        }

        list.Add("</ol>").Add(string.Concat(causes.Select(cause => cause.RuleId).Distinct().Select(Page)));
        return new Markup().Section(
            "troubles", "Causes",
            "What the monitors saw and what the compiler had said of the declaration, causes before what follows from them. The links " +
            "lead to what is known of each rule: why, what was measured, and what to change.",
            list.ToString()).ToString();
    }

    /// <summary>As the trouble says it, its figures as the page shows all others.</summary>
    private static string Text(TrainingTrouble trouble)
    {
        string place = trouble.Layer is null ? "" : $" in {trouble.Layer}";
        string limit = double.IsNaN(trouble.Threshold) ? "" : $" (limit {Figures.Number(trouble.Threshold)})";
        string rule = trouble.RuleId.Length == 0 ? "" : $" ({trouble.RuleId})";
        string figure = $"{trouble.Quantity} is {Figures.Number(trouble.Value)}{limit}";
        return $"{trouble.Name}{place} at step {Figures.Count(trouble.Step)}: {figure}. {trouble.Cause}{rule}";
    }

    private static bool IsSaid(CompilerFinding finding, Cause cause) =>
        cause.Seen.Any(trouble => trouble.Cause.Contains(finding.Message, StringComparison.Ordinal));

    private static string Nothing(RunRecord run) => "The compiler warned of nothing in the declaration" +
        (run.Saved is not null ? "; what the monitors saw while it was trained is not in a checkpoint."
            : run.Options.Monitors is null ? "; nothing was watched while it was trained."
            : ", and the monitors saw no trouble while it was trained.");

    /// <summary>By rule: what has none is a cause of its own.</summary>
    public static IReadOnlyList<Cause> Of(RunRecord run)
    {
        List<Cause> causes =
        [
            .. run.Troubles.Select((trouble, place) => (Key: trouble.RuleId.Length == 0 ? $"{place}" : trouble.RuleId, trouble))
                .GroupBy(item => item.Key)
                .Select(group => new Cause(
                    group.First().trouble.RuleId, [.. group.Select(item => item.trouble)],
                    [.. run.Network.Findings.Where(finding => finding.RuleId == group.Key)])),
        ];
        causes.AddRange(
            from finding in run.Network.Findings
            where !run.Troubles.Exists(trouble => trouble.RuleId == finding.RuleId)
            group finding by finding.RuleId into others
            orderby others.Max(finding => finding.Severity) descending, CompilerCauses.RankOf(others.Key)
            select new Cause(others.Key, [], [.. others]));
        return causes;
    }

    private static string Linked(string text, string rule) => rule.Length == 0 || RulePage.TitleOf(rule) is null
        ? Markup.Text(text)
        : Markup.Text(text).Replace(rule, $"<a href=\"#{rule}\">{rule}</a>", StringComparison.Ordinal);

    private static string Page(string rule) => rule.Length > 0 && RulePage.Html(rule) is { } page
        ? $"<details class=\"rule\"><summary>{rule}: {Markup.Text(RulePage.TitleOf(rule)!)}</summary>" +
            $"<div id=\"{rule}\">{page}</div></details>"
        : "";
}

/// <summary>A cause: what was seen of it, and what the compiler said.</summary>
/// <param name="RuleId">The rule that explains it; empty where none does.</param>
/// <param name="Seen">The monitors' troubles, in the order in which they were seen.</param>
/// <param name="Foretold">The compiler's findings.</param>
internal sealed record Cause(string RuleId, IReadOnlyList<TrainingTrouble> Seen, IReadOnlyList<CompilerFinding> Foretold);
