using System.Diagnostics;
using System.Text.Json;

namespace NetGen.Aot.Tests;

/// <summary>The published command-line trainer does what it does under the JIT: long, since it is published for it.</summary>
public sealed class TrainerTests(PublishedSamples samples) : IDisposable
{
    private static readonly string Digits = Path.Combine(Repository.Root, "samples", "Digits", "digits.csv.gz");

    private readonly string folder = Directory.CreateTempSubdirectory("netgen-trainer-").FullName;

    private string Run => Path.Combine(folder, "run");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Explicit = true)]
    public void Trainer_published_trains_measures_explains_and_reports()
    {
        Outcome Trainer(params string[] words) => Command.RunIn(folder, samples["Trainer"].Program, words);
        var trained = Trainer("train", "digits", Digits, "--run", Run, "--epochs", "5", "--tensorboard");
        Assert.True(trained.ExitCode == 0, trained.ToString());
        Assert.DoesNotContain('\x1b', trained.ToString());
        Assert.Matches(@"accuracy 9\d\.\d+ %", Trainer("evaluate", Run).Output);
        Assert.Equal(1798, Trainer("predict", Run, Digits).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var searched = Trainer("search", "digits", Digits, "--vary", "LearningRate=1e-3..1e-1", "--trials", "3", "--epochs", "1");
        Assert.True(searched.ExitCode == 0, searched.ToString());
        Assert.Contains("--set LearningRate=", Trainer("find-rate", "digits", Digits).Output, StringComparison.Ordinal);
        Assert.Equal(3, Trainer("diagnose", "saturated", Digits).ExitCode);
        Assert.Equal(0, Trainer("report", Run).ExitCode);
        Assert.Contains("Relu1", Trainer("summary", "digits").Output, StringComparison.Ordinal);
        Assert.Equal("digits", Trainer("[suggest:8]", "train di").Output.Trim());
        // Two libraries for terminal and command line are in it.
        Assert.InRange(new FileInfo(samples["Trainer"].Program).Length, 1, 11_000_000);
    }

    [Fact(Explicit = true)]
    public void Trainer_published_is_interrupted_and_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A process is interrupted by a signal.");
        using (var training = Process.Start(samples["Trainer"].Program, ["train", "digits", Digits, "--run", Run, "--epochs", "1000000", "--progress", "none"]))
        {
            SpinWait.SpinUntil(() => File.Exists(Path.Combine(Run, "best.safetensors")), TimeSpan.FromSeconds(60));
            Process.Start("kill", ["-INT", $"{training.Id}"]).WaitForExit();
            Assert.True(training.WaitForExit(TimeSpan.FromSeconds(60)));
            Assert.Equal(130, training.ExitCode);
        }

        int epochs = Epochs();
        var resumed = Command.RunIn(folder, samples["Trainer"].Program, ["resume", Run, "--epochs", $"{epochs + 2}"]);
        Assert.True(resumed.ExitCode == 0, resumed.ToString());
        Assert.Equal(epochs + 2, Epochs());

        int Epochs()
        {
            using var history = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "history.json")));
            return history.RootElement.GetProperty("epochs").GetArrayLength();
        }
    }
}
