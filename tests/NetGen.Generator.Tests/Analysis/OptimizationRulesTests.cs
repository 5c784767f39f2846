using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG6: optimizer and schedule.</summary>
public class OptimizationRulesTests
{
    private static string? Trained(string id, string training, string layers = "Input(200), Dense(64), Relu, Dense(3), Softmax, CrossEntropy") => Verdict.Of(id, $"{layers}, {training}");

    [Fact]
    public void LearningRateTooHigh_holds_a_step_against_the_weights()
    {
        Assert.Equal(
            "Warning: A learning rate of 0.100 with Adam: a step moves a weight by about 0.100, and those of Dense1 start at 0.100: over all layers it changes 1.58 times what is there; try 0.006 [learningRate]",
            Trained("NG6002", "Adam(0.1)"));
        foreach (var training in new[] { "Adam(0.5)", "Nadam(0.1)", "Lion(0.02)", "RmsProp(1.0)", "RmsProp(0.1)", "RmsProp(0.01, Momentum = 0.9)", "Adagrad(10)", "Adagrad(1)", "Adadelta(100)" })
            Assert.True(Trained("NG6002", training) is not null, training);
        foreach (var training in new[] { "Adam(0.02)", "Adam(0.01)", "Nadam(0.02)", "Lion(0.003)", "RmsProp(0.01)", "RmsProp(1e-3, Momentum = 0.9)", "Adagrad(0.1)", "Adadelta", "Adadelta(10)" })
            Assert.True(Trained("NG6002", training) is null, training);
    }

    [Fact]
    public void LearningRateTooHigh_knows_width_and_depth()
    {
        static string? Of(int depth, int width, string optimizer) => Verdict.Of(
            "NG6002", "Input(64), " + string.Join(", ", Enumerable.Repeat($"Dense({width}), Relu", depth)) + $", Dense(10), Softmax, CrossEntropy, {optimizer}");

        // Measured on the digits, median accuracy of three seeds: 0.05 gives .953, .919 and .847.
        Assert.Null(Of(1, 32, "Adam(0.05)"));
        Assert.NotNull(Of(2, 512, "Adam(0.05)"));
        Assert.NotNull(Of(4, 128, "Adam(0.05)"));
        // 0.02 gives .972, .958 and .947.
        Assert.All(new[] { (1, 32), (2, 512), (4, 128) }, net => Assert.Null(Of(net.Item1, net.Item2, "Adam(0.02)")));
        // XOR: few inputs, and weights that start large.
        Assert.Null(Verdict.Of("NG6002", "Input(2), Dense(8), Tanh, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.05)"));
    }

    /// <summary>Where the weights start at nothing, that is the fault, and a usual rate is none; one that is too high is too high beside any weights.</summary>
    [Fact]
    public void LearningRateTooHigh_does_not_hold_a_rate_against_weights_that_start_too_small()
    {
        const string Tiny = "Input(64, Min = 0, Max = 1), Dense(64, Init = Init.Normal, InitScale = 1e-6), Tanh, Dense(64, Init = Init.Normal, InitScale = 1e-6), Tanh, "
            + "Dense(10), Softmax, CrossEntropy, ";
        Assert.Null(Verdict.Of("NG6002", Tiny + "Adam(1e-3)"));
        Assert.NotNull(Verdict.Of("NG6002", Tiny + "Adam(0.1)"));
    }

    private const string Deep = "Input(64), Dense(128), Relu, Dense(128), Relu, Dense(128), Relu, Dense(128), Relu, Dense(10), Softmax, CrossEntropy";

    [Fact]
    public void LearningRateTooHigh_adds_up_steps_that_go_by_the_norm()
    {
        Assert.Equal(
            "Warning: A learning rate of 0.0300 with Lamb: a step moves the weights of a layer by the share 0.0300 of their norm, and all layers by 0.0600: they grow faster than they learn where to; try 0.003 [learningRate]",
            Trained("NG6002", "Lamb(0.03)"));
        // Measured on the digits: 0.02 gives .936 with two layers and .652 with five, 0.01 gives .972 and .944.
        Assert.Null(Trained("NG6002", "Lamb(0.02)"));
        Assert.NotNull(Trained("NG6002", "Lamb(0.02)", Deep));
        Assert.Null(Trained("NG6002", "Lamb(0.01)", Deep));
        // How wide the layers are is in the norm.
        Assert.Null(Trained("NG6002", "Lamb(0.02)", "Input(200), Dense(2000), Relu, Dense(3), Softmax, CrossEntropy"));
    }

    [Fact]
    public void LearningRateTooHigh_counts_momentum()
    {
        Assert.Equal(
            "Warning: A learning rate of 2.00 with Sgd: a step along the gradient overshoots wherever the loss curves by more than 1.00; try 0.1 [learningRate]",
            Trained("NG6002", "Sgd(2)"));
        Assert.Equal(
            "Warning: A learning rate of 1.00 with Sgd: momentum makes 100 of it, and a step along the gradient overshoots wherever the loss curves by more than 0.0200; try 0.001 [learningRate]",
            Trained("NG6002", "Sgd(1.0, Momentum = 0.99)"));
        Assert.NotNull(Trained("NG6002", "Sgd(0.5, Momentum = 0.9)"));
        Assert.Null(Trained("NG6002", "Sgd(1)"));
        Assert.Null(Trained("NG6002", "Sgd(0.1, Momentum = 0.9)"));
        // What clips the gradient limits the step; and behind a normalization the weights' size cancels (Goyal et al. 2017: 3.2 with momentum for a batch of 8,192).
        Assert.Null(Trained("NG6002", "Sgd(20), ClipNorm(0.25)"));
        Assert.Null(Trained("NG6002", "Sgd(3.2, Momentum = 0.9), WarmUp(800)", "Input(200), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy"));
        Assert.NotNull(Trained("NG6002", "Sgd(10, Momentum = 0.9)", "Input(200), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy"));
    }

    [Fact]
    public void LearningRateTooHigh_looks_at_the_top_of_the_schedule()
    {
        Assert.NotNull(Trained("NG6002", "Adam(1e-3), Triangular(factor: 100, halfCycle: 2)"));
        Assert.Null(Trained("NG6002", "Adam(1e-3), Triangular(factor: 5, halfCycle: 2)"));
        // Vaswani's schedule: the top is η₀/√w.
        Assert.Null(Trained("NG6002", "Adam(0.1), InverseSquareRoot, WarmUp(4000)"));
        Assert.NotNull(Trained("NG6002", "Adam(0.1), InverseSquareRoot"));
        Assert.NotNull(Trained("NG6002", "Adam(0.1), OneCycle"));
    }

    [Fact]
    public void LearningRateTooHigh_predicts_the_curvature_of_vectors_with_a_declared_scale()
    {
        static string? Of(string input, string rate) => Verdict.Of("NG6002", $"Input(20{input}), Dense(8), Relu, Dense(1), MeanSquaredError, Sgd({rate})");

        Assert.Equal(
            "Warning: A learning rate of 0.100 with Sgd: the loss of the fresh network curves by 678, so that steps beyond 0.00295 overshoot; try 0.001 [learningRate]",
            Of(", Min = 0, Max = 8", "0.1"));
        Assert.Null(Of(", Min = 0, Max = 8", "0.005"));
        Assert.Null(Of(", Min = 0, Max = 1", "0.1"));
        Assert.Null(Of("", "0.1"));
        // Inputs that are larger still are the cause (NG7001).
        Assert.Null(Of(", Min = 0, Max = 255", "0.1"));
    }

    [Fact]
    public void LearningRateTooLow_counts_what_the_declared_steps_can_move()
    {
        const string short_training = ", Training(Epochs = 8, BatchSize = 32, Samples = 1437)";
        static string? Of(string training, string layers = "Dense(32), Relu") => Trained("NG6003", training, $"Input(64), {layers}, Dense(10), Softmax, CrossEntropy");

        Assert.Equal(
            "Warning: A learning rate of 1.0e-5 with Adam: 360 declared steps can move an output by 1.50 at most, if all weights pull one way; nothing is learned below 10. Try 0.001. [learningRate]",
            Of("Adam(1e-5)" + short_training));
        Assert.Equal(
            "Warning: A learning rate of 1.0e-4 with Sgd: 360 declared steps can move an output by 0.436 at most, if all weights pull one way; nothing is learned below 10. Try 0.05. [learningRate]",
            Of("Sgd(1e-4)" + short_training));
        // Measured, of ten classes: .128, .114, .123, .128, .114 and .164.
        foreach (var training in new[] { "Adam(1e-6)", "Sgd(3e-4)", "Sgd(3e-5, Momentum = 0.9)", "Adagrad(1e-4)", "Adadelta(1e-6)", "Adadelta(0.01)" })
            Assert.True(Of(training + short_training) is not null, training);
        // .315, .298, .705 (wide), .749 and .318.
        foreach (var training in new[] { "Adam(1e-4)", "Sgd(3e-3)", "Adadelta(0.1)", "Adagrad(1e-3)" })
            Assert.True(Of(training + short_training) is null, training);
        Assert.Null(Of("Adam(1e-5)" + short_training, "Dense(512), Relu, Dense(512), Relu"));
    }

    [Fact]
    public void LearningRateTooLow_takes_ten_thousand_steps_where_none_are_declared()
    {
        Assert.NotNull(Trained("NG6003", "Adam(1e-8)"));
        Assert.NotNull(Trained("NG6003", "Adadelta(1e-6)"));
        Assert.NotNull(Trained("NG6003", "Sgd(1e-6)"));
        Assert.Null(Trained("NG6003", "Adam(1e-5)"));
        Assert.Null(Trained("NG6003", "Sgd(1e-4)"));
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
        Assert.Null(Trained("NG6008", "Training(Epochs = 10, BatchSize = 5, Samples = 20)", "Input(200), Dense(1), MeanSquaredError"));
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
