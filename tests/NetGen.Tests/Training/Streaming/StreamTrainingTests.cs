using NetGen.Tests.Files;
using NetGen.Tests.Networks;
using NetGen.Tests.Preparation;
using NetGen.Training;

namespace NetGen.Tests.Training.Streaming;

/// <summary>Training on samples that are read while it runs.</summary>
public sealed class StreamTrainingTests : IDisposable
{
    private const int Samples = 103;

    private static readonly FitOptions Quiet = new() { Epochs = 3, BatchSize = 8, Seed = 5, ProgressLine = ProgressLine.Off };
    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(Samples * 4, seed: 1), Draw.Labels(Samples, 3, seed: 2));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_shard_in_one_window_trains_to_the_bits_of_memory(int threads)
    {
        var (memory, streamed) = (new StreamedNetwork(seed: 1), new StreamedNetwork(seed: 1));
        History expected = memory.Fit(Data, Quiet);
        History history = streamed.Fit(Blocks(Data, Samples), Quiet with { Threads = threads });
        Assert.Equal(memory.Parameters, streamed.Parameters);
        Assert.Equal(expected.Epochs.Select(epoch => epoch.TrainLoss), history.Epochs.Select(epoch => epoch.TrainLoss));
    }

    [Fact]
    public void Networks_in_double_and_with_averages_train_from_streams_too()
    {
        var (memory, streamed) = (new StreamedDoubleNetwork(seed: 1), new StreamedDoubleNetwork(seed: 1));
        memory.Fit(Data, Quiet);
        streamed.Fit(Blocks(Data, Samples), Quiet);
        Assert.Equal(memory.Parameters, streamed.Parameters);
        Assert.Equal(memory.Average!.Parameters, streamed.Average!.Parameters);
    }

    [Theory]
    [InlineData(10, 30, 8)]
    [InlineData(10, 25, 8)] // windows that cut blocks
    [InlineData(7, 9, 20)] // steps that span windows
    [InlineData(50, 1, 8)]
    [InlineData(1, 1000, 103)]
    public void Every_epoch_sees_every_sample_once_in_steps_of_full_size(int blockSize, int window, int batchSize)
    {
        LinearTrainer<float> trainer = Regression();
        trainer.Fit(Numbered(blockSize, window), Quiet with { BatchSize = batchSize });
        int stepsPerEpoch = (Samples + batchSize - 1) / batchSize;
        float[][][] epochs = [.. trainer.SeenInputs.Chunk(stepsPerEpoch)];
        Assert.Equal(3, epochs.Length);
        foreach (float[][] steps in epochs)
        {
            Assert.All(steps[..^1], step => Assert.Equal(batchSize, step.Length));
            Assert.Equal(Enumerable.Range(0, Samples).Select(i => (float)i), steps.SelectMany(step => step).Order());
        }

        Assert.NotEqual(epochs[0].SelectMany(step => step), epochs[1].SelectMany(step => step));
    }

    [Fact]
    public void Order_is_that_of_the_seed_and_mixes_only_within_windows()
    {
        LinearTrainer<float>[] trainers = [Regression(), Regression(), Regression()];
        trainers[0].Fit(Numbered(10, 30), Quiet);
        trainers[1].Fit(Numbered(10, 30), Quiet);
        trainers[2].Fit(Numbered(10, 30), Quiet with { Seed = 6 });
        Assert.Equal(trainers[0].SeenInputs, trainers[1].SeenInputs);
        Assert.NotEqual(trainers[0].SeenInputs, trainers[2].SeenInputs);
        // Of ten shards of ten and one of three, a window of 30 has at most five.
        float[] firstWindow = [.. trainers[0].SeenInputs.SelectMany(step => step).Take(30)];
        Assert.InRange(firstWindow.Select(number => (int)number / 10).Distinct().Count(), 3, 5);
        Assert.NotEqual(firstWindow.Order(), firstWindow);
        Assert.NotEqual(Enumerable.Range(0, 30).Select(i => (float)i), firstWindow.Order());
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, 4)]
    public void Dropped_and_limited_batches_are_not_seen(bool dropLast, int? limit)
    {
        LinearTrainer<float> trainer = Regression();
        trainer.Fit(Numbered(10, 30), Quiet with { DropLast = dropLast, LimitBatches = limit, Epochs = 1 });
        Assert.Equal(Enumerable.Repeat(8, limit ?? 12), trainer.SeenInputs.Select(step => step.Length));
        Assert.Equal(8 * (limit ?? 12), trainer.SeenInputs.SelectMany(step => step).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(20)]
    [InlineData(38)]
    public void Run_stopped_after_any_step_and_resumed_ends_with_the_same_bits(int steps)
    {
        StreamedDataset data = Blocks(Data, 10, window: 25);
        var expected = new StreamedNetwork(seed: 1);
        expected.Fit(data, Quiet);
        FitOptions options = Quiet with { Checkpoints = new Checkpoints(folder[$"{steps}"]) };
        new StreamedNetwork(seed: 1).Fit(data, options with { Callbacks = [new Watch(step => step.StepCount < steps)] });
        // Of the network only the seed counts, the rest is the file's, the fitted preprocessing included.
        var resumed = new StreamedNetwork(seed: 1);
        resumed.Fit(data, options);
        Assert.Equal(expected.Parameters, resumed.Parameters);
    }

    [Fact]
    public void Run_is_not_gone_on_with_in_another_window_or_in_memory()
    {
        FitOptions options = Quiet with { Checkpoints = new Checkpoints(folder["run"]) };
        new StreamedNetwork().Fit(Blocks(Data, 10, window: 25), options with { Epochs = 1 });
        var e = Assert.Throws<WeightFileException>(() => new StreamedNetwork().Fit(Blocks(Data, 10, window: 30), options));
        Assert.Contains("the samples of a window (0 in memory) was 25, is 30", e.Message);
        Assert.Throws<WeightFileException>(() => new StreamedNetwork().Fit(Data, options));
    }

    [Fact]
    public void Preprocessing_is_fitted_on_all_samples_to_the_bits_of_memory()
    {
        var (memory, streamed) = (new StreamedNetwork(seed: 1), new StreamedNetwork(seed: 1));
        memory.FitPreprocessing(Data);
        streamed.FitPreprocessing(Blocks(Data, 10));
        AssertPredictTheSame(memory, streamed);

        var fitted = new StreamedNetwork(seed: 1);
        var trainer = new StreamedNetwork.Trainer(fitted) { LearningRate = 0 };
        trainer.Fit(Blocks(Data, 10, window: 7), Quiet with { Epochs = 1, LimitBatches = 1, Callbacks = [new Watch(_ => false)] });
        Assert.NotEqual(memory.Parameters.ToArray(), fitted.Parameters.ToArray());
        memory.Parameters.CopyTo(fitted.Parameters);
        AssertPredictTheSame(memory, fitted);
    }

    [Fact]
    public void Whitening_is_fitted_on_all_samples_too()
    {
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(60 * 12, seed: 4), new int[60]);
        var (memory, streamed) = (new WhitenedImages(), new WhitenedImages());
        memory.FitPreprocessing(data);
        streamed.FitPreprocessing(Blocks(data, 7));
        var (expected, actual) = (new float[60 * WhitenedImages.OutputLength], new float[60 * WhitenedImages.OutputLength]);
        memory.PredictBatch(data.Inputs, expected);
        streamed.PredictBatch(data.Inputs, actual);
        Assert.Equal(expected, actual);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => new WhitenedImages().FitPreprocessing(Blocks(data, 7), cancelled.Token));
    }

    [Fact]
    public void Images_in_files_train_as_bytes_to_the_bits_of_memory()
    {
        (byte[] pixels, int[] kinds) = (PreparationData.Bytes(50 * 36, seed: 3), PreparationData.Labels(50, 3, seed: 4));
        string images = folder.Write("images", [0, 0, 8, 3, 0, 0, 0, 50, 0, 0, 0, 6, 0, 0, 0, 6, .. pixels]);
        string labels = folder.Write("labels", [0, 0, 8, 1, 0, 0, 0, 50, .. kinds.Select(kind => (byte)kind)]);
        var (memory, streamed, inBlocks) = (new GreyClassifier(seed: 1), new GreyClassifier(seed: 1), new GreyClassifier(seed: 1));
        memory.Fit(Dataset.FromArrays(pixels, kinds), Quiet);
        streamed.Fit(StreamedDataset.FromIdx(images, labels), Quiet);
        Assert.Equal(memory.Parameters, streamed.Parameters);
        // Many blocks in any order: another order, and the same preprocessing.
        History history = inBlocks.Fit(StreamedDataset.FromIdx(images, labels, blockSize: 5), Quiet);
        Assert.Equal(3 * 7, history.StepCount);
        Assert.NotEqual(memory.Parameters.ToArray(), inBlocks.Parameters.ToArray());
    }

    [Fact]
    public void Memory_is_that_of_two_windows_and_a_block()
    {
        const int BlockSize = 5, Window = 20;
        var blocks = new List<WeakReference>();
        (int read, int seen, int mostAhead, int mostAlive) = (0, 0, 0, 0);
        // Only the reading thread is here, one block at a time.
        Dataset Read(int block)
        {
            GC.Collect();
            mostAlive = Math.Max(mostAlive, blocks.Count(earlier => earlier.IsAlive));
            Dataset rows = Rows(Numbers, block * BlockSize, BlockSize);
            blocks.Add(new WeakReference(rows));
            Interlocked.Add(ref read, BlockSize);
            return rows;
        }

        StreamedDataset data = StreamedDataset.FromBlocks(Enumerable.Repeat(BlockSize, 20), Read).WithWindow(Window);
        // What the constructor looked at.
        (read, mostAlive) = (0, 0);
        Regression().Fit(data, Quiet with
        {
            Epochs = 1,
            BatchSize = 10,
            Callbacks =
            [
                new Watch(step =>
                {
                    mostAhead = Math.Max(mostAhead, Volatile.Read(ref read) - seen);
                    seen += step.Samples;
                    return true;
                }),
            ],
        });
        Assert.Equal(100, seen);
        // Of the window at hand and the next; never of the one behind it.
        Assert.InRange(mostAhead, Window, 2 * Window);
        Assert.InRange(mostAlive, 0, 1);
    }

    [Fact]
    public void Reader_that_fails_is_named_with_the_sample_and_leaves_the_weights_of_the_last_step()
    {
        int open = 0;
        IEnumerable<Dataset> Failing()
        {
            open++;
            try
            {
                yield return Rows(Numbers, 0, 40);
                throw new IOException("The network name is no longer available.");
            }
            finally
            {
                open--;
            }
        }

        LinearTrainer<float> trainer = Regression();
        StreamedDataset data = new StreamedDataset([new Shard("part-7", 100, _ => Failing())]).WithWindow(20);
        var e = Assert.Throws<DatasetException>(() => trainer.Fit(data, Quiet));
        Assert.Equal("part-7: the samples from 40 on could not be read: The network name is no longer available.", e.Message);
        Assert.IsType<IOException>(e.InnerException);
        Assert.Equal(5, trainer.StepCount);
        Assert.Equal(0, open);
    }

    [Fact]
    public void Sample_that_the_network_cannot_learn_from_is_named_with_its_shard()
    {
        Dataset bad = Dataset.FromArrays([1f, 2, 3, float.NaN], [1f, 2], targetLength: 1);
        StreamedDataset data = new StreamedDataset([new Shard("a.bin", 12, _ => [Rows(Numbers, 0, 10), bad])]);
        Assert.Equal("The training data (a.bin) must be finite; feature 1 of sample 11 is NaN.",
            Assert.Throws<DatasetException>(() => Regression().Fit(data, Quiet)).Message);
        Assert.Equal("StreamedNetwork is trained on class labels (CrossEntropy, 3 classes); the training data has 1 real target per sample. Give an int[] of labels or a class column.",
            Assert.Throws<DatasetException>(() => new StreamedNetwork().Fit(StreamedDataset.FromBlocks([9], _ => Dataset.FromArrays(new float[36], new float[9])), Quiet)).Message);
    }

    [Fact]
    public async Task Cancelled_training_closes_its_reader_and_epochs_can_be_streamed()
    {
        int open = 0;
        IEnumerable<Dataset> Endless(CancellationToken stop)
        {
            open++;
            try
            {
                yield return Rows(Numbers, 0, 20);
                // A reader that waits for samples that never come.
                stop.WaitHandle.WaitOne();
                stop.ThrowIfCancellationRequested();
            }
            finally
            {
                open--;
            }
        }

        using var source = new CancellationTokenSource();
        StreamedDataset waiting = new StreamedDataset([new Shard("slow", 100, Endless)]).WithWindow(20);
        History history = Regression().Fit(waiting, Quiet with { CancellationToken = source.Token, Callbacks = [new Watch(_ => Cancel(source))] });
        Assert.True(history.Cancelled);
        Assert.Equal(0, open);

        int epochs = 0;
        await foreach (EpochReport epoch in Regression().FitAsync(Numbered(10, 30), Quiet))
        {
            epochs++;
        }

        Assert.Equal(3, epochs);
    }

    private static readonly Dataset Numbers = Dataset.FromArrays(
        [.. Enumerable.Range(0, Samples).SelectMany(i => (float[])[i, 1])], [.. Enumerable.Range(0, Samples).Select(i => i / 100f)], targetLength: 1);

    private static bool Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return true;
    }

    /// <summary>Samples whose first input is their number.</summary>
    private static StreamedDataset Numbered(int blockSize, int window) => Blocks(Numbers, blockSize, window);

    private static StreamedDataset Blocks(Dataset data, int size, int window = 1000) => StreamedDataset.FromBlocks(
        Enumerable.Range(0, (data.Count + size - 1) / size).Select(block => Math.Min(size, data.Count - (block * size))),
        block => Rows(data, block * size, Math.Min(size, data.Count - (block * size)))).WithWindow(window);

    private static Dataset Rows(Dataset data, int first, int count) => data.Subset([.. Enumerable.Range(first, count)]);

    // A rate that keeps numbers up to 100 from running away.
    private static LinearTrainer<float> Regression() => new(2, 1, "MeanSquaredError") { Schedule = _ => 1e-5 };

    private static void AssertPredictTheSame(StreamedNetwork one, StreamedNetwork other)
    {
        var (expected, actual) = (new float[Samples * 3], new float[Samples * 3]);
        one.PredictBatch(Data.Inputs, expected);
        other.PredictBatch(Data.Inputs, actual);
        Assert.Equal(expected, actual);
    }

    private sealed class Watch(Func<StepReport, bool> see) : ITrainingCallback
    {
        public bool AfterStep(in StepReport step) => see(step);
    }

    private sealed class Shard(string name, int count, Func<CancellationToken, IEnumerable<Dataset>> read) : SampleShard
    {
        public override string Name => name;

        public override int Count => count;

        public override IEnumerable<Dataset> Read(CancellationToken cancellation) => read(cancellation);
    }
}

[Network]
[Input(4), Standardize]
[Dense(9), Relu, Dropout(0.2)]
[Dense(3), Softmax]
[CrossEntropy]
[Adam(0.01)]
internal partial class StreamedNetwork;

[Network(Scalar = typeof(double))]
[Input(4), Standardize]
[Dense(9), Relu]
[Dense(3), Softmax]
[CrossEntropy]
[Adam(0.01), Ema(0.9)]
internal partial class StreamedDoubleNetwork;
