using NetGen.Tests.Files;
using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>What a call of Fit found in its folder, what it did itself, and that it did nothing where a run had ended: in the history and on the progress line.</summary>
public sealed class ResumedHistoryTests : IDisposable
{
    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(40 * 3, seed: 1), Draw.Normal<float>(40, seed: 2));

    private readonly TemporaryFolder folder = new();
    private readonly FitOptions options;

    public ResumedHistoryTests() => options = new() { Epochs = 5, BatchSize = 10, Checkpoints = new Checkpoints(folder["run"]), ProgressLine = ProgressLine.Off };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_that_begins_has_resumed_nothing()
    {
        History history = new LineNetwork(seed: 1).Fit(Data, options);
        Assert.Null(history.Resumed);
        Assert.False(history.HadEnded);
        Assert.DoesNotContain("before this call", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_that_goes_on_says_what_was_there()
    {
        new LineNetwork(seed: 1).Fit(Data, options with { Epochs = 2 });
        (History history, string progress) = Fit(options);
        Assert.Equal((2, 8), (history.Resumed!.Epochs, history.Resumed.StepCount));
        Assert.Equal((5, 20), (history.Epochs.Count, history.StepCount));
        Assert.False(history.HadEnded);
        Assert.EndsWith("; 8 of these steps before this call", history.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"{folder["run"]}: the run, 2 of 5 epochs, 8 steps, goes on.", progress, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_that_had_ended_is_handed_back_and_that_is_said()
    {
        var network = new LineNetwork(seed: 1);
        network.Fit(Data, options);
        (History history, string progress) = Fit(options);
        Assert.True(history.HadEnded);
        Assert.EndsWith("; all of it before this call: the run had ended", history.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            $"{folder["run"]}: the run, 5 of 5 epochs, 20 steps, had ended; nothing is left to train, and Checkpoints.Resume = false begins anew.", progress.Trim());
    }

    [Fact]
    public void Fit_in_a_loop_with_one_folder_trains_in_every_turn()
    {
        LineNetwork network = new(seed: 1), expected = new(seed: 1);
        for (int turn = 0; turn < 3; turn++)
        {
            History history = network.Fit(Data, options with { Epochs = 1 });
            expected.Fit(Data, options with { Epochs = 1, Checkpoints = null });
            Assert.Equal((1, null), (history.Epochs.Count, history.Resumed));
            Assert.Equal(expected.Parameters, network.Parameters);
        }
    }

    [Fact]
    public void Second_training_that_is_stopped_and_resumed_ends_with_the_same_bits()
    {
        // The random numbers of a second Fit depend on the weights it began with: the checkpoint has to remember them.
        LineNetwork network = new(seed: 1), whole = new(seed: 1);
        network.Fit(Data, options with { Checkpoints = null });
        whole.CopyFrom(network);
        whole.Fit(Data, options with { Checkpoints = null });
        network.Clone().Fit(Data, options with { Callbacks = [new StopAfter(7)] });
        var resumed = new LineNetwork(seed: 2);
        History history = resumed.Fit(Data, options);
        Assert.Equal(7, history.Resumed!.StepCount);
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    [Fact]
    public void Streams_are_told_apart_by_the_content_of_their_files()
    {
        string path = folder["rows.csv"];
        StreamedDataset Stream(int last)
        {
            File.WriteAllLines(path, Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i},{i % 7},{(i == 39 ? last : 3)},{i % 5}")));
            return StreamedDataset.FromCsv([path], new CsvOptions { TargetColumns = [3] });
        }

        new LineNetwork(seed: 1).Fit(Stream(last: 3), options with { Epochs = 1 }, new() { LearningRate = 1e-4 });
        new LineNetwork(seed: 1).Fit(Stream(last: 3), options with { Epochs = 2 }, new() { LearningRate = 1e-4 });
        var e = Assert.Throws<WeightFileException>(() => new LineNetwork(seed: 1).Fit(Stream(last: 4), options with { Epochs = 3 }, new() { LearningRate = 1e-4 }));
        Assert.Contains("the run was of other data", e.Message, StringComparison.Ordinal);
    }

    private static (History History, string Progress) Fit(FitOptions options)
    {
        var output = new StringWriter();
        using var printer = new ProgressPrinter(output, inPlace: false, options.Epochs!.Value, Data.Count, TimeProvider.System);
        History history = TrainingLoop.Fit(new LineNetwork.Trainer(new LineNetwork(seed: 1)), Data, options, options.Epochs.Value, printer, TimeProvider.System);
        return (history, output.ToString());
    }

    private sealed class StopAfter(int steps) : ITrainingCallback
    {
        private int left = steps;

        public bool AfterStep(in StepReport step) => --left > 0;
    }
}
