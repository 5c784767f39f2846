using NetGen.Tests.Networks;

namespace NetGen.Tests.Training;

/// <summary>Whatever error ends a training, the best epoch survives it: its weights are in the network, its history in the error.</summary>
public sealed class FailedFitTests
{
    private const int BrokenEpoch = 4;

    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(40 * 3, seed: 1), Draw.Normal<float>(40, seed: 2));
    private static readonly Dataset Validation = Dataset.FromArrays(Draw.Normal<float>(20 * 3, seed: 3), Draw.Normal<float>(20, seed: 4));

    private static readonly FitOptions Options = new()
    {
        Epochs = 10,
        BatchSize = 10,
        Validation = Validation,
        EarlyStopping = new EarlyStopping { Patience = 9 },
        ProgressLine = ProgressLine.Off,
    };

    [Fact]
    public void Divergence_puts_the_best_weights_back_and_carries_the_history()
    {
        (NonFiniteValueException e, float[] weights, List<float[]> epochs) = Break<NonFiniteValueException>(Options);
        Assert.Equal(BrokenEpoch - 1, e.History!.Epochs.Count);
        Assert.Equal(TrainingEnd.Failed, e.History.End);
        Assert.StartsWith("Failed after 3 epochs", e.History.ToString(), StringComparison.Ordinal);
        int best = e.History.BestEpoch!.Epoch;
        Assert.Equal(best, e.RestoredEpoch);
        Assert.Equal(epochs[best - 1], weights);
        Assert.Contains($"The weights are those of epoch {best}, the best. ", e.Message, StringComparison.Ordinal);
        Assert.Contains(e.History.Troubles, trouble => trouble.Kind == TroubleKind.NonFiniteValue);
    }

    [Fact]
    public void Divergence_where_no_best_is_kept_leaves_the_weights_before_the_step()
    {
        (NonFiniteValueException e, float[] weights, _) = Break<NonFiniteValueException>(Options with { Validation = null, EarlyStopping = null });
        Assert.Null(e.RestoredEpoch);
        Assert.Contains("The weights are those before this step. ", e.Message, StringComparison.Ordinal);
        Assert.All(weights, weight => Assert.True(float.IsFinite(weight)));
        Assert.Equal(BrokenEpoch - 1, e.History!.Epochs.Count);
    }

    [Fact]
    public void Shard_that_can_no_longer_be_read_leaves_the_best_weights_and_the_history()
    {
        int reads = 0;
        var shard = new FailingShard(() => ++reads > BrokenEpoch);
        (DatasetException e, float[] weights, List<float[]> epochs) = Break<DatasetException>(Options, new StreamedDataset([shard]));
        Assert.NotEmpty(e.TrainingHistory!.Epochs);
        Assert.Equal(epochs[e.TrainingHistory!.BestEpoch!.Epoch - 1], weights);
    }

    [Fact]
    public void Callback_that_throws_leaves_the_best_weights()
    {
        var network = new LineNetwork(seed: 1);
        var epochs = new List<float[]>();
        var thrower = new Do(epoch =>
        {
            epochs.Add(network.Parameters.ToArray());
            if (epoch.Epoch == BrokenEpoch)
            {
                throw new InvalidOperationException("mine");
            }
        });
        var e = Assert.Throws<InvalidOperationException>(() => network.Fit(Data, Options with { Callbacks = [thrower] }, new() { LearningRate = 0.5 }));
        Assert.Equal(BrokenEpoch, e.TrainingHistory!.Epochs.Count);
        Assert.Equal(epochs[e.TrainingHistory!.BestEpoch!.Epoch - 1], network.Parameters);
        Assert.Null(new InvalidOperationException().TrainingHistory);
    }

    private static (TError Error, float[] Weights, List<float[]> Epochs) Break<TError>(FitOptions options, StreamedDataset? stream = null) where TError : Exception
    {
        var network = new LineNetwork(seed: 1);
        var trainer = new LineNetwork.Trainer(network);
        var epochs = new List<float[]>();
        var breaker = new Do(epoch =>
        {
            epochs.Add(network.Parameters.ToArray());
            if (epoch.Epoch == BrokenEpoch - 1 && stream is null)
            {
                network.Parameters.Fill(1e30f);
            }
        });
        options = options with { Callbacks = [breaker] };
        var error = Assert.Throws<TError>(() => stream is null ? trainer.Fit(Data, options) : trainer.Fit(stream, options));
        return (error, network.Parameters.ToArray(), epochs);
    }

    private sealed class Do(Action<EpochReport> action) : ITrainingCallback
    {
        public bool AfterEpoch(EpochReport epoch)
        {
            action(epoch);
            return true;
        }
    }

    private sealed class FailingShard(Func<bool> fails) : SampleShard
    {
        public override string Name => "shard";

        public override int Count => Data.Count;

        public override IEnumerable<Dataset> Read(CancellationToken cancellation) => fails() ? throw new IOException("The cable is out.") : [Data];
    }
}

[Network]
[Input(3)]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.05)]
internal partial class LineNetwork;
