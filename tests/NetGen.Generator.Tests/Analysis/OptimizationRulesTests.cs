using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG6: optimizer and schedule.</summary>
public class OptimizationRulesTests
{
    private static string? Trained(string id, string training, string layers = "Input(200), Dense(64), Relu, Dense(3), Softmax, CrossEntropy") => Verdict.Of(id, $"{layers}, {training}");

    [Fact]
    public void LearningRateTooHigh_says_how_far_a_step_reaches()
    {
        Assert.Equal(
            "Warning: A learning rate of 0.100 with Adam: a step moves every weight by about the rate, and the output of a unit with 200 inputs of size 1 by up to 20.0; usual is 1e-3 [learningRate]",
            Trained("NG6002", "Adam(0.1)"));
        Assert.NotNull(Trained("NG6002", "Lion(0.02)"));
        Assert.NotNull(Trained("NG6002", "Nadam(0.02)"));
        Assert.Equal(
            "Warning: A learning rate of 2.00 with Sgd: a step along the gradient overshoots wherever the loss curves by more than 1.00; usual is 0.1 [learningRate]", Trained("NG6002", "Sgd(2)"));
    }

    [Fact]
    public void LearningRateTooHigh_looks_at_the_top_of_the_schedule()
    {
        Assert.NotNull(Trained("NG6002", "Adam(1e-3), Triangular(factor: 50, halfCycle: 2)"));
        Assert.Null(Trained("NG6002", "Adam(1e-3), Triangular(factor: 5, halfCycle: 2)"));
        // Vaswani's schedule: the top is η₀/√w.
        Assert.Null(Trained("NG6002", "Adam(0.1), InverseSquareRoot, WarmUp(4000)"));
        Assert.NotNull(Trained("NG6002", "Adam(0.1), InverseSquareRoot"));
        Assert.NotNull(Trained("NG6002", "Adam(0.1), OneCycle"));
    }

    [Fact]
    public void LearningRateTooHigh_looks_at_inputs_under_a_squared_loss()
    {
        static string? Of(string input, string rate) => Verdict.Of("NG6002", $"Input(20, {input}), Dense(8), Relu, Dense(1), MeanSquaredError, Sgd({rate})");

        Assert.Equal(
            "Warning: A learning rate of 0.100 with Sgd: a squared loss curves with the square of the input, whose RMS is 4.62; usual is 0.01, or inputs of RMS 1 [learningRate]",
            Of("Min = 0, Max = 8", "0.1"));
        Assert.Null(Of("Min = 0, Max = 8", "0.05"));
        Assert.Null(Of("Min = 0, Max = 1", "0.1"));
        // Larger inputs are what is to be said first (NG7001).
        Assert.Null(Of("Min = 0, Max = 255", "0.1"));
    }

    [Fact]
    public void LearningRateTooHigh_near_misses_are_silent()
    {
        Assert.Null(Trained("NG6002", "Adam(0.01)"));
        Assert.Null(Trained("NG6002", "Sgd(1)"));
        // XOR: few inputs, and a step reaches no further than 0.4.
        Assert.Null(Verdict.Of("NG6002", "Input(2), Dense(8), Tanh, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.05)"));
    }

    [Fact]
    public void LearningRateTooLow_counts_steps()
    {
        Assert.Equal(
            "Warning: A learning rate of at most 1.0e-7 with Adam: 1.0e6 steps in one direction move a weight by 0.1, where its gradient is 1 [learningRate]",
            Trained("NG6003", "Adam(1e-7)"));
        Assert.NotNull(Trained("NG6003", "Sgd(9e-6)"));
        Assert.Null(Trained("NG6003", "Adam(1e-6)"));
        Assert.Null(Trained("NG6003", "Sgd(1e-5)"));
        Assert.Null(Trained("NG6003", "Sgd(1e-6), Triangular(factor: 1000, halfCycle: 2)"));
    }

    [Fact]
    public void IdleSchedule_compares_with_the_declared_training()
    {
        Assert.Equal(
            "Warning: StepDecay first lowers the rate after 20 epochs; the declared training ends after 20 epochs [every]", Trained("NG6004", "Adam, StepDecay(20, 0.1), Training(Epochs = 20)"));
        Assert.Equal(
            "Warning: MultiStepDecay first lowers the rate after 30 epochs; the declared training ends after 20 epochs [epochs]",
            Trained("NG6004", "Adam, MultiStepDecay(0.1, 30, 60), Training(Epochs = 20)"));
        Assert.Equal(
            "Warning: the warm-up reaches the declared rate after 1,000 steps; the declared training ends after 320 steps [steps]",
            Trained("NG6004", "Adam, WarmUp(1000), Training(Epochs = 10, BatchSize = 32, Samples = 1000)"));
    }

    [Fact]
    public void IdleSchedule_near_misses_are_silent()
    {
        Assert.Null(Trained("NG6004", "Adam, StepDecay(19, 0.1), Training(Epochs = 20)"));
        Assert.Null(Trained("NG6004", "Adam, MultiStepDecay(0.1, 10, 60), Training(Epochs = 20)"));
        Assert.Null(Trained("NG6004", "Adam, MultiStepDecay(0.1, 30, 60)"));
        // The number of epochs is not declared here: the program gives it to Fit.
        Assert.Null(Trained("NG6004", "Adam, StepDecay(30, 0.1), Training(BatchSize = 64)"));
        Assert.Null(Trained("NG6004", "Adam, WarmUp(319), Training(Epochs = 10, BatchSize = 32, Samples = 1000)"));
        Assert.Null(Trained("NG6004", "Adam, WarmUp(100_000), Training(Epochs = 10)"));
    }

    [Fact]
    public void EarlyDecay_finds_the_epoch()
    {
        // ½²⁰ is 9.5e-7.
        Assert.Equal(
            "Warning: The rate has fallen to 9.5e-7 of its start by epoch 20 of 100: what follows changes nothing [factor]", Trained("NG6005", "Adam, ExponentialDecay(0.5), Training(Epochs = 100)"));
        Assert.Null(Trained("NG6005", "Adam, ExponentialDecay(0.5), Training(Epochs = 40)"));
        Assert.Null(Trained("NG6005", "Adam, ExponentialDecay(0.9), Training(Epochs = 100)"));
        Assert.Null(Trained("NG6005", "Adam, ExponentialDecay(0.5)"));
        // It rises again.
        Assert.Null(Trained("NG6005", "Adam, CosineRestarts(10), Training(Epochs = 100)"));
        Assert.Null(Trained("NG6005", "Adam, CosineDecay, Training(Epochs = 100)"));
    }

    [Fact]
    public void Momentum_multiplies_the_rate()
    {
        Assert.Equal(
            "Warning: A momentum of 0.999 multiplies the rate by up to 1,000, and a mistake is forgotten as slowly; usual is 0.9 [Momentum]", Trained("NG6006", "Sgd(1e-4, Momentum = 0.999)"));
        Assert.NotNull(Trained("NG6006", "RmsProp(1e-4, Momentum = 0.9995)"));
        Assert.Null(Trained("NG6006", "Sgd(1e-4, Momentum = 0.99)"));
    }

    [Fact]
    public void Momentum_nesterov_without_it_is_an_error()
    {
        Assert.StartsWith("Error: Nesterov looks ahead along the velocity", Trained("NG6006", "Sgd(0.1, Nesterov = true)"), StringComparison.Ordinal);
        Assert.Null(Trained("NG6006", "Sgd(0.1, Nesterov = true, Momentum = 0.9)"));
    }

    [Fact]
    public void UnusualEpsilon_says_what_it_does()
    {
        Assert.Equal(
            "Warning: ε = 0.100: where gradients are smaller, the step is no longer scaled by their size but by 1/ε = 10.0 [Epsilon]", Trained("NG6007", "Adam(Epsilon = 0.1)"));
        Assert.Equal(
            "Warning: ε = 1.0e-12: a weight whose gradient was 0 for long moves by up to 1/ε = 1.0e12 times its next gradient [Epsilon]",
            Trained("NG6007", "RmsProp(Epsilon = 1e-12)"));
        Assert.Null(Trained("NG6007", "Adam(Epsilon = 1e-2)"));
        Assert.Null(Trained("NG6007", "Adagrad"));
        Assert.Null(Trained("NG6007", "Sgd(0.1)"));
    }

    [Fact]
    public void TooFewUpdates_counts_them()
    {
        Assert.Equal(
            "Warning: 5 epochs of 4 steps are 20 updates in all: too few to learn much [Epochs]", Trained("NG6008", "Training(Epochs = 5, BatchSize = 512, Samples = 2000)"));
        Assert.Equal("Warning: A batch of 512 is larger than the 100 samples [BatchSize]", Trained("NG6008", "Training(Epochs = 500, BatchSize = 512, Samples = 100)"));
        Assert.Null(Trained("NG6008", "Training(Epochs = 25, BatchSize = 512, Samples = 2000)"));
        Assert.Null(Trained("NG6008", "Training(Epochs = 500, BatchSize = 100, Samples = 100)"));
        Assert.Null(Trained("NG6008", "Training(Epochs = 1, BatchSize = 512)"));
        // XOR has four samples, and the batch that is meant is not written.
        Assert.Null(Trained("NG6008", "Training(Epochs = 500, Samples = 4)"));
    }

    [Fact]
    public void DecayBeyondZero_computes_the_factor()
    {
        Assert.Equal("Error: Each step multiplies the weights by 1 − 0.500·3.00 = −0.500 [WeightDecay]", Trained("NG6010", "Sgd(0.5, WeightDecay = 3)"));
        Assert.Equal("Error: Each step multiplies the weights by 1 − 0.0100·100 = 0 [WeightDecay]", Trained("NG6010", "AdamW(0.01, WeightDecay = 100)"));
        Assert.NotNull(Trained("NG6010", "Sgd(1), L2(1)"));
        Assert.Null(Trained("NG6010", "Sgd(0.5, WeightDecay = 1.9)"));
        // Adam divides the gradient, the penalty's part too.
        Assert.Null(Trained("NG6010", "Adam(0.01, WeightDecay = 100)"));
        Assert.Null(Trained("NG6010", "Sgd(1), ElasticNet(2, 0)"));
        // What shrinks the weights to nothing at once is said once.
        Assert.Null(Trained("NG5007", "AdamW(0.01, WeightDecay = 100), Training(Epochs = 10, Samples = 10_000)"));
    }
}
