using System.Globalization;
using System.Text;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Selection;

using Space = TunableNetwork.SearchSpace;
using Tuned = TunableNetwork.Hyperparameters;

/// <summary>A study that is killed at any moment goes on with no trial lost or repeated; a journal of something else is never touched.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly Space Rates = new() { LearningRate = (1e-4, 1), Dropout1Rate = (0, 0.5) };

    private readonly TemporaryFolder folder = new();

    private string Journal => folder["study.jsonl"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_journal_cut_off_at_any_byte_resumes_to_the_same_study()
    {
        var whole = Run(trials: 6);
        byte[] content = File.ReadAllBytes(Journal);
        int header = Array.IndexOf(content, (byte)'\n') + 1;
        for (int length = 0; length < content.Length; length++)
        {
            File.WriteAllBytes(Journal, content[..length]);
            int kept = Math.Max(content.AsSpan(0, length).Count((byte)'\n') - 1, 0);
            int calls = 0;
            var resumed = Run(trials: 6, tuned =>
            {
                calls++;
                return StudyTests.Distance(tuned);
            });
            Assert.Equal(6 - kept, calls);
            Assert.Equal(Facts(whole), Facts(resumed));
            Assert.Equal(content[..header], File.ReadAllBytes(Journal)[..header]);
        }
    }

    [Fact]
    public void More_trials_go_on_where_fewer_ended()
    {
        Run(trials: 3);
        var more = Run(trials: 7);
        File.Delete(Journal);
        Assert.Equal(Facts(Run(trials: 7)), Facts(more));
    }

    [Fact]
    public void Divergence_is_kept()
    {
        Run(trials: 3, _ => double.NaN);
        var resumed = Run(trials: 3, _ => throw new InvalidOperationException("nothing is tried again"));
        Assert.All(resumed.Trials, trial => Assert.Equal((TrialState.Diverged, "The score is NaN."), (trial.State, trial.Failure)));
    }

    [Fact]
    public void Another_study_is_refused_and_its_journal_stays()
    {
        Run(trials: 2);
        byte[] content = File.ReadAllBytes(Journal);
        AssertRefused("seed", () => Run(trials: 4, seed: 9));
        AssertRefused("search space", () => Study.Run(Rates with { LearningRate = (1e-4, 0.5) }, StudyTests.Distance, "test", Options(4)));
        AssertRefused("fixed hyperparameters", () => Study.Run(Rates with { Base = new() { Beta1 = 0.5 } }, StudyTests.Distance, "test", Options(4)));
        AssertRefused("subject", () => Study.Run(Rates, StudyTests.Distance, "another", Options(4)));
        AssertRefused("sampler", () => Study.Run(Rates, StudyTests.Distance, "test", Options(4) with { Sampler = Sampler.Grid(2) }));
        Assert.Equal(content, File.ReadAllBytes(Journal));

        static void AssertRefused(string what, Action run) =>
            Assert.Contains(what, Assert.Throws<StudyException>(run).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my notes")]
    [InlineData("my notes\n")]
    [InlineData("{\"a\": 1}\n")]
    [InlineData("\n")]
    public void A_file_of_something_else_is_never_touched(string text)
    {
        File.WriteAllText(Journal, text);
        Assert.Throws<StudyException>(() => Run(trials: 2));
        Assert.Equal(text, File.ReadAllText(Journal));
    }

    [Theory]
    [InlineData("{\"trial\":2,\"values\":[0.1,0.2],\"state\":\"Completed\",\"score\":1,\"seconds\":0}", "trial 1 was expected")]
    [InlineData("{\"trial\":1,\"values\":[0.1],\"state\":\"Completed\",\"score\":1,\"seconds\":0}", "2 values were expected")]
    [InlineData("{\"trial\":1,\"values\":[0.1,0.2],\"state\":\"Completed\",\"seconds\":0}", "a completed trial has a score")]
    [InlineData("{\"trial\":1,\"values\":[0.1,0.2],\"state\":\"Won\",\"score\":1,\"seconds\":0}", "Won")]
    [InlineData("{\"trial\":1", "Line 2")]
    public void A_damaged_line_is_named(string line, string expected)
    {
        Run(trials: 1);
        string header = File.ReadAllLines(Journal)[0];
        File.WriteAllText(Journal, header + "\n" + line + "\n");
        string message = Assert.Throws<StudyException>(() => Run(trials: 2)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("Line 2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_studies_cannot_share_a_journal()
    {
        var error = Assert.Throws<StudyException>(() => Run(trials: 1, _ => Run(trials: 1).Trials.Count));
        Assert.Contains("another study may be using it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_is_a_line_of_json_per_trial_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Data.Cultures.Foreign;
        try
        {
            Run(trials: 2);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] lines = Encoding.UTF8.GetString(File.ReadAllBytes(Journal)).TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("{\"netgen study\":1,\"subject\":\"test\",\"sampler\":\"random\",\"seed\":3,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"trial\":1,\"values\":[0.01,0.2],\"state\":\"Completed\",\"score\":", lines[1], StringComparison.Ordinal);
    }

    private static IEnumerable<(int, Tuned, TrialState, double?)> Facts(StudyResult<Tuned> study) =>
        study.Trials.Select(trial => (trial.Number, trial.Hyperparameters, trial.State, trial.Score));

    private StudyOptions Options(int trials, ulong seed = 3) => new() { Trials = trials, Seed = seed, Store = Journal };

    private StudyResult<Tuned> Run(int trials, Func<Tuned, double>? objective = null, ulong seed = 3) =>
        Study.Run(Rates, objective ?? StudyTests.Distance, "test", Options(trials, seed));
}
