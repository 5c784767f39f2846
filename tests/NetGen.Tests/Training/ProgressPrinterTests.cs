using System.Globalization;
using NetGen.Tests.Data;
using NetGen.Training;

namespace NetGen.Tests.Training;

public sealed class ProgressPrinterTests
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly ManualClock clock = new();

    private static EpochReport Report(double? accuracy, double? validationLoss) => new()
    {
        Epoch = 1,
        Epochs = 2,
        StepCount = 10,
        TrainLoss = 0.51234,
        Penalty = 0,
        TrainAccuracy = accuracy,
        ValidationLoss = validationLoss,
        ValidationAccuracy = validationLoss is null ? null : 0.8,
        LearningRate = 0.1,
        Elapsed = TimeSpan.FromSeconds(10),
        SamplesPerSecond = 12345.6,
    };

    [Fact]
    public void Redirected_has_one_line_per_epoch_and_nothing_between()
    {
        var printer = new ProgressPrinter(output, inPlace: false, epochs: 2, samplesPerEpoch: 1000, clock);
        printer.BeginEpoch(1);
        clock.Advance(10);
        printer.StepDone(500, 1, null);
        Assert.Equal("", output.ToString());
        printer.EndEpoch(Report(accuracy: 0.9, validationLoss: null));
        printer.BeginEpoch(2);
        clock.Advance(52);
        printer.EndEpoch(Report(accuracy: null, validationLoss: 1e-5));
        printer.Dispose();
        Assert.Equal(
            "epoch 1/2  loss 0.5123  accuracy 90.00 %  12,346 samples/s  0:10 left\n" +
            "epoch 2/2  loss 0.5123  validation loss 1.000e-5  accuracy 80.00 %  12,346 samples/s  1:02 in all\n",
            output.ToString());
    }

    [Fact]
    public void In_place_rewrites_its_line_at_most_five_times_per_second()
    {
        var printer = new ProgressPrinter(output, inPlace: true, epochs: 10, samplesPerEpoch: 1000, clock);
        printer.BeginEpoch(1);
        for (int step = 1; step <= 100; step++)
        {
            clock.Advance(0.01);
            printer.StepDone(step * 10, 2.0, 0.5);
        }

        string[] shown = output.ToString().Split('\r');
        Assert.Equal(["", "epoch  1/10   20 %  loss 2.0000  accuracy 50.00 %  1,000 samples/s  0:09 left"], shown[..2]);
        Assert.Equal(6, shown.Length);
        Assert.DoesNotContain('\n', output.ToString());
    }

    [Fact]
    public void In_place_covers_what_a_longer_line_left_and_ends_when_disposed()
    {
        var printer = new ProgressPrinter(output, inPlace: true, epochs: 1, samplesPerEpoch: 1000, clock);
        printer.BeginEpoch(1);
        clock.Advance(1);
        printer.StepDone(500, 2, 0.5);
        clock.Advance(1);
        printer.StepDone(600, 2, null);
        string[] shown = output.ToString().Split('\r');
        Assert.Equal(shown[1].Length, shown[2].Length);
        Assert.NotEqual(shown[2].TrimEnd(), shown[2]);
        printer.Dispose();
        Assert.EndsWith("\n", output.ToString());
    }

    [Fact]
    public void In_place_fits_a_terminal_of_80_columns()
    {
        var printer = new ProgressPrinter(output, inPlace: true, epochs: 1000, samplesPerEpoch: 50_000_000, clock);
        printer.BeginEpoch(1);
        clock.Advance(1);
        printer.StepDone(2_445_994, 0.0607, 0.9868);
        printer.EndEpoch(Report(0.9868, 0.0680) with { Penalty = 0.0141, SamplesPerSecond = 2_445_994 });
        Assert.Equal(
            ["epoch    1/1000    4 %  loss 0.0607  accuracy 98.68 %  5:40:40 left",
                "epoch    1/1000  loss 0.5123  penalty 0.0141  accuracy 98.68 %",
                "                 validation loss 0.0680  accuracy 80.00 %  2,445,994 samples/s",
                "                 16:39 left"],
            output.ToString().Split('\r', '\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));
    }

    [Fact]
    public void Lines_read_the_same_under_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.Foreign;
            var printer = new ProgressPrinter(output, inPlace: false, epochs: 2, samplesPerEpoch: 1000, clock);
            printer.BeginEpoch(1);
            clock.Advance(3700);
            printer.EndEpoch(Report(0.9, 1e-7) with { Penalty = 0.5, TrainLoss = -1.5 });
            Assert.Equal(
                "epoch 1/2  loss -1.5000  penalty 0.5000  accuracy 90.00 %  validation loss 1.000e-7  accuracy 80.00 %  " +
                "12,346 samples/s  1:01:40 left\n",
                output.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Fit_ends_the_running_line_when_training_fails()
    {
        var trainer = new LinearTrainer<float>(1, 1, "MeanSquaredError")
        {
            BeforeStep = step =>
            {
                clock.Advance(1);
                if (step == 2)
                {
                    NonFinite.Throw(step, "Dense1", "output", 0, double.NaN);
                }
            },
        };
        Assert.Throws<NonFiniteValueException>(() =>
        {
            using var printer = new ProgressPrinter(output, inPlace: true, epochs: 1, samplesPerEpoch: 4, clock);
            TrainingLoop.Fit(trainer, Dataset.FromArrays([1f, 2, 3, 4], [1f, 2, 3, 4]), new FitOptions { Monitors = null }, 1, printer, clock);
        });
        Assert.EndsWith(" left\n", output.ToString());
    }

    [Fact]
    public void Trouble_takes_the_place_of_the_running_line_and_stays()
    {
        using var printer = new ProgressPrinter(output, inPlace: true, epochs: 1, samplesPerEpoch: 4, clock);
        var trouble = new TrainingTrouble
        {
            Kind = TroubleKind.Saturation, RuleId = "NG8006", Layer = "Tanh1", Epoch = 1, Step = 3, Quantity = "the share of saturated values", Value = 0.75, Threshold = 0.5, Cause = "Too large.",
        };
        printer.BeginEpoch(1);
        clock.Advance(1);
        printer.StepDone(2, 0.5, null);
        printer.Trouble(trouble);
        Assert.EndsWith("\rSaturation in Tanh1 at step 3: the share of saturated values is 0.75 (limit 0.5). Too large. (NG8006)\n", output.ToString());
    }

    [Fact]
    public void Off_has_no_printer() => Assert.Null(ProgressPrinter.For(ProgressLine.Off, 1, 1));

    private sealed class ManualClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Advance(double seconds) => ticks += (long)(seconds * TimeSpan.TicksPerSecond);
    }
}
