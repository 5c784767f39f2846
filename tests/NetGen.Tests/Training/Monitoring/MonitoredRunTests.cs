using System.Diagnostics.Metrics;
using NetGen.Data;
using NetGen.Tests.Networks;
using NetGen.Training;
using NetGen.Training.Monitoring;

namespace NetGen.Tests.Training.Monitoring;

/// <summary>Watching changes nothing: not a bit of the weights, not a byte per step; and what is seen is told once, to all who listen.</summary>
public sealed class MonitoredRunTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };
    private static readonly Dataset Digits = TestData.Digits();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Weights_are_the_same_bits_with_and_without(int threads)
    {
        float[] Trained(TrainingMonitors? monitors)
        {
            var network = new DigitsNetwork(1);
            network.Fit(Digits, Quiet with { Epochs = 2, BatchSize = 128, Threads = threads, Monitors = monitors });
            return network.Parameters.ToArray();
        }

        var expected = Trained(null);
        Assert.Equal(expected, Trained(new()));
        Assert.Equal(expected, Trained(new() { EverySteps = 1, Samples = 128 }));
    }

    [Fact]
    public void Running_statistics_are_the_same_bits_with_and_without()
    {
        float[] Trained(TrainingMonitors? monitors)
        {
            var network = new NormalizedDigits(1);
            var trainer = new NormalizedDigits.Trainer(network);
            trainer.Fit(Digits, Quiet with { Monitors = monitors });
            return trainer.ParametersAndBuffers.ToArray();
        }

        Assert.Equal(Trained(null), Trained(new() { EverySteps = 1 }));
    }

    [Fact]
    public void A_look_allocates_nothing_after_the_first_nor_does_a_step_without_one()
    {
        ITrainer<float> trainer = new MonitoredDigits.Trainer(new MonitoredDigits(1));
        var samples = new SampleView<float>(Digits);
        int[] rows = [.. Enumerable.Range(0, 32)];
        var plan = RunPlan.Of(trainer.Summary, Digits.Count, Quiet, epochs: 10, firstStep: 0);
        var monitors = new RunMonitors<float>(new() { EverySteps = 7 }, trainer, plan, new MemoryFeed<float>(Digits, plan), validation: null, new TroubleLog(_ => { }));
        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                var batch = samples.Batch(rows);
                monitors.BeforeStep(batch);
                monitors.AfterStep(epoch: 1, rows.Length, trainer.Step(batch));
            }
        }

        Steps(20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Steps(100);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_trouble_is_told_once_to_callbacks_history_progress_and_meter()
    {
        var (told, counted) = (new List<TrainingTrouble>(), new List<string>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "netgen.training.troubles")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var labels = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value as string);
            if (labels["netgen.network"] == nameof(SteepDigits))
                counted.Add(labels["netgen.rule"]!);
        });
        listener.Start();
        var output = new StringWriter();
        using var printer = new ProgressPrinter(output, inPlace: false, epochs: 1, Digits.Count, TimeProvider.System);
        var history = TrainingLoop.Fit(
            new SteepDigits.Trainer(new SteepDigits(1)), Digits, Quiet with { Callbacks = [new Teller(told)] }, epochs: 1, printer, TimeProvider.System);
        var trouble = Assert.Single(history.Troubles);
        Assert.Equal([trouble], told);
        Assert.Contains(trouble.ToString(), output.ToString().Split(output.NewLine));
        Assert.Equal(["NG2004"], counted);
        Assert.EndsWith(", 1 trouble", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_can_be_moved_and_monitors_left_out()
    {
        var lenient = Quiet with { Monitors = new() { SaturatedShare = 0.99, LastingLoss = 2 } };
        Assert.Empty(new SteepDigits(1).Fit(Digits, lenient).Troubles);
        Assert.Empty(new SteepDigits(1).Fit(Digits, Quiet with { Monitors = null }).Troubles);
    }

    [Fact]
    public void A_threshold_outside_its_domain_is_refused_before_anything_is_trained()
    {
        var network = new SteepDigits(1);
        var before = network.Parameters.ToArray();
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(Digits, Quiet with { Monitors = new() { EverySteps = 0 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(Digits, Quiet with { Monitors = new() { Swing = double.NaN } }));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void What_is_watched_is_in_the_summary_and_the_head_is_not()
    {
        Assert.Equal(["Relu1", "Relu2"], MonitoredDigits.Summary.Activations.Select(activation => activation.Layer));
        Assert.Equal([new ActivationSummary("Relu1", "MaxPool2D1", Channels: 4, CanDie: true, Low: 0, High: 0)], DeadChannels.Summary.Activations);
        var tanh = Assert.Single(SteepDigits.Summary.Activations);
        Assert.False(tanh.CanDie);
        Assert.Equal(-Math.Tanh(5), tanh.Low, 1e-6);
        Assert.Equal(Math.Tanh(5), tanh.High, 1e-6);
        Assert.Equal(["Tanh1"], XorNetwork.Summary.Activations.Select(activation => activation.Layer));
    }

    [Fact]
    public void Inspect_of_a_trainer_shows_the_rows_of_a_batch_as_the_network_does()
    {
        var network = new MonitoredDigits(1);
        ITrainer<float> trainer = new MonitoredDigits.Trainer(network);
        var (expected, seen) = (new List<(string Layer, float[] Values)>(), new List<(string Layer, float[] Values)>());
        network.Inspect(Digits.Inputs.Slice(3 * 64, 64), (layer, _, values) => expected.Add((layer, values.ToArray())));
        network.Inspect(Digits.Inputs.Slice(5 * 64, 64), (layer, _, values) => expected.Add((layer, values.ToArray())));
        trainer.Inspect(new SampleView<float>(Digits).Batch([3, 5]), (layer, _, values) => seen.Add((layer, values.ToArray())));
        Assert.Equal(expected.Select(shown => shown.Layer), seen.Select(shown => shown.Layer));
        Assert.All(expected.Zip(seen), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    private sealed class Teller(List<TrainingTrouble> told) : ITrainingCallback
    {
        public void OnTrouble(TrainingTrouble trouble) => told.Add(trouble);
    }
}

[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), BatchNorm, Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(1e-2)]
[Training(Epochs = 2, BatchSize = 32)]
internal partial class NormalizedDigits;

/// <summary>Its tanh is saturated; of this class alone, so that others that train meanwhile are not counted.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
#pragma warning disable NG2004, NG8006 // Meant so.
[Dense(32, Init = Init.Normal, InitScale = 4), Tanh]
#pragma warning restore NG2004, NG8006
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.01)]
[Training(Epochs = 1, BatchSize = 16)]
internal partial class SteepDigits;
