using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.Reports;
using NetGen.Reports.Studies;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Reports;

/// <summary>The page of a study shows the trials that the study made, while it runs and when it is taken up again.</summary>
public sealed partial class StudyReportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-study-report-").FullName;

    private string File => Path.Combine(folder, "study.html");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Page_has_the_trials_of_the_study_after_each_of_them()
    {
        var seen = new List<int>();
        StudyResult<DigitsNetwork.Hyperparameters> study = Run(12, progress: new Told(_ => seen.Add(Data().GetProperty("trials").GetArrayLength())));
        Assert.Equal(Enumerable.Range(1, 12), seen);
        JsonElement[] trials = [.. Data().GetProperty("trials").EnumerateArray()];
        Assert.Equal(study.Trials.Select(trial => trial.Score), trials.Select(trial => trial.TryGetProperty("score", out JsonElement score) ? score.GetDouble() : (double?)null));
        Assert.Equal(study.Trials.SelectMany(trial => trial.Values), trials.SelectMany(trial => trial.GetProperty("values").EnumerateArray()).Select(value => value.GetDouble()));
        Assert.Contains($"Trial {study.BestTrial!.Number} of 12", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Study_that_is_taken_up_again_is_shown_whole_and_kept_once()
    {
        Run(5);
        Run(9);
        Assert.Equal(9, Data().GetProperty("trials").GetArrayLength());
        Assert.Equal(10, System.IO.File.ReadAllLines(Path.Combine(folder, "journal")).Length);
    }

    [Fact]
    public void Trial_that_diverges_is_told_with_its_reason()
    {
        Run(6, objective: hyperparameters => hyperparameters.LearningRate > 0.01 ? double.NaN : hyperparameters.LearningRate);
        Assert.Contains("id=\"diverged\"", Text(), StringComparison.Ordinal);
        Assert.Contains("The score is NaN.", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_decides_the_score_is_what_matters()
    {
        var random = new Random(1);
        StudyRecord study = Record(200, () => [Math.Pow(10, random.NextDouble() * -4), random.NextDouble()], values => Math.Pow(Math.Log10(values[0]) + 2, 2));
        Assert.InRange(Importance.Of(study, 0)!.Value, 0.8, 1);
        Assert.InRange(Importance.Of(study, 1)!.Value, 0, 0.1);
    }

    [Fact]
    public void Of_few_trials_nothing_is_said_to_matter() =>
        Assert.Null(Importance.Of(Record(5, () => [1, 2], values => values[0]), 0));

    [Fact]
    public void Best_at_an_end_of_its_range_is_said()
    {
        var random = new Random(2);
        StudyRecord study = Record(60, () => [Math.Pow(10, random.NextDouble() * -4), random.NextDouble()], values => -values[0]);
        Assert.Contains("Perhaps not: the best trial lies at an end of LearningRate", StudyGlance.Write(study), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_that_cannot_be_written_costs_no_trial()
    {
        var report = new StudyReport(Path.Combine(folder, "nowhere", "study.html")) { Store = Path.Combine(folder, "journal") };
        Assert.Throws<StudyException>(() => Run(3, report: report));
        Assert.Equal(2, System.IO.File.ReadAllLines(Path.Combine(folder, "journal")).Length);
    }

    private static StudyRecord Record(int trials, Func<double[]> values, Func<double[], double> score) => new(
        new StudyIdentity
        {
            Subject = "", Sampler = "random", Seed = 0, BaseFirst = false, Fixed = [],
            Dimensions = ["LearningRate: 0.0001 … 1 (logarithmic)", "Beta1: 0 … 1 (linear)"],
        },
        Enumerable.Range(1, trials).Select(number => (Number: number, Values: values())).Select(trial => new TrialRecord
        {
            Number = trial.Number, Values = trial.Values, Score = score(trial.Values), State = TrialState.Completed, Elapsed = TimeSpan.FromSeconds(1),
        }));

    private StudyResult<DigitsNetwork.Hyperparameters> Run(
        int trials, IProgress<TrialRecord>? progress = null, Func<DigitsNetwork.Hyperparameters, double>? objective = null, StudyReport? report = null) => Study.Run(
            new DigitsNetwork.SearchSpace { LearningRate = (1e-4, 1e-1) },
            objective ?? (hyperparameters => Math.Pow(Math.Log10(hyperparameters.LearningRate) + 2.5, 2)),
            "a bowl",
            new StudyOptions
            {
                Trials = trials, Seed = 1, Progress = progress,
                Store = report ?? new StudyReport(File) { Store = Path.Combine(folder, "journal"), Title = "A study of <bowls>" },
            });

    private string Text() => System.IO.File.ReadAllText(File);

    private JsonElement Data() => JsonDocument.Parse(Json().Match(Text()).Groups[1].Value).RootElement;

    [GeneratedRegex("""<script type="application/json" id="study">(.*)</script>""")]
    private static partial Regex Json();

    private sealed class Told(Action<TrialRecord> action) : IProgress<TrialRecord>
    {
        public void Report(TrialRecord value) => action(value);
    }
}
