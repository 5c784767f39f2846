using NetGen.Reports;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Reports;

/// <summary>What a step changed, of networks that are too large to be looked at whole.</summary>
public sealed class UpdateGaugeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16_384)]
    public void Of_a_short_tensor_all_weights_are_read(int length) =>
        Assert.Equal(Enumerable.Range(0, length), UpdateGauge.PlacesIn(length));

    [Theory]
    [InlineData(1024, 1024)]
    [InlineData(784, 128)]
    [InlineData(4096, 4096)]
    [InlineData(3 * 3 * 512, 512)]
    [InlineData(1 << 21, 512)]
    public void Of_a_long_tensor_no_column_is_left_out(int rows, int columns)
    {
        int[] places = [.. UpdateGauge.PlacesIn(rows * columns)];
        Assert.Equal(16_384, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place, 0, (rows * columns) - 1));
        int[] byColumn = [.. places.GroupBy(place => place % columns).Select(column => column.Count())];
        Assert.Equal(columns, byColumn.Length);
        // Evenly: no column has three times as many as another.
        Assert.True(byColumn.Max() <= 3 * byColumn.Min(), $"{byColumn.Min()} to {byColumn.Max()}");
        Assert.Equal(Math.Min(rows, 16), places.Select(place => (long)place * 16 / columns / rows).Distinct().Count());
    }

    [Fact]
    public void Some_weights_tell_what_a_step_changed_of_all()
    {
        float[] inputs = [.. Draw.Normal<float>(64 * 784, seed: 1).Select(value => (float)Math.Clamp(Math.Round(80 * value), 0, 255))];
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 64).Select(row => row % 10)]);
        var seen = new Seen();
        new WatchedNetwork(1).Fit(data, new FitOptions { Epochs = 1, LimitBatches = 1, Callbacks = [seen], Monitors = null });
        double[] changes = [.. seen.After.Zip(seen.Before).Take(784 * 128).Select(pair => pair.First - pair.Second)];
        double exact = Math.Sqrt(changes.Average(change => change * change));
        Assert.Equal("dense1.weight", seen.Updates[0].Tensor);
        Assert.Equal(16_384, seen.Updates[0].Changes.Counts.Sum());
        Assert.InRange(seen.Updates[0].Rms / exact, 0.97, 1.03);
    }

    [Fact]
    public void Places_without_room_for_their_values_are_refused()
    {
        ITrainingScene? scene = null;
        new WatchedNetwork(1).Fit(
            Dataset.FromArrays(new float[784], [0]),
            new FitOptions { Epochs = 1, BatchSize = 1, Monitors = null, Callbacks = [new Taken(found => scene = found)] });
        Assert.Throws<ArgumentException>(() => scene!.ReadParameters([0, 1], new double[1]));
        Assert.Throws<IndexOutOfRangeException>(() => scene!.ReadParameters([-1], new double[1]));
        var values = new double[2];
        scene!.ReadParameters([3, 0], values);
        double[] all = scene.CopyParameters();
        Assert.Equal([all[3], all[0]], values);
    }

    private sealed class Taken(Action<ITrainingScene> take) : ITrainingCallback
    {
        public void BeforeTraining(ITrainingScene scene) => take(scene);
    }

    /// <summary>Looks at one step, at all weights and at some.</summary>
    private sealed class Seen : ITrainingCallback
    {
        private ITrainingScene? scene;
        private UpdateGauge? gauge;

        public double[] Before { get; private set; } = [];

        public double[] After { get; private set; } = [];

        public IReadOnlyList<UpdateSignal> Updates { get; private set; } = [];

        public void BeforeTraining(ITrainingScene scene)
        {
            this.scene = scene;
            Before = scene.CopyParameters();
            gauge = new UpdateGauge(scene.Summary);
            gauge.Begin(scene);
        }

        public bool AfterStep(in StepReport step)
        {
            Updates = gauge!.End(scene!);
            After = scene!.CopyParameters();
            return true;
        }
    }
}
