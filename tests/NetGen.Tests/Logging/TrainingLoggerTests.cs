using Microsoft.Extensions.Logging;
using NetGen.Logging;
using NetGen.Tests.Training;

namespace NetGen.Tests.Logging;

/// <summary>What a logger hears of a training.</summary>
public sealed class TrainingLoggerTests
{
    private static readonly FitOptions Quiet = new() { Epochs = 2, BatchSize = 8, ProgressLine = ProgressLine.Off };

    private static readonly Dataset Others = Dataset.FromArrays([0.1f, -0.3f, 0.7f, 0.2f], [0.4f, 0.6f], targetLength: 1);

    private static readonly Dataset Line = Dataset.FromArrays(
        [.. Enumerable.Range(0, 80).Select(i => (i * 37 % 41 / 20f) - 1)], [.. Enumerable.Range(0, 40).Select(i => i / 40f)], targetLength: 1);

    [Fact]
    public void Epochs_and_the_end_are_information_with_their_numbers_as_values()
    {
        var log = new Capture(LogLevel.Information);
        History history = Train(log, Quiet with { Validation = Others });
        Assert.Equal([(LogLevel.Information, 3), (LogLevel.Information, 3), (LogLevel.Information, 4)], log.Entries.Select(entry => (entry.Level, entry.Id)));
        Assert.Equal(
            ("Epoch", 1, history.Epochs[0].TrainLoss, history.Epochs[0].ValidationLoss),
            ("Epoch", log.Entries[0].Values["Epoch"], log.Entries[0].Values["Loss"], (double?)log.Entries[0].Values["ValidationLoss"]));
        Assert.StartsWith("Epoch 2 of 2: loss ", log.Entries[1].Text);
        Assert.Equal($"Training ended (Completed): {history}", log.Entries[2].Text);

        log = new Capture(LogLevel.Information);
        Train(log, Quiet);
        Assert.Equal([2, 2, 4], log.Entries.Select(entry => entry.Id));
        Assert.Equal(Train(new Capture(LogLevel.None), Quiet).Epochs[0].TrainLoss, log.Entries[0].Values["Loss"]);
    }

    [Fact]
    public void Steps_are_told_for_debugging_one_in_so_many()
    {
        var log = new Capture(LogLevel.Debug);
        Train(log, Quiet, stepsBetween: 4);
        Assert.Equal([4L, 8L], log.Entries.Where(entry => entry.Level == LogLevel.Debug).Select(entry => entry.Values["StepCount"]));
        Assert.Equal(["Step 4 in epoch 1", "Step 8 in epoch 2"], log.Entries.Where(entry => entry.Id == 1).Select(entry => entry.Text.Split(':')[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingLogger(log) { StepsBetween = 0 });
        Assert.Throws<ArgumentNullException>(() => new TrainingLogger(null!));
    }

    [Fact]
    public void Training_that_is_cancelled_ends_with_a_warning()
    {
        using var source = new CancellationTokenSource();
        var log = new Capture(LogLevel.Information);
        Train(log, Quiet with { CancellationToken = source.Token, Progress = new Immediate(_ => source.Cancel()) });
        Assert.Equal([(LogLevel.Information, 2), (LogLevel.Warning, 4)], log.Entries.Select(entry => (entry.Level, entry.Id)));
        Assert.Equal(TrainingEnd.Cancelled, log.Entries[1].Values["End"]);
    }

    [Fact]
    public void Troubles_are_warnings()
    {
        var log = new Capture(LogLevel.Warning);
        var trouble = new TrainingTrouble
        {
            Kind = TroubleKind.Saturation, RuleId = "NG8006", Layer = "Tanh1", Epoch = 1, Step = 3, Quantity = "the share of saturated values", Value = 0.75, Threshold = 0.5, Cause = "Too large.",
        };
        new TrainingLogger(log).OnTrouble(trouble);
        var entry = Assert.Single(log.Entries);
        Assert.Equal((LogLevel.Warning, 5, "NG8006"), (entry.Level, entry.Id, entry.Values["RuleId"]));
        Assert.Equal($"Saturation (NG8006): {trouble}", entry.Text);
    }

    [Fact]
    public void Steps_that_nobody_hears_allocate_nothing()
    {
        var logger = new TrainingLogger(new Capture(LogLevel.Information)) { StepsBetween = 1 };
        var step = new StepReport { Epoch = 1, StepCount = 7, Samples = 8, Loss = 1, LearningRate = 0.1 };
        logger.AfterStep(step);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            logger.AfterStep(step);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static History Train(Capture log, FitOptions options, int stepsBetween = 100) =>
        new LinearTrainer<float>(2, 1, "MeanSquaredError").Fit(Line, options with { Callbacks = [new TrainingLogger(log) { StepsBetween = stepsBetween }] });

    private sealed record Entry(LogLevel Level, int Id, string Text, IReadOnlyDictionary<string, object?> Values);

    private sealed class Capture(LogLevel least) : ILogger
    {
        public List<Entry> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && least != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add(new Entry(logLevel, eventId.Id, formatter(state, exception), ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary()));
    }

    private sealed class Immediate(Action<EpochReport> report) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => report(value);
    }
}
