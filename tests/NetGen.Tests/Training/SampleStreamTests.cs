using NetGen.Tests.Files;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Training on samples that are read block by block.</summary>
public sealed class SampleStreamTests : IDisposable
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(100, 7, 21, 8)]
    [InlineData(100, 10, 10, 25)]
    [InlineData(23, 5, 100, 4)]
    [InlineData(64, 16, 32, 16)]
    [InlineData(50, 3, 6, 20)] // a step is larger than a window
    public void Epoch_sees_every_sample_once_in_whole_steps_and_in_another_order_each_time(int count, int block, int window, int batch)
    {
        var reader = new Numbered(count);
        LinearTrainer<float> trainer = Trainer(batch);
        History history = trainer.Fit(new SampleStream(reader, block, window), Quiet with { Epochs = 2, Seed = 3 });
        int steps = (count + batch - 1) / batch;
        Assert.Equal(2 * steps, history.StepCount);
        float[][] epochs = [.. Seen.Chunk(steps).Select(epoch => epoch.SelectMany(values => values).ToArray())];
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, count).Select(i => (float)i), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.All(Seen.Chunk(steps).SelectMany(epoch => epoch[..^1]), step => Assert.Equal(batch, step.Length));
        Assert.True(reader.LargestRead <= Math.Max(block, Math.Min(window, count)));
    }

    [Fact]
    public void Same_seed_same_order_another_seed_another()
    {
        float[] Order(ulong seed)
        {
            Seen.Clear();
            Trainer(8).Fit(new SampleStream(new Numbered(60), 5, 20), Quiet with { Epochs = 1, Seed = seed });
            return [.. Seen.SelectMany(values => values)];
        }

        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
    }

    [Fact]
    public void Run_that_is_stopped_within_a_window_resumes_with_the_same_samples()
    {
        var stream = new SampleStream(new Numbered(90), 7, 30);
        FitOptions options = Quiet with { Epochs = 3, Seed = 2 };
        Trainer(8).Fit(stream, options);
        float[][] expected = [.. Seen];
        for (int stop = 1; stop < expected.Length; stop += 5)
        {
            Seen.Clear();
            FitOptions saved = options with { Checkpoints = new Checkpoints(folder[$"run{stop}"]) };
            Trainer(8).Fit(stream, saved with { Callbacks = [new StopAt(stop)] });
            Trainer(8).Fit(stream, saved);
            Assert.Equal(expected, Seen);
        }
    }

    [Fact]
    public void Idx_files_are_streamed_as_they_are_read_whole()
    {
        (string images, string labels) = IdxFiles(count: 40);
        Dataset whole = Dataset.FromIdx(images, labels);
        SampleStream stream = SampleStream.FromIdx(images, labels, blockSize: 6, windowSize: 12);
        Assert.Equal(40, stream.Count);
        Dataset part = stream.Reader.Read(33, 5);
        Assert.Equal(whole.Inputs.Slice(33 * 4, 20).ToArray(), part.Inputs.ToArray());
        Assert.Equal(whole.Labels.Slice(33, 5).ToArray(), part.Labels.ToArray());
        Assert.True(part.HasBytes);
        var trainer = new LinearTrainer<double>(4, 3, "CrossEntropy", epochs: 20, batchSize: 10) { Records = false };
        Assert.True(trainer.Fit(stream, Quiet).Epochs[^1].TrainLoss < Math.Log(3));
    }

    [Fact]
    public void Idx_files_that_are_cut_short_or_do_not_belong_together_are_refused()
    {
        (string images, string labels) = IdxFiles(count: 40);
        byte[] bytes = File.ReadAllBytes(images);
        string cut = folder.Write("cut", bytes[..^1]);
        Assert.Contains("expected 176 bytes as its header says; the file has 175", Assert.Throws<DataFormatException>(() => SampleStream.FromIdx(cut, labels)).Message);
        string fewer = folder.Write("fewer", [0, 0, 8, 1, 0, 0, 0, 2, 1, 2]);
        Assert.Contains("expected 40 labels", Assert.Throws<DataFormatException>(() => SampleStream.FromIdx(images, fewer)).Message);
    }

    [Fact]
    public void Reader_that_does_not_do_as_it_is_asked_is_named()
    {
        var e = Assert.Throws<DatasetException>(() => Trainer(4).Fit(new SampleStream(new Numbered(20, shortBy: 1), 5, 5), Quiet));
        Assert.Equal("The reader was asked for 5 samples from sample 0 on; it gave 4.", e.Message.Replace("sample 5", "sample 0").Replace("sample 10", "sample 0").Replace("sample 15", "sample 0"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleStream(new Numbered(20), 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleStream(new Numbered(20), 6, 5));
    }

    private List<float[]> Seen { get; } = [];

    private LinearTrainer<float> Trainer(int batch) => new(1, 1, "MeanSquaredError", epochs: 1, batchSize: batch) { Schedule = _ => 1e-9, OnInputs = Seen.Add };

    private (string Images, string Labels) IdxFiles(int count)
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 2, .. Enumerable.Range(0, count * 4).Select(i => (byte)(i * 37))];
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 3))];
        return (folder.Write("images", images), folder.Write("labels", labels));
    }

    /// <summary>Samples whose only value is their number.</summary>
    private sealed class Numbered(int count, int shortBy = 0) : ISampleReader
    {
        public int LargestRead { get; private set; }

        public int Count => count;

        public Dataset Read(int first, int length)
        {
            LargestRead = Math.Max(LargestRead, length);
            float[] values = [.. Enumerable.Range(first, length - shortBy).Select(i => (float)i)];
            return Dataset.FromArrays(values, values);
        }
    }

    private sealed class StopAt(int steps) : ITrainingCallback
    {
        private int left = steps;

        public bool AfterStep(in StepReport step) => --left != 0;
    }
}
