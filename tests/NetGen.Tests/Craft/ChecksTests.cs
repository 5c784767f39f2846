using NetGen.Data;
using NetGen.Tests.Networks;
using NetGen.Tests.Training;
using NetGen.Training;

namespace NetGen.Tests.Craft;

#pragma warning disable NG4005 // The bias is there to be of no effect.
/// <summary>A bias that a batch normalization takes out again.</summary>
[Network(Scalar = typeof(double)), Input(6), Dense(5), BatchNorm, Tanh, Dense(1), MeanSquaredError, Adam(1e-3)]
internal partial class ShiftedDouble;
#pragma warning restore NG4005

/// <summary>The gradient check sees a wrong gradient, and the overfit check a network that cannot learn.</summary>
public sealed class ChecksTests
{
    private static readonly Dataset Digits = TestData.Digits();

    [Fact]
    public void Right_gradients_pass_and_nothing_changes()
    {
        var network = new DigitsNetwork(1);
        float[] before = network.Parameters.ToArray();
        var report = FiniteDifferences.Check(new DigitsNetwork.Trainer(network), Digits);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(DigitsNetwork.Summary.Parameters.Select(parameter => parameter.Name), report.Tensors.Select(tensor => tensor.Tensor));
        Assert.All(report.Tensors, tensor => Assert.True(tensor.Norm > 0));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Right_gradients_of_trained_networks_are_never_called_wrong()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var network = new DigitsNetwork(seed);
            network.Fit(Digits, new FitOptions { Epochs = 8, BatchSize = 32, Seed = seed, Monitors = null, ProgressLine = ProgressLine.Off });
            var report = FiniteDifferences.Check(new DigitsNetwork.Trainer(network), Digits, seed: seed);
            Assert.True(report.Passed, report.ToString());
        }
    }

    [Fact]
    public void What_cannot_be_measured_is_said_and_is_neither_right_nor_wrong()
    {
        Assert.Equal(GradientVerdict.Right, new MeasuredSlope(1, Error: 0.1).VerdictOn(1.01, allowed: 0.02));
        Assert.Equal(GradientVerdict.Unmeasurable, new MeasuredSlope(1, Error: 0.1).VerdictOn(1.2, allowed: 0.02));
        Assert.Equal(GradientVerdict.Wrong, new MeasuredSlope(1, Error: 0.01).VerdictOn(1.2, allowed: 0.02));
        var report = new GradientReport([new TensorGradient("dense1.weight", 1e-7, 3e-7, 2) { Verdict = GradientVerdict.Unmeasurable }], tolerance: 0.02, "float");
        Assert.True(report.Passed);
        Assert.False(report.IsConclusive);
        Assert.Contains("too small to be measured in float", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_rounding_alone_is_not_called_wrong()
    {
        // A bias before a batch normalization changes nothing: its gradient is 0 but for rounding, and no difference sees that.
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(40 * 6, seed: 1), Draw.Normal<float>(40, seed: 2));
        for (ulong seed = 0; seed < 10; seed++)
        {
            var report = FiniteDifferences.Check(new ShiftedDouble.Trainer(new ShiftedDouble(seed)), data, samples: 40);
            Assert.True(report.Passed, report.ToString());
            Assert.NotEqual(GradientVerdict.Wrong, report.Tensors[1].Verdict);
            Assert.Equal(GradientVerdict.Right, report.Tensors[0].Verdict);
        }
    }

    [Fact]
    public void A_gradient_in_float_that_is_a_fifth_too_long_fails()
    {
        var right = new LinearTrainer<float>(3, 2, "CrossEntropy");
        Draw.Normal<float>(right.Parameters.Length, seed: 5).CopyTo(right.Parameters);
        var report = FiniteDifferences.Check(new MisledTrainer<float>(right, 1.2f), Dataset.FromArrays(Draw.Normal<float>(30, seed: 1), Draw.Labels(10, 2, seed: 2)));
        Assert.False(report.Passed);
        Assert.Equal(GradientVerdict.Wrong, report.Tensors[0].Verdict);
    }

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("BinaryCrossEntropy")]
    [InlineData("MeanSquaredError")]
    public void Gradients_in_double_pass_tightly(string loss)
    {
        var trainer = new LinearTrainer<double>(3, 2, loss);
        Draw.Normal<double>(trainer.Parameters.Length, seed: 5).CopyTo(trainer.Parameters);
        var inputs = Draw.Normal<float>(30, seed: 1);
        var data = loss == "CrossEntropy" ? Dataset.FromArrays(inputs, Draw.Labels(10, 2, seed: 2)) : Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 20).Select(i => i % 2f)], targetLength: 2);
        var report = FiniteDifferences.Check(trainer, data);
        Assert.True(report.Passed);
        Assert.All(report.Tensors, tensor => Assert.True(tensor.RelativeError < 1e-7, report.ToString()));
    }

    [Fact]
    public void A_gradient_that_is_a_percent_too_long_fails()
    {
        var right = new LinearTrainer<double>(3, 2, "CrossEntropy");
        Draw.Normal<double>(right.Parameters.Length, seed: 5).CopyTo(right.Parameters);
        var report = FiniteDifferences.Check(new MisledTrainer<double>(right, 1.01), Dataset.FromArrays(Draw.Normal<float>(30, seed: 1), Draw.Labels(10, 2, seed: 2)));
        Assert.False(report.Passed);
        Assert.Contains("wrong", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_can_learn_learns_by_heart_and_gets_its_weights_back()
    {
        var network = new DigitsNetwork(1);
        float[] before = network.Parameters.ToArray();
        var report = OverfitCheck.Run(new DigitsNetwork.Trainer(network, new DigitsNetwork.Hyperparameters().WithoutRegularization()), Digits);
        Assert.True(report.Passed, report.ToString());
        Assert.StartsWith("Learned by heart: loss ", report.ToString(), StringComparison.Ordinal);
        Assert.True(report.Losses[^1] < report.Losses[0]);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Too_small_a_rate_is_named()
    {
        var report = OverfitCheck.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1), new() { LearningRate = 1e-9 }), Digits, steps: 50);
        Assert.False(report.Passed);
        Assert.Equal(50, report.Losses.Count);
        Assert.Contains("learning rate is too low", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Breaking_down_is_named()
    {
        var trainer = new LinearTrainer<float>(4, 1, "MeanSquaredError") { LearningRate = 1e30 };
        var report = OverfitCheck.Run(trainer, Dataset.FromArrays(Draw.Normal<float>(40, seed: 1), Draw.Normal<float>(10, seed: 2)));
        Assert.False(report.Passed);
        Assert.NotNull(report.Breakdown);
        Assert.Contains("learning rate is too high", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Regularization_is_what_goes()
    {
        var without = new TunableNetwork.Hyperparameters { LearningRate = 0.5 }.WithoutRegularization();
        Assert.Equal((0.5, 0, 0, 0, 0), (without.LearningRate, without.L2, without.Dense1L1, without.Dropout1Rate, without.WeightDecay));
        Assert.Equal(new TunableNetwork.Hyperparameters().Beta1, without.Beta1);
    }

    /// <summary>A trainer whose first weight has a gradient that is too long.</summary>
    private sealed class MisledTrainer<T>(LinearTrainer<T> right, T factor) : ITrainer<T> where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        public NetworkSummary Summary => right.Summary;

        public Span<T> Parameters => right.Parameters;

        public ReadOnlySpan<T> Gradients => new T[] { factor * right.Gradients[0] }.Concat(right.Gradients[1..].ToArray()).ToArray();

        public double LearningRate { get; set; }

        public long StepCount
        {
            get => right.StepCount;
            set => right.StepCount = value;
        }

        public ulong Seed { get; set; }

        public TrainerState<T> State => right.State;

        public int CorrectInLastStep => right.CorrectInLastStep;

        public double ScheduledLearningRate(TrainingTime time) => right.ScheduledLearningRate(time);

        public double ComputeGradients(in Batch<T> batch) => right.ComputeGradients(batch);

        public double Step(in Batch<T> batch) => right.Step(batch);

        public double Evaluate(in Batch<T> batch, Span<T> outputs) => right.Evaluate(batch, outputs);

        public double Penalty() => right.Penalty();
    }
}
