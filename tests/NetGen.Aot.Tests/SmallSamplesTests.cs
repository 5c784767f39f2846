using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests;

/// <summary>The published Xor, Table, WhyItFails, Mnist, LeNet and Regularization do what they say.</summary>
public sealed partial class SmallSamplesTests(PublishedSamples samples)
{
    /// <summary>
    /// Samples with what they print beside them (the service's is a conversation, which its own test holds); a publish takes half a minute:
    /// what others publish anyway is for every day.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string>> Shown { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "output.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!).Where(sample => sample != "Service").Order(StringComparer.Ordinal)
            .Select(sample => new TheoryDataRow<string>(sample) { Explicit = sample is not ("Digits" or "Xor") })];

    /// <summary>Word for word, by the command of the tour. Figures are left out: they are times and speeds, or what another instruction set sums otherwise.</summary>
    [Theory]
    [MemberData(nameof(Shown))]
    public void Published_prints_what_stands_beside_the_sample(string sample)
    {
        Assert.True(sample is not ("Mnist" or "LeNet" or "Regularization") || DataIsAtHand, NoData);
        var tour = File.ReadAllText(Path.Combine(Repository.Root, "samples", "README.md"));
        var arguments = Regex.Match(tour, $@"--project samples/{sample}( -- (?<words>[^\r\n]+))?\r?$", RegexOptions.Multiline);
        Assert.True(arguments.Success, $"samples/README.md has no command for {sample}.");
        // Samples may write beside where they are started.
        var folder = Directory.CreateTempSubdirectory("netgen-sample-");
        try
        {
            var outcome = Command.RunIn(
                folder.FullName, samples[sample].Program, arguments.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
            var shown = File.ReadAllText(Path.Combine(Repository.Root, "samples", sample, "output.txt"));
            Assert.Equal(WordsOf(shown), WordsOf(outcome.Output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every sample has its output beside it: nothing is added without.</summary>
    [Fact]
    public void Every_sample_has_its_output_beside_it()
    {
        // A page, and a program for each lesson, with what each prints.
        string[] otherwise = ["Explorer", "Lectures"];
        Assert.Empty(Directory.GetDirectories(Path.Combine(Repository.Root, "samples"))
            .Where(folder => !File.Exists(Path.Combine(folder, "output.txt"))).Select(Path.GetFileName).Except(otherwise));
    }

    [Fact]
    public void Xor_published_learns_the_four_answers()
    {
        var outcome = Command.Run(samples["Xor"].Program, []);
        Assert.Equal(0, outcome.ExitCode);
        var answers = Regex.Matches(outcome.Output, @"(\d) xor (\d) = ([\d.]+)");
        Assert.Equal(4, answers.Count);
        Assert.All(answers, answer =>
        {
            var expected = answer.Groups[1].Value == answer.Groups[2].Value ? 0 : 1;
            Assert.Equal(expected, double.Parse(answer.Groups[3].Value, CultureInfo.InvariantCulture), tolerance: 0.1);
        });
    }

    [Fact(Explicit = true)]
    public void Table_published_goes_from_a_table_to_predictions_without_allocating()
    {
        var outcome = Command.Run(samples["Table"].Program, []);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains(" and 0 bytes a row", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"Most wrong: row \d+ \(line \d+, customer_id C\d+\): ", outcome.Output);
        Assert.Contains("call: True", outcome.Output, StringComparison.Ordinal);
        var curve = Regex.Match(outcome.Output, @"Second night: area under the curve ([\d.]+) against ([\d.]+)");
        Assert.All(curve.Groups.Values.Skip(1), area => Assert.InRange(double.Parse(area.Value, CultureInfo.InvariantCulture), 0.8, 1));
    }

    [Fact(Explicit = true)]
    public void WhyItFails_published_shows_nine_diagnostics_and_what_curing_them_does()
    {
        var outcome = Command.Run(samples["WhyItFails"].Program, []);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(9, Regex.Count(outcome.Output, @"^\d\. .*\r?\n   \w+\.cs\(\d+\): NG\d{4}: ", RegexOptions.Multiline));
        var rows = Regex.Matches(outcome.Output, @"([\d.]+) % +([\d.]+) %\r?$", RegexOptions.Multiline);
        Assert.Equal(9, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.InRange(double.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), 0, 60);
            Assert.InRange(double.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture), 90, 100);
        });
    }

    [Theory(Explicit = true)]
    [InlineData("Mnist", null, "NETGEN_DATA is not set")]
    [InlineData("Mnist", "no-such-folder", "train-images-idx3-ubyte.gz is missing")]
    [InlineData("LeNet", null, "NETGEN_DATA is not set")]
    [InlineData("Regularization", null, "NETGEN_DATA is not set")]
    public void Published_without_data_a_sample_says_where_to_get_them(string sample, string? folder, string expected)
    {
        var outcome = Command.Run(samples[sample].Program, [], ("NETGEN_DATA", folder));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("https://", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory(Explicit = true)]
    [InlineData("Mnist", 97.5)]
    [InlineData("LeNet", 98.8)]
    public void Published_reaches_its_accuracy_in_5_epochs(string sample, double least)
    {
        Assert.True(DataIsAtHand, NoData);
        var outcome = Command.Run(samples[sample].Program, []);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var accuracy = Regex.Match(outcome.Output, @"^Test: .*accuracy ([\d.]+) %", RegexOptions.Multiline).Groups[1].Value;
        Assert.InRange(double.Parse(accuracy, CultureInfo.InvariantCulture), least, 100);
    }

    private const string NoData = "NETGEN_DATA must name a folder with mnist/ in it.";

    private static bool DataIsAtHand => Environment.GetEnvironmentVariable("NETGEN_DATA") is { Length: > 0 };

    private static IEnumerable<string> WordsOf(string output) => output.ReplaceLineEndings("\n").Split('\n')
        .Select(line => string.Join(' ', Words.Matches(Varying.Replace(line, "")).Select(word => word.Value))).Where(line => line.Length > 0);

    // Times with their units, folders, and the instruction sets of the machine.
    [GeneratedRegex(@"[\d.,]+ (ns|µs|ms|s|min)\b|\S*[/\\](?=[\w.]+\.safetensors)|Vector\d.*")]
    private static partial Regex Varying { get; }

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex Words { get; }
}
