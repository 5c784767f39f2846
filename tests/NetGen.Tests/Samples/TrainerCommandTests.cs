using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NetGen.Tests.Samples;

/// <summary>samples/Trainer does what its commands say, and says what went wrong where something did.</summary>
public sealed class TrainerCommandTests : IDisposable
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));
    private static readonly string DigitsFile = Path.Combine(Root, "samples", "Digits", "digits.csv.gz");
    private static readonly string HousesFile = Path.Combine(Root, "samples", "Trainer", "houses.csv");
    private static readonly TrainerProcess Trainer = new();

    private readonly string folder = Directory.CreateTempSubdirectory("netgen-trainer-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_run_is_trained_measured_predicted_and_reported()
    {
        string run = In("digits");
        var trained = await Trainer.Run("train", "digits", DigitsFile, "--run", run, "--epochs", "4", "--set", "Dropout1Rate=0", "--tensorboard");
        Assert.True(trained.ExitCode == 0, trained.Errors);
        Assert.Contains("epoch 4/4  loss", trained.Errors, StringComparison.Ordinal);
        Assert.Contains("Validation: 359 samples, loss", trained.Output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(run, "tensorboard")));
        var best = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "history.json"))).RootElement;
        double accuracy = best.GetProperty("epochs")[best.GetProperty("best_epoch").GetInt32() - 1].GetProperty("validation_accuracy").GetDouble();

        // The best weights on the samples that were held out: what the history says of that epoch.
        var evaluated = await Trainer.Run("evaluate", run);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"accuracy {100 * accuracy:F2} %"), evaluated.Output, StringComparison.Ordinal);

        // With the answers' column and without it the same answers.
        File.WriteAllLines(In("new.csv"), Unzipped().Take(20).Select(line => line[..line.LastIndexOf(',')]));
        var bare = await Trainer.Run("predict", run, In("new.csv"));
        var whole = await Trainer.Run("predict", run, DigitsFile, "--output", In("answers.csv"));
        Assert.Equal((0, 0), (bare.ExitCode, whole.ExitCode));
        string[] answers = File.ReadAllLines(In("answers.csv"));
        Assert.Equal(1798, answers.Length);
        Assert.Equal(answers.Take(21), bare.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        double right = answers.Skip(1).Zip(Unzipped()).Average(pair => pair.First.Split(',')[0] == pair.Second.Split(',')[^1] ? 1.0 : 0);
        Assert.InRange(right, 0.9, 1);

        File.Delete(Path.Combine(run, "report.html"));
        Assert.Equal(0, (await Trainer.Run("report", run)).ExitCode);
        Assert.Contains("All epochs were completed: 4 epochs of 4", File.ReadAllText(Path.Combine(run, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_goes_on_has_the_bits_of_one_that_was_never_interrupted()
    {
        await Trainer.Run("train", "digits", DigitsFile, "--run", In("a"), "--epochs", "2", "--progress", "none");
        var resumed = await Trainer.Run("resume", In("a"), "--epochs", "4");
        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Contains("goes on after 2", resumed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 2/4", resumed.Errors, StringComparison.Ordinal);
        await Trainer.Run("train", "digits", DigitsFile, "--run", In("b"), "--epochs", "4", "--progress", "none");
        Assert.Equal(File.ReadAllBytes(Path.Combine(In("b"), "best.safetensors")), File.ReadAllBytes(Path.Combine(In("a"), "best.safetensors")));
    }

    [Fact]
    public async Task A_table_is_read_by_its_columns()
    {
        var trained = await Trainer.Run("train", "houses", HousesFile, "--run", In("houses"), "--epochs", "5");
        Assert.True(trained.ExitCode == 0, trained.Errors);
        var predicted = await Trainer.Run("predict", In("houses"), HousesFile);
        Assert.Equal(401, predicted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("price\n", predicted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_goes_on_with_its_journal()
    {
        string[] search = ["search", "digits", DigitsFile, "--vary", "LearningRate=1e-4..1e-1", "--vary", "Dropout1Rate=0,0.4", "--epochs", "1", "--run", In("study")];
        var first = await Trainer.Run([.. search, "--trials", "2"]);
        var second = await Trainer.Run([.. search, "--trials", "3"]);
        Assert.True((first.ExitCode, second.ExitCode) == (0, 0), first.Errors + second.Errors);
        Assert.Equal((2, 1), (Trials(first.Errors), Trials(second.Errors)));
        Assert.Contains("--set LearningRate=", second.Output, StringComparison.Ordinal);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(In("study"), "study.html")), StringComparison.Ordinal);

        static int Trials(string errors) => errors.Split('\n').Count(line => line.StartsWith("trial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rate_is_suggested_as_a_command()
    {
        var found = await Trainer.Run("find-rate", "digits", DigitsFile);
        Assert.Equal(0, found.ExitCode);
        Assert.Matches("trainer train digits .* --set LearningRate=0\\.[0-9]+", found.Output);
    }

    [Fact]
    public async Task Diagnose_tells_a_script_that_it_found_something()
    {
        var found = await Trainer.Run("diagnose", "saturated", DigitsFile, "--json");
        Assert.Equal(3, found.ExitCode);
        Assert.Equal("NG2004", JsonDocument.Parse(found.Output).RootElement.GetProperty("causes")[0].GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("table", "Hyperparameters: LearningRate 0.002")]
    [InlineData("mermaid", "flowchart TD")]
    [InlineData("svg", "<svg ")]
    public async Task A_summary_is_a_table_or_a_picture(string format, string expected) =>
        Assert.Contains(expected, (await Trainer.Run("summary", "digits", "--format", format)).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("There is no network 'digts'. Is 'digits' meant?", "train", "digts", "@")]
    [InlineData("Is 'LearningRate' meant?", "train", "digits", "@", "--set", "LerningRate=3")]
    [InlineData("LearningRate must be a finite value above 0; it is -3.", "train", "digits", "@", "--set", "LearningRate=-3")]
    [InlineData("expected name=value", "train", "digits", "@", "--set", "LearningRate")]
    [InlineData("expected name=low..high", "search", "digits", "@", "--vary", "LearningRate=fast")]
    [InlineData("The data file", "train", "digits", "nothing.csv")]
    [InlineData("--labels belongs to images", "train", "digits", "@", "--labels", "labels")]
    [InlineData("--hold-out is a share", "train", "digits", "@", "--hold-out", "1.5")]
    [InlineData("--epochs is at least 1", "train", "digits", "@", "--epochs", "0")]
    [InlineData("holds no run", "evaluate", "nowhere")]
    [InlineData("Unrecognized command", "trian")]
    [InlineData("`trainer train --help`", "train", "digits")]
    [InlineData("'png' not recognized", "summary", "digits", "--format", "png")]
    public async Task What_cannot_be_meant_is_refused_with_what_was_expected(string expected, params string[] words)
    {
        var refused = await Trainer.Run([.. words.Select(word => word == "@" ? DigitsFile : word), .. words[0] == "train" ? new[] { "--run", In("run") } : []]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(expected, refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(In("run"), "run.json")));
    }

    [Fact]
    public async Task Data_of_another_network_leave_no_run_behind()
    {
        var refused = await Trainer.Run("train", "flowers", DigitsFile, "--run", In("run"));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("expects 4 input values", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(In("run"), "run.json")));
    }

    [Fact]
    public async Task A_run_is_not_replaced_unless_that_is_said()
    {
        string[] train = ["train", "digits", DigitsFile, "--run", In("run"), "--epochs", "1", "--progress", "none"];
        Assert.Equal(0, (await Trainer.Run(train)).ExitCode);
        var refused = await Trainer.Run(train);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("trainer resume", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Trainer.Run([.. train, "--overwrite", "--seed", "2"])).ExitCode);
    }

    [Fact]
    public async Task A_training_that_breaks_down_says_where_to_look()
    {
        var broken = await Trainer.Run("train", "digits", DigitsFile, "--run", In("run"), "--set", "LearningRate=1e30");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("`trainer diagnose` says why", broken.Errors, StringComparison.Ordinal);
        Assert.Contains("It broke down in epoch", File.ReadAllText(Path.Combine(In("run"), "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_completed()
    {
        Assert.Equal("digits", (await Trainer.Run("[suggest:8]", "train di")).Output.Trim());
        Assert.Contains("resume", (await Trainer.Run("[suggest:0]", "")).Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Unzipped()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(DigitsFile), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private string In(string name) => Path.Combine(folder, name);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
