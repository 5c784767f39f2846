using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Networks;

/// <summary>Same seed, same data: same bits, of the first weights and of everything that follows.</summary>
public sealed class DeterminismTests
{
    private static readonly Dataset Data =
        Dataset.FromArrays(Draw.Normal<float>(300 * 10, seed: 1), Draw.Labels(300, 4, seed: 2));

    [Fact]
    public void Constructor_with_the_same_seed_gives_the_same_weights()
    {
        Assert.Equal(new ReproducibleNetwork(seed: 7).Parameters.ToArray(), new ReproducibleNetwork(seed: 7).Parameters.ToArray());
        Assert.Equal(new ReproducibleNetwork().Parameters.ToArray(), new ReproducibleNetwork(seed: 0).Parameters.ToArray());
    }

    [Fact]
    public void Constructor_with_another_seed_gives_other_weights()
    {
        var (one, other) = (new ReproducibleNetwork(seed: 7), new ReproducibleNetwork(seed: 8));
        Assert.All(one.Dense1.Weights.ToArray().Zip(other.Dense1.Weights.ToArray()), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Layers_of_one_network_draw_from_different_streams()
    {
        var network = new ReproducibleNetwork(seed: 7);
        var shared = Math.Min(network.Dense1.Weights.Length, network.Dense2.Weights.Length);
        Assert.Empty(network.Dense1.Weights[..shared].ToArray().Intersect(network.Dense2.Weights[..shared].ToArray()));
    }

    [Fact]
    public void Fit_twice_gives_the_same_weights_and_history()
    {
        var (first, firstHistory) = Train(seed: 3, fitSeed: 4);
        var (second, secondHistory) = Train(seed: 3, fitSeed: 4);
        Assert.Equal(first, second);
        Assert.Equal(firstHistory.Epochs.Select(WithoutTime), secondHistory.Epochs.Select(WithoutTime));
    }

    [Fact]
    public void Fit_with_another_seed_gives_other_weights()
    {
        Assert.NotEqual(Train(seed: 3, fitSeed: 4).Parameters, Train(seed: 3, fitSeed: 5).Parameters);
        Assert.NotEqual(Train(seed: 3, fitSeed: 4).Parameters, Train(seed: 4, fitSeed: 4).Parameters);
    }

    [Fact]
    public void Order_of_samples_depends_on_seed_and_epoch_but_not_on_the_batch_size()
    {
        var small = RowRecorder.Record(Data, batchSize: 7, seed: 1);
        Assert.Equal(small, RowRecorder.Record(Data, batchSize: 64, seed: 1));
        Assert.NotEqual(small, RowRecorder.Record(Data, batchSize: 7, seed: 2));

        Assert.Equal(2 * Data.Count, small.Count);
        Assert.Equal(Enumerable.Range(0, Data.Count), small.Take(Data.Count).Order());
        Assert.Equal(Enumerable.Range(0, Data.Count), small.Skip(Data.Count).Order());
        Assert.NotEqual(small.Take(Data.Count), small.Skip(Data.Count));
    }

    [Fact]
    public void Two_short_runs_on_one_trainer_are_one_long_run()
    {
        var network = new ReproducibleNetwork(seed: 3);
        var trainer = new ReproducibleNetwork.Trainer(network, seed: 4);
        var options = new FitOptions { Seed = 4, BatchSize = 32, ProgressLine = ProgressLine.Off };
        TrainingLoop.Fit(trainer, Data, options with { Epochs = 2 });
        TrainingLoop.Fit(trainer, Data, options with { Epochs = 1 });
        Assert.Equal(Train(seed: 3, fitSeed: 4).Parameters, network.Parameters.ToArray());
    }

    [Fact]
    public void Prediction_of_a_sample_does_not_depend_on_its_neighbours()
    {
        var network = new ReproducibleNetwork(seed: 9);
        var together = new float[Data.Count * ReproducibleNetwork.OutputLength];
        network.PredictBatch(Data.Inputs, together);
        var alone = new float[ReproducibleNetwork.OutputLength];
        for (var row = 0; row < Data.Count; row++)
        {
            network.Predict(Data.Inputs.Slice(row * 10, 10), alone);
            Assert.Equal(together.AsSpan(row * 4, 4).ToArray(), alone);
        }
    }

    private static (float[] Parameters, History History) Train(ulong seed, ulong fitSeed)
    {
        var network = new ReproducibleNetwork(seed);
        // What is measured is that the same is measured twice.
#pragma warning disable NG9006
        var history = network.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 32, Seed = fitSeed, Validation = Data, ProgressLine = ProgressLine.Off });
#pragma warning restore NG9006
        return (network.Parameters.ToArray(), history);
    }

    private static EpochReport WithoutTime(EpochReport epoch) => epoch with { Elapsed = default, SamplesPerSecond = 0 };

    /// <summary>A trainer that learns nothing and remembers which rows it was given.</summary>
    private sealed class RowRecorder : ITrainer<float>
    {
        private readonly List<int> rows = [];

        public NetworkSummary Summary => ReproducibleNetwork.Summary;

        public Span<float> Parameters => [];

        public ReadOnlySpan<float> Gradients => [];

        public double LearningRate { get; set; }

        public long StepCount { get; set; }

        public ulong Seed { get; set; }

        public TrainerState<float> State => new();

        public int CorrectInLastStep => 0;

        public static List<int> Record(Dataset data, int batchSize, ulong seed)
        {
            var recorder = new RowRecorder();
            TrainingLoop.Fit(recorder, data, new FitOptions { Epochs = 2, BatchSize = batchSize, Seed = seed, Monitors = null, ProgressLine = ProgressLine.Off });
            return recorder.rows;
        }

        public double ScheduledLearningRate(TrainingTime time) => 1;

        public double Step(in Batch<float> batch)
        {
            StepCount++;
            rows.AddRange(batch.Rows);
            return 0;
        }

        public double ComputeGradients(in Batch<float> batch) => 0;

        public double Evaluate(in Batch<float> batch, Span<float> outputs) => 0;

        public double Penalty() => 0;
    }
}

[Network]
[Input(10)]
[Dense(33), Relu, Dropout(0.2)]
[Dense(17), Tanh]
[Dense(4), Softmax]
[CrossEntropy]
[Adam(0.01), L2(1e-3)]
internal partial class ReproducibleNetwork;
