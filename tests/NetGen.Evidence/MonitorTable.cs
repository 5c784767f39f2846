using NetGen;

/// <summary>monitors.md: what the monitors tell of sound networks, and what they tell first of faulty ones, training by training.</summary>
internal static class MonitorTable
{
    /// <summary>Runs all of them, or some.</summary>
    /// <param name="seeds">How many trainings of each.</param>
    /// <param name="names">Those to run; empty for all.</param>
    /// <param name="known">The lines of the table as it is: those of the others stay.</param>
    public static string Make(int seeds, IReadOnlyCollection<string> names, IReadOnlyList<string> known)
    {
        string RowOf(string name, Func<string> run) =>
            names.Count > 0 && !names.Contains(name) && known.FirstOrDefault(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)) is { } line
                ? line
                : run();

        var text = new List<string>
        {
            "# What the monitors tell",
            "",
            $"Made by `dotnet run -c Release --project tests/NetGen.Evidence -- monitors`: {seeds} seeds of each network, trained as declared. `EvidenceTests` reads it.",
            "",
            "## Sound networks",
            "",
            "Nothing is to be told of them, or what a person finds to be true: then the last column says why.",
            "",
            "| network | from | data | lowest | median | told | judged |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        };
        text.AddRange(SoundRun.All.Select(run => RowOf(run.Network, () => Sound(run, seeds))));
        text.AddRange(
        [
            "",
            "## Faulty networks",
            "",
            "What is told first is to be the cause. A rule that is information does not say that training fails, and need not be told.",
            "",
            "| rule | fault | data | told first |",
            "| --- | --- | --- | --- |",
        ]);
        text.AddRange(Pair.All.Where(pair => pair.IsCarried).Select(pair => RowOf(pair.Rule, () => Faulty(pair, seeds))));
        return string.Join('\n', text) + "\n";
    }

    private static string Sound(SoundRun run, int seeds)
    {
        Watched[] runs = Watched.Each(run.Problem, run.Create, seeds);
        double[] scores = [.. runs.Select(one => one.Score).Order()];
        TrainingTrouble[] told = [.. runs.SelectMany(one => one.Troubles)];
        foreach (TrainingTrouble trouble in told)
            Console.WriteLine($"{run.Network}: {trouble}");
        string[] why = [.. told.Select(trouble => SoundRun.Judged.GetValueOrDefault((run.Network, trouble.Kind), "**not judged**")).Distinct()];
        return Row(run.Network, run.Kind, run.Problem.Name, Number(scores[0]), Number(scores[scores.Length / 2]), Counts(told.Select(What)), string.Join("; ", why));
    }

    private static string Faulty(Pair pair, int seeds)
    {
        Watched[] runs = Watched.Each(pair.Problem, pair.WithFault, seeds);
        return Row(pair.Rule, pair.Fault, pair.Problem.Name, Counts(runs.Select(one => one.Troubles is [var first, ..] ? What(first) : "nothing")));
    }

    private static string What(TrainingTrouble trouble) => trouble.RuleId.Length == 0 ? $"{trouble.Kind}" : $"{trouble.RuleId} {trouble.Kind}";

    private static string Counts(IEnumerable<string> told) => string.Join(", ", told.CountBy(what => what).Select(count => $"{count.Value} × {count.Key}"));

    private static string Number(double score) => score.ToString("F3", System.Globalization.CultureInfo.InvariantCulture);

    private static string Row(params ReadOnlySpan<string> cells)
    {
        string row = "| " + string.Join(" | ", cells) + " |";
        Console.WriteLine(row);
        return row;
    }
}
