using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests;

/// <summary>The published Search finds better hyperparameters than the declared ones, and a kill costs it nothing.</summary>
public sealed partial class SearchTests(PublishedSamples samples) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-search-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Explicit = true)]
    public void Search_published_beats_the_declared_defaults_and_ends_with_the_same_trials_when_killed_half_way()
    {
        var whole = Path.Combine(folder, "whole.jsonl");
        var outcome = Command.Run(samples["Search"].Program, [whole]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(30, Trials(whole).Count);
        // On the test images, mean of five seeds.
        var (declared, found) = (Accuracy(outcome, "declared"), Accuracy(outcome, "found"));
        Assert.True(found > declared, outcome.Output);

        var killed = Path.Combine(folder, "killed.jsonl");
        KillAfter(trials: 15, killed);
        Assert.InRange(Trials(killed).Count, 15, 29);
        var resumed = Command.Run(samples["Search"].Program, [killed]);
        Assert.True(resumed.ExitCode == 0, resumed.ToString());
        Assert.Equal(Trials(whole), Trials(killed));
        Assert.Equal(found, Accuracy(resumed, "found"));
    }

    private void KillAfter(int trials, string journal)
    {
        using var process = Process.Start(new ProcessStartInfo(samples["Search"].Program, [journal]) { RedirectStandardOutput = true })!;
        for (var ended = 0; ended < trials;)
        {
            var line = process.StandardOutput.ReadLine();
            Assert.NotNull(line);
            if (line.StartsWith("trial ", StringComparison.Ordinal))
                ended++;
        }

        // SIGKILL where there are signals.
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>The journal's trials that are whole, each as its line without the time it took: number, values, state, score.</summary>
    private static List<string> Trials(string journal) =>
        [.. File.ReadAllText(journal).Split('\n')[1..^1].Select(line => Seconds.Replace(line, ""))];

    private static double Accuracy(Outcome outcome, string what)
    {
        var match = Regex.Match(outcome.Output, $@"{what} +([\d.]+) %");
        Assert.True(match.Success, outcome.ToString());
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@",""seconds"":[^,}]+")]
    private static partial Regex Seconds { get; }
}
