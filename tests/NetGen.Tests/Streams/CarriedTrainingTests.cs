using NetGen.Data;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Streams;

[Network, Input(5, 2), Gru(7, ReturnSequence = true, RecurrentDropout = 0.2), Lstm(6,
    ReturnSequence = true, InitialState = InitialState.Learned), Dense(1), MeanSquaredError, Adam(0.01)]
[Training(BatchSize = 4, CarryState = true)]
internal partial class Carrying;

[Network, Input(5, 2), Gru(7, ReturnSequence = true, RecurrentDropout = 0.2), Lstm(6,
    ReturnSequence = true, InitialState = InitialState.Learned), Dense(1), MeanSquaredError, Adam(0.01)]
[Training(BatchSize = 4)]
internal partial class Forgetting;

[Network(Scalar = typeof(double)), Input(4, 2), SimpleRnn(3, ReturnSequence = true), Gru(4,
    ReturnSequence = true, InitialState = InitialState.Learned), Lstm(5, ReturnSequence = true, InitialState = InitialState.Learned), Gru(6,
    ReturnSequence = true, ResetAfter = false), Dense(2), MeanSquaredError, Sgd(0.1)]
[Training(CarryState = true)]
internal partial class CarryingInDouble;

[Network(Scalar = typeof(double)), Input(12, 2), SimpleRnn(3, ReturnSequence = true), Gru(4,
    ReturnSequence = true, InitialState = InitialState.Learned), Lstm(5, ReturnSequence = true, InitialState = InitialState.Learned), Gru(6,
    ReturnSequence = true, ResetAfter = false), Dense(2), MeanSquaredError, Sgd(0.1)]
internal partial class WholeInDouble;

/// <summary>Truncated back-propagation: windows of a series, each of which begins with the state that the one before it left.</summary>
public sealed class CarriedTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Losses_of_windows_are_those_of_the_whole_sequence_and_gradients_end_at_the_windows()
    {
        var (windows, whole) = (new CarryingInDouble(seed: 1), new WholeInDouble());
        Begin(windows);
        windows.Parameters.CopyTo(whole.Parameters);
        var (trainer, all) = (new CarryingInDouble.Trainer(windows), new WholeInDouble.Trainer(whole));
        var (inputs, targets) = (Draw.Normal<double>(3 * 24, seed: 2), Draw.Normal<double>(3 * 24, seed: 3));
        // Rates of 0: the weights stay.
        trainer.LearningRate = all.LearningRate = 0;
        double[] losses = [.. Enumerable.Range(0, 3).Select(window => trainer.Step(Window(inputs, window), Window(targets, window)))];
        Assert.Equal(all.Step(inputs, targets), losses.Average(), 1e-12);

        trainer.ResetStates();
        Assert.Equal(losses[0], trainer.Step(Window(inputs, 0), Window(targets, 0)));

        // Three sequences of three windows of four steps.
        static double[] Window(double[] values, int window) =>
            [.. Enumerable.Range(0, 3).SelectMany(row => values[((row * 24) + (window * 8))..((row * 24) + (window * 8) + 8)])];
    }

    /// <summary>States to begin with as if they had been learned.</summary>
    private static void Begin(CarryingInDouble network)
    {
        Draw.Normal<double>(4, seed: 7).CopyTo(network.Gru1.InitialState);
        Draw.Normal<double>(5, seed: 8).CopyTo(network.Lstm1.InitialState);
        Draw.Normal<double>(5, seed: 9).CopyTo(network.Lstm1.InitialCell);
    }

    /// <summary>What a window begins with that goes on is what was left, whatever the learned start: it has no gradient of it.</summary>
    [Fact]
    public void Learned_start_learns_of_rows_that_begin_a_series_alone()
    {
        var network = new CarryingInDouble(seed: 4);
        Begin(network);
        var trainer = new CarryingInDouble.Trainer(network);
        var (inputs, targets) = (Draw.Normal<double>(5 * 8, seed: 5), Draw.Normal<double>(5 * 8, seed: 6));
        int[] rows = [0, 1, 2, 3, 4];
        trainer.LearningRate = 0;
        trainer.Step(inputs, targets);
        foreach (var name in new[] { "gru1.h_0", "lstm1.h_0", "lstm1.c_0" })
        {
            var place = CarryingInDouble.Summary.Parameters.Single(parameter => parameter.Name == name);
            Loss(false, false, false, false, false);
            Assert.All(trainer.Gradients.Slice(place.Offset, place.Length).ToArray(), value => Assert.Equal(0, value));
            var loss = Loss(false, true, false, true, true);
            var gradient = trainer.Gradients.Slice(place.Offset, place.Length).ToArray();
            Assert.All(gradient, value => Assert.NotEqual(0, value));
            for (var i = 0; i < place.Length; i++)
            {
                const double Step = 1e-5;
                var before = network.Parameters[place.Offset + i];
                network.Parameters[place.Offset + i] = before + Step;
                var above = Loss(false, true, false, true, true);
                network.Parameters[place.Offset + i] = before - Step;
                var below = Loss(false, true, false, true, true);
                network.Parameters[place.Offset + i] = before;
                Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-9);
            }
            Assert.Equal(loss, Loss(false, true, false, true, true));
        }

        double Loss(params bool[] begins) =>
            trainer.ComputeGradients(new() { Inputs = inputs, Targets = targets, Rows = rows, Begins = begins });
    }

    [Fact]
    public void Gradients_with_carried_states_agree_with_differences()
    {
        var trainer = new CarryingInDouble.Trainer(new CarryingInDouble(seed: 4));
        var (inputs, targets) = (Draw.Normal<float>(6 * 8, seed: 5), Draw.Normal<float>(6 * 8, seed: 6));
        for (var i = 0; i < 3; i++)
            trainer.Step([.. inputs.Select(value => (double)value)], [.. targets.Select(value => (double)value)]);
        var report = FiniteDifferences.Check(trainer, Dataset.FromArrays(inputs, targets, targetLength: 8), samples: 6);
        Assert.All(report.Tensors, tensor => Assert.InRange(tensor.RelativeError, 0, 1e-7));
    }

    [Fact]
    public void Looking_at_gradients_and_marks_of_a_batch_change_no_state()
    {
        var trainer = new Carrying.Trainer(new Carrying(seed: 1)) { LearningRate = 0 };
        var (inputs, targets, rows) = (Draw.Normal<float>(4 * 10, seed: 2), Draw.Normal<float>(4 * 5, seed: 3), new[] { 0, 1, 2, 3 });
        trainer.Step(inputs, targets);
        var going = Loss();
        var begun = Loss(true, true, true, true);
        Assert.NotEqual(going, begun);
        Assert.NotEqual(begun, Loss(true, false, true, true));
        Assert.Equal(going, Loss());
        trainer.ResetStates();
        Assert.Equal(begun, Loss());
        Assert.Throws<TensorLengthException>(() => Loss(true));

        double Loss(params bool[] begins) =>
            trainer.ComputeGradients(new() { Inputs = inputs, Targets = targets, Rows = rows, Begins = begins });

    }

    [Fact]
    public void Bits_are_the_same_on_any_number_of_threads()
    {
        var expected = Train(threads: 1);
        Assert.Equal(expected, Train(threads: 2));
        Assert.Equal(expected, Train(threads: 3));

        static float[] Train(int threads)
        {
            var network = new Carrying(seed: 1);
            var trainer = new Carrying.Trainer(network, seed: 5) { Threads = threads };
            for (ulong step = 0; step < 4; step++)
                trainer.Step(Draw.Normal<float>(301 * 10, seed: step), Draw.Normal<float>(301 * 5, seed: 10 + step));
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var trainer = new Carrying.Trainer(new Carrying(seed: 1));
        var (inputs, targets, rows, begins) = (Draw.Normal<float>(64 * 10, seed: 2), Draw.Normal<float>(64 * 5, seed: 3),
            Enumerable.Range(0, 64).ToArray(), new bool[64]);
        begins[3] = true;
        AllocationTests.AssertAllocatesNothing(() => trainer.Step(inputs, targets));
        AllocationTests.AssertAllocatesNothing(() =>
            trainer.Step(new() { Inputs = inputs, Targets = targets, Rows = rows, Begins = begins }));
    }

    [Fact]
    public void Fit_takes_neighbours_one_after_the_other_and_begins_anew_where_a_series_does()
    {
        // By hand what Fit does: 10 windows in 4 stretches, of 3, 3, 2 and 2.
        var (inputs, targets) = (Draw.Normal<float>(10 * 10, seed: 2), Draw.Normal<float>(10 * 5, seed: 3));
        int[] series = [0, 0, 0, 1, 1, 2, 2, 2, 2, 2];
        var data = Dataset.FromArrays(inputs, targets, targetLength: 5).Continuing(series);
        var fitted = new Carrying(seed: 1);
        fitted.Fit(data, new FitOptions { Epochs = 2, ProgressLine = ProgressLine.Off });

        var network = new Carrying(seed: 1);
        var trainer = new Carrying.Trainer(network);
        (int[] Rows, bool[] Begins)[] steps =
        [
            ([0, 3, 6, 8], [true, true, true, true]),
            ([1, 4, 7, 9], [false, false, false, false]),
            ([2, 5], [false, true]),
        ];
        for (var epoch = 0; epoch < 2; epoch++)
        {
            foreach (var (rows, begins) in steps)
                trainer.Step(new() { Inputs = inputs, Targets = targets, Rows = rows, Begins = begins });
        }
        Assert.Equal(network.Parameters.ToArray(), fitted.Parameters.ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(11)]
    public void Training_that_was_stopped_goes_on_with_the_same_bits(int stopBehind)
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(40 * 10, seed: 2), Draw.Normal<float>(40 * 5, seed: 3), targetLength: 5)
            .Continuing([.. Enumerable.Range(0, 40).Select(i => i / 7)]);
        var expected = new Carrying(seed: 1);
        expected.Fit(data, new FitOptions { Epochs = 2, ProgressLine = ProgressLine.Off });

        var folder = _folder["run" + stopBehind];
        using var stop = new CancellationTokenSource();
        var stopped = new Carrying(seed: 1);
        stopped.Fit(data, new FitOptions
        {
            Epochs = 2, ProgressLine = ProgressLine.Off, Checkpoints = new Checkpoints(folder), CancellationToken = stop.Token,
            Callbacks = [new StopBehind(stopBehind, stop)],
        });
        Assert.NotEqual(expected.Parameters.ToArray(), stopped.Parameters.ToArray());
        // Another process, as it were: nothing is left but the folder.
        var resumed = new Carrying(seed: 1);
        var history = resumed.Fit(data,
            new FitOptions { Epochs = 2, ProgressLine = ProgressLine.Off, Checkpoints = new Checkpoints(folder) });
        Assert.NotNull(history.Resumed);
        Assert.Equal(expected.Parameters.ToArray(), resumed.Parameters.ToArray());
    }

    [Fact]
    public void Run_of_other_series_is_not_gone_on_with()
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(8 * 10, seed: 2), Draw.Normal<float>(8 * 5, seed: 3), targetLength: 5);
        var options = new FitOptions { Epochs = 1, ProgressLine = ProgressLine.Off, Checkpoints = new Checkpoints(_folder["series"]) };
        new Carrying(seed: 1).Fit(data, options);
        var refused =
            Assert.Throws<WeightFileException>(() =>
                new Carrying(seed: 1).Fit(data.Continuing([0, 0, 0, 1, 1, 1, 1, 1]), options with { Epochs = 2 }));
        Assert.Contains("fingerprint of the training samples", refused.Message);
    }

    [Fact]
    public void Carrying_makes_a_difference()
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(40 * 10, seed: 2), Draw.Normal<float>(40 * 5, seed: 3), targetLength: 5);
        var (carrying, forgetting) = (new Carrying(seed: 1), new Forgetting(seed: 1));
        Assert.Equal(carrying.Parameters.ToArray(), forgetting.Parameters.ToArray());
        carrying.Fit(data, new FitOptions { Epochs = 1, ProgressLine = ProgressLine.Off });
        forgetting.Fit(data, new FitOptions { Epochs = 1, ProgressLine = ProgressLine.Off });
        Assert.NotEqual(carrying.Parameters.ToArray(), forgetting.Parameters.ToArray());
    }

    [Fact]
    public void Parts_of_a_series_know_their_gaps()
    {
        var data = Dataset.FromArrays(new float[60], new float[30], targetLength: 5).Continuing([0, 0, 0, 1, 1, 1]);
        Assert.Equal([true, false, false, true, false, false], Enumerable.Range(0, 6).Select(data.BeginsSeries));
        var part = data.Subset(0, 2, 3, 4);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(part.BeginsSeries));
        Assert.Equal([true, false, false, false, false, false],
            Enumerable.Range(0, 6).Select(data.Continuing([4, 4, 4, 4, 4, 4]).BeginsSeries));
        Assert.Throws<DatasetException>(() => data.Continuing([1, 2]));
        Assert.Contains("shuffled",
            Assert.Throws<DatasetException>(() => new Carrying(seed: 1).Fit(data.Subset(5, 3, 1, 4, 2, 0))).Message);
    }

    private sealed class StopBehind(int steps, CancellationTokenSource source) : ITrainingCallback
    {
        public bool AfterStep(in StepReport report)
        {
            if (report.StepCount == steps)
                source.Cancel();
            return true;
        }
    }
}
