namespace NetGen.Tests.Networks;

/// <summary>Sensibly declared networks learn real data to the accuracy that one expects of them, under <c>Fit</c>.</summary>
public sealed class LearningTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };

    [Fact]
    public void Xor_is_learnt_exactly()
    {
        var data = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], new float[] { 0, 1, 1, 0 });
        for (ulong seed = 0; seed < 5; seed++)
        {
            var network = new XorNetwork(seed);
            network.Fit(data, Quiet);
            var evaluation = network.Evaluate(data);
            Assert.Equal(1.0, evaluation.Accuracy);
            Assert.True(evaluation.Loss < 0.1, $"seed {seed}: loss {evaluation.Loss}");
        }
    }

    [Fact]
    public void Iris_is_classified_in_five_fold_cross_validation()
    {
        var accuracy = TestData.Iris().KFold(5, seed: 1).Average(fold =>
        {
            var network = new IrisNetwork(seed: 2);
            network.Fit(fold.Train, Quiet);
            return network.Evaluate(fold.Validation).Accuracy!.Value;
        });
        Assert.InRange(accuracy, 0.95, 1);
    }

    [Fact]
    public void Digits_are_classified()
    {
        var (train, test) = TestData.Digits().StratifiedSplit(0.8, seed: 1);
        var network = new DigitsNetwork(seed: 2);
        network.Fit(train, Quiet);
        var evaluation = network.Evaluate(test);
        Assert.True(evaluation.Accuracy >= 0.97, evaluation.ToString());
        Assert.All(Enumerable.Range(0, 10), digit => Assert.InRange(evaluation.ConfusionMatrix!.Recall(digit), 0.85, 1));
    }

    [Fact]
    public void Regression_is_learnt_with_a_high_share_of_the_variance()
    {
        var inputs = Draw.Uniform<float>(600 * 2, seed: 3);
        var targets = Enumerable.Range(0, 600).Select(row => MathF.Sin(5 * inputs[2 * row]) * inputs[(2 * row) + 1]).ToArray();
        var (train, test) = Dataset.FromArrays(inputs, targets).Split(0.8, seed: 4);
        var network = new SineNetwork(seed: 5);
        network.Fit(train, Quiet);
        var evaluation = network.Evaluate(test);
        Assert.True(evaluation.RSquared > 0.99, evaluation.ToString());
    }

    [Fact]
    public void Validation_and_progress_report_every_epoch()
    {
        var (train, test) = TestData.Iris().StratifiedSplit(0.8, seed: 1);
        var network = new IrisNetwork(seed: 2);
        var progress = new Recorder();
        var history = network.Fit(train, Quiet with { Epochs = 12, Validation = test, Progress = progress });

        Assert.Equal(history.Epochs, progress.Reports);
        Assert.Equal(Enumerable.Range(1, 12), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.False(history.Cancelled);
        Assert.Equal(12 * 8, history.StepCount);
        Assert.True(history.Epochs[^1].TrainLoss < history.Epochs[0].TrainLoss);

        // The last report measures the network as it is now.
        var evaluation = network.Evaluate(test);
        Assert.Equal(evaluation.Loss, history.Epochs[^1].ValidationLoss);
        Assert.Equal(evaluation.Accuracy, history.Epochs[^1].ValidationAccuracy);
    }

    [Fact]
    public void Cancellation_keeps_the_best_so_far()
    {
        var (train, test) = TestData.Iris().StratifiedSplit(0.8, seed: 1);
        using var source = new CancellationTokenSource();
        var network = new IrisNetwork(seed: 2);

        // A learning rate far too high for the loss to fall steadily: the best epoch is not the last.
        var history = network.Fit(
            train,
            Quiet with { Validation = test, CancellationToken = source.Token, Progress = new Recorder(after: 9, source.Cancel) },
            new() { LearningRate = 0.8 });

        Assert.True(history.Cancelled);
        Assert.Equal(9, history.Epochs.Count);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), network.Evaluate(test).Loss);
        Assert.NotEqual(9, history.BestEpoch!.Epoch);
    }

    [Fact]
    public void Cancelled_before_it_began_changes_nothing()
    {
        var network = new IrisNetwork(seed: 2);
        var before = network.Parameters.ToArray();
        var history = network.Fit(TestData.Iris(), Quiet with { CancellationToken = new CancellationToken(canceled: true) });
        Assert.True(history.Cancelled);
        Assert.Equal(0, history.StepCount);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Small_batch_is_overfitted()
    {
        // The craft's second check (CS231n): twenty samples, no regularization, to the end.
        var data = TestData.Digits().Shuffle(seed: 6).Take(20);
        var network = new DigitsNetwork(seed: 7);
        network.Fit(data, Quiet with { Epochs = 200, BatchSize = 20 }, new() { Dropout1Rate = 0, L2 = 0, StepDecayFactor = 1 });
        var evaluation = network.Evaluate(data);
        Assert.Equal(1.0, evaluation.Accuracy);
        Assert.True(evaluation.Loss < 0.01, $"loss {evaluation.Loss}");
    }

    [Fact]
    public void Initial_loss_is_that_of_guessing()
    {
        // The craft's first check: ln C for small logits.
        var loss = new SmallLogitsNetwork(seed: 8).Evaluate(TestData.Digits()).Loss;
        Assert.Equal(Math.Log(10), loss, 1e-3);
    }

    /// <summary>Keeps the reports, and does something after one of them; on the training thread, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Recorder(int after = 0, Action? action = null) : IProgress<EpochReport>
    {
        public List<EpochReport> Reports { get; } = [];

        public void Report(EpochReport value)
        {
            Reports.Add(value);
            if (Reports.Count == after)
                action!();
        }
    }
}

[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), Sigmoid]
[BinaryCrossEntropy]
[Adam(0.05)]
[Training(Epochs = 300, BatchSize = 4)]
internal partial class XorNetwork;

[Network]
[Input(4)]
[Dense(16), Tanh]
[Dense(3), Softmax]
[CrossEntropy]
[Adam(0.01), L2(1e-4)]
[Training(Epochs = 100, BatchSize = 16)]
internal partial class IrisNetwork;

[Network]
[Input(8, 8, Min = 0, Max = 1)]
[Flatten]
[Dense(64), Relu, Dropout(0.1)]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(3e-3), StepDecay(every: 10, factor: 0.5), L2(1e-4)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class DigitsNetwork;

[Network]
[Input(2)]
[Dense(32), Tanh]
[Dense(16), Tanh]
[Dense(1)]
[MeanSquaredError]
[Adam(0.01), StepDecay(every: 50, factor: 0.3)]
[Training(Epochs = 150, BatchSize = 32)]
internal partial class SineNetwork;

[Network]
[Input(64)]
[Dense(50, Init = Init.Normal, InitScale = 1e-4), Relu]
[Dense(10, Init = Init.Normal, InitScale = 1e-4), Softmax]
[CrossEntropy]
[Sgd(0.1)]
internal partial class SmallLogitsNetwork;
