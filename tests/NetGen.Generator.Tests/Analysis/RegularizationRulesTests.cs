using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG5: dropout and penalties.</summary>
public class RegularizationRulesTests
{
    private static string? Dropout(string id, string layers) => Verdict.Of(id, $"Input(20), {layers}, Dense(3), Softmax, CrossEntropy");

    private static string? Trained(string id, string training, string layers = "Dense(64), Relu, Dense(64), Relu, Dense(3)") =>
        Verdict.Of(id, $"Input(20), {layers}, Softmax, CrossEntropy, {training}");

    [Fact]
    public void DropoutRate_says_what_is_kept()
    {
        Assert.Equal("Warning: The rate is the probability of dropping: Dropout1 keeps 20.0 % of 128 values; usual is 0.2 to 0.5 [rate]", Dropout("NG5002", "Dense(128), Relu, Dropout(0.8)"));
        Assert.Equal("Info: The rate is the probability of dropping: Dropout1 keeps 40.0 % of 128 values; usual is 0.2 to 0.5 [rate]", Dropout("NG5002", "Dense(128), Relu, Dropout(0.6)"));
        Assert.Equal("Info: The rate is the probability of dropping: Dropout1 keeps 70.0 % of 20 inputs; usual is up to 0.2 [rate]", Dropout("NG5002", "Dropout(0.3), Dense(8), Relu"));
    }

    [Fact]
    public void DropoutRate_is_silent_up_to_the_usual_rates()
    {
        Assert.Null(Dropout("NG5002", "Dense(128), Relu, Dropout(0.5)"));
        Assert.Null(Dropout("NG5002", "Dropout(0.2), Dense(8), Relu"));
    }

    [Fact]
    public void DropoutTwice_is_one_problem_for_a_run()
    {
        Assert.Equal(
            "Warning: Dropout1 and Dropout2 are one dropout of rate 0.6 = 1 − (1 − 0.5)(1 − 0.2) [rate]", Dropout("NG5004", "Dense(128), Relu, Dropout(0.5), Dropout(0.2)"));
        Assert.Equal(
            "Warning: Dropout1 and Dropout2 and Dropout3 are one dropout of rate 0.271 = 1 − (1 − 0.1)(1 − 0.1)(1 − 0.1) [rate]",
            Dropout("NG5004", "Dense(128), Relu, Dropout(0.1), Dropout(0.1), Dropout(0.1)"));
    }

    [Fact]
    public void DropoutTwice_is_silent_with_a_layer_or_a_fork_between()
    {
        Assert.Null(Dropout("NG5004", "Dense(128), Dropout(0.5), Relu, Dropout(0.2)"));
        Assert.Null(Dropout("NG5004", "Dense(128), Relu, Dropout(0.5), Mark(\"a\"), Dropout(0.2), Add(\"a\")"));
    }

    [Fact]
    public void NarrowDropout_computes_how_often_nothing_is_left()
    {
        Assert.Equal("Warning: Dropout1: all 4 units are off for 6.25 % of the samples; nothing of them gets through [rate]", Dropout("NG5006", "Dense(4), Relu, Dropout(0.5)"));
        Assert.Equal("Warning: Dropout1: both units are off for 9.00 % of the samples; nothing of them gets through [rate]", Dropout("NG5006", "Dense(2), Relu, Dropout(0.3)"));
    }

    [Fact]
    public void NarrowDropout_is_silent_up_to_one_percent()
    {
        Assert.Null(Dropout("NG5006", "Dense(7), Relu, Dropout(0.5)"));
        Assert.Null(Dropout("NG5006", "Dense(2), Relu, Dropout(0.1)"));
    }

    private const string Pixels = "Input(64, Min = 0, Max = 1), ", Ten = "Dense(10), Softmax, CrossEntropy, ";

    /// <summary>Beside each the measured accuracy on the digits, of 0.97 without a penalty.</summary>
    [Theory]
    [InlineData("Dense(64), Relu", "Sgd(0.1), L2(3)", "on 2 layers: beyond λ = 0.231 ")] // 0.10
    [InlineData("Dense(64), Relu", "Adam(0.003), L2(0.3)", "on 2 layers: beyond λ = 0.231 ")] // 0.10
    [InlineData("Dense(64), Relu", "Sgd(0.1), L2(0.1)", "on 2 layers: where λw equals the data's gradient, the true class gets a probability of 0.610 at most")] // 0.81
    [InlineData("Dense(64), Relu, Dense(64), Relu", "Sgd(0.1), L2(0.1)", "probability of 0.6")] // 0.71
    [InlineData("Dense(64), Relu, Dense(64), Relu, Dense(64), Relu", "Sgd(0.02, Momentum = 0.9), L2(0.3)", "on 4 layers: beyond λ = 0.13")] // 0.10
    [InlineData("Dense(64), Relu", "Sgd(0.1, WeightDecay = 0.3)", "on 2 layers: beyond λ = 0.231 ")]
    [InlineData("", "Sgd(0.1), L2(1)", "on 1 layer: ")] // 0.60 of 0.93
    [InlineData("Dense(64), BatchNorm, Relu", "Sgd(0.1), L2(1)", "on 1 layer: ")] // 0.80
    [InlineData("Dense(64), Relu", "Sgd(0.1), ElasticNet(1, 0)", "on 2 layers: beyond λ = 0.231 ")]
    public void WeightShrinkage_computes_what_answer_a_penalty_leaves(string hidden, string training, string message)
    {
        var told = Verdict.Of("NG5007", Pixels + (hidden.Length == 0 ? "" : hidden + ", ") + Ten + training);
        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.StartsWith("Warning: λ = ", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dense(64), Relu", "Sgd(0.1), L2(0.03)")] // 0.94
    [InlineData("Dense(64), Relu, Dense(64), Relu, Dense(64), Relu", "Sgd(0.1), L2(0.03)")] // 0.94
    [InlineData("Dense(64), BatchNorm, Relu", "Sgd(0.1), L2(0.3)")] // 0.90
    [InlineData("Dense(64, L2 = 0), Relu", "Sgd(0.1), L2(3)")] // A layer of any size makes good what the other loses.
    [InlineData("Dense(64, Trainable = false), Relu", "Sgd(0.1), L2(0.1)")] // One layer, behind features that stay.
    public void WeightShrinkage_is_silent_where_the_data_answer(string hidden, string training) =>
        Assert.Null(Verdict.Of("NG5007", Pixels + hidden + ", " + Ten + training));

    /// <summary>Of targets that are standardised, it is known how much of them an answer reaches: R² on Friedman 1 is 0.92 without a penalty.</summary>
    [Theory]
    [InlineData("L2(1)", "answers get to 84.2 % of what they should be at most")] // 0.54
    [InlineData("L2(10)", "beyond λ = 6.32 the data's gradient is smaller than λw everywhere")] // 0
    [InlineData("L2(0.3)", null)] // 0.70
    public void WeightShrinkage_knows_the_share_of_a_number_that_is_reached(string penalty, string? message)
    {
        const string Layers = "Input(10), Standardize, Dense(32), Tanh, Dense(1), ";
        var told = Verdict.Of("NG5007", Layers + "Target(TargetKind.Regression, Standardize = true), MeanSquaredError, Sgd(0.05), " + penalty);
        Assert.Equal(message is null, told is null);
        Assert.Contains(message ?? "", told ?? "", StringComparison.Ordinal);
        // Of targets of unknown size nothing is known.
        Assert.Null(Verdict.Of("NG5007", Layers + "Target(TargetKind.Regression), MeanSquaredError, Sgd(0.05), " + penalty));
    }

    /// <summary>A proximal step takes ηλ from a weight in each step: of steps of a size, and of the data's gradient.</summary>
    [Theory]
    [InlineData("Adam(0.003), L1(1)", "λ = 1.00: a step moves a weight by 1.00·η on the mean")] // 0.62
    [InlineData("Adam(0.003), L1(0.3)", null)] // 0.95
    [InlineData("Sgd(0.1), L1(0.1)", "λ = 0.100 in Dense2: L1 takes λη from a weight, and the data's gradient moves it by 0.1")] // 0.10
    [InlineData("Sgd(0.1), L1(0.01)", null)] // 0.91
    [InlineData("Sgd(0.02, Momentum = 0.9), L1(0.1)", null)] // 0.91: momentum makes ten times of the gradient, not of the threshold.
    [InlineData("Sgd(0.02, Momentum = 0.9), L1(1)", "λ = 1.00 in Dense2")] // 0.10
    [InlineData("Adagrad(0.02), L1(0.1), Training(Epochs = 12, BatchSize = 32, Samples = 1438)", "λ = 0.100: a step moves a weight by 0.08")] // 0.10
    [InlineData("Adagrad(0.02), L1(0.01), Training(Epochs = 12, BatchSize = 32, Samples = 1438)", null)] // 0.97
    [InlineData("Sgd(0.1), ElasticNet(0.2, 0.5)", "λ = 0.100 in Dense2")] // 0.10
    public void WeightShrinkage_knows_what_the_proximal_step_of_L1_takes(string training, string? message)
    {
        var told = Verdict.Of("NG5007", Pixels + "Dense(64), Relu, " + Ten + training);
        Assert.Equal(message is null, told is null);
        Assert.Contains(message ?? "", told ?? "", StringComparison.Ordinal);
        Assert.EndsWith(message is null ? "" : "[lambda]", told ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void WeightShrinkage_points_at_a_layers_own_penalty() => Assert.EndsWith("[L1]",
        Verdict.Of("NG5007", Pixels + "Dense(64), Relu, Dense(10, L1 = 1), Softmax, CrossEntropy, Sgd(0.1)"), StringComparison.Ordinal);

    [Fact]
    public void WeightShrinkage_knows_where_a_decay_of_the_weights_ends()
    {
        const string Layers = "Input(100), Dense(48), Relu, Dense(48), Relu, Dense(3), Softmax, CrossEntropy";
        Assert.Equal(
            "Warning: A decay of 20.0 keeps every weight below 1/2λ = 0.0250: those of Dense1 start at 0.141, and shrink whatever the data says; usual are 0.01 to 0.3 [WeightDecay]",
            Verdict.Of("NG5007", Layers + ", AdamW(1e-2, WeightDecay = 20)"));
        Assert.NotNull(Verdict.Of("NG5007", Layers + ", Lion(1e-3, WeightDecay = 20)"));
        Assert.Null(Verdict.Of("NG5007", Layers + ", AdamW(1e-2, WeightDecay = 2)"));
        Assert.Null(Verdict.Of("NG5007", Layers.Replace("Relu", "BatchNorm, Relu") + ", AdamW(1e-2, WeightDecay = 20)"));
    }

    [Theory]
    [InlineData("Sgd(0.01, Momentum = 0.9, WeightDecay = 5e-4), MultiStepDecay(0.1, 30, 60), Training(Epochs = 90, BatchSize = 128, Samples = 1_281_167)", "AlexNet (Krizhevsky et al. 2012)")]
    [InlineData("Sgd(0.01, Momentum = 0.9, WeightDecay = 5e-4), MultiStepDecay(0.1, 50, 65), Training(Epochs = 74, BatchSize = 256, Samples = 1_281_167)", "VGG-16 (Simonyan and Zisserman 2015)")]
    [InlineData("Sgd(0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 1e-4), MultiStepDecay(0.1, 150, 225), Training(Epochs = 300, BatchSize = 64, Samples = 50_000)", "DenseNet (Huang et al. 2017)")]
    [InlineData("Sgd(0.04, Momentum = 0.9, WeightDecay = 2e-4), LinearDecay, Training(Epochs = 68, BatchSize = 512, Samples = 1_281_167)", "SqueezeNet (Iandola et al. 2016)")]
    [InlineData("Sgd(0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 5e-4), MultiStepDecay(0.2, 60, 120, 160), Training(Epochs = 200, BatchSize = 128, Samples = 50_000)", "wide residual nets (Zagoruyko and Komodakis 2016)")]
    [InlineData("AdamW(1e-3, WeightDecay = 0.1), Training(Epochs = 100, BatchSize = 10, Samples = 10_000)", "idle weights shrink to e⁻¹⁰, as they should")]
    public void WeightShrinkage_is_silent_on_published_recipes(string training, string why)
    {
        Assert.NotEmpty(why);
        Assert.Null(Trained("NG5007", training));
    }

    [Fact]
    public void WeightShrinkage_near_misses_are_silent()
    {
        Assert.Null(Trained("NG5007", "Adam, L2(0.02)"));
        // Three classes of flowers: 0.93 with L2(0.1).
        Assert.Null(Trained("NG5007", "Adam, L2(0.1)", "Dense(64), Relu, Dense(3)"));
        Assert.Null(Trained("NG5007", "AdamW(1e-3, WeightDecay = 0.1)"));
    }

    [Fact]
    public void AdamWithL2_is_information()
    {
        const string message = "Info: Adam divides λw by the gradient's size, so that λ = 1.0e-4 hardly reaches weights with large gradients; AdamW's decay reaches all alike ";
        Assert.Equal(message + "[lambda]", Trained("NG5008", "Adam, L2(1e-4)"));
        Assert.Equal(message + "[lambda]", Trained("NG5008", "L2(1e-4)"));
        Assert.Equal(message + "[WeightDecay]", Trained("NG5008", "Adam(1e-3, WeightDecay = 1e-4)"));
        Assert.Equal(message + "[L2]", Trained("NG5008", "Adam", "Dense(8, L2 = 1e-4), Relu, Dense(3)"));
    }

    [Fact]
    public void AdamWithL2_is_silent_where_nothing_is_divided()
    {
        Assert.Null(Trained("NG5008", "Sgd(0.1), L2(1e-4)"));
        Assert.Null(Trained("NG5008", "AdamW(1e-3)"));
        // L1 and the elastic net are proximal.
        Assert.Null(Trained("NG5008", "Adam, ElasticNet(1e-4, 0.5)"));
        Assert.Null(Trained("NG5008", "Adam, L2(1e-4)", "Dense(3, L2 = 0)"));
    }

    [Fact]
    public void L2BesideDecay_shows_both()
    {
        Assert.Equal("Warning: The weights are pulled to 0 twice: λ = 1.0e-4 in the gradient and 0.0100 by the optimizer's own decay [lambda]", Trained("NG5010", "AdamW, L2(1e-4)"));
        Assert.NotNull(Trained("NG5010", "Lion(WeightDecay = 0.1)", "Dense(3, L2 = 1e-3)"));
        Assert.NotNull(Trained("NG5010", "Lamb, L2(1e-4)"));
        Assert.Null(Trained("NG5010", "Lamb(WeightDecay = 0), L2(1e-4)"));
        Assert.Null(Trained("NG5010", "AdamW(WeightDecay = 0), L2(1e-4)"));
        Assert.Null(Trained("NG5010", "AdamW, L1(1e-4)"));
        Assert.Null(Trained("NG5010", "Adam(WeightDecay = 0.01), L2(1e-4)"));
        Assert.Null(Trained("NG5010", "AdamW, L2(1e-4)", "Dense(3, L2 = 0)"));
    }

    [Fact]
    public void PenalizedBias_counts_the_biases()
    {
        Assert.Equal(
            "Info: The penalty covers the 64 biases of Dense1: they multiply nothing, so that shrinking them only shifts the outputs [PenalizeBias]",
            Trained("NG5011", "Sgd(0.1), L2(1e-4)", "Dense(64, PenalizeBias = true), Relu, Dense(3)"));
        Assert.Equal(
            "Info: The penalty covers the 64 scales of BatchNorm1: what shrinks of them, the layer behind makes good [L1]",
            Trained("NG5011", "Sgd(0.1)", "Dense(64, Bias = false), BatchNorm(L1 = 1e-4), Relu, Dense(3)"));
        Assert.Null(Trained("NG5011", "Sgd(0.1), L2(1e-4)", "Dense(64, Bias = false), BatchNorm, Relu, Dense(3)"));
        Assert.Null(Trained("NG5011", "Sgd(0.1), L2(1e-4)"));
        Assert.Null(Trained("NG5011", "Sgd(0.1)", "Dense(64, PenalizeBias = true), Relu, Dense(3)"));
        Assert.Null(Trained("NG5011", "Sgd(0.1), L2(1e-4)", "Dense(64, PenalizeBias = true, Bias = false), Relu, Dense(3)"));
    }

    [Fact]
    public void MaxNormBelowOne_shows_where_the_units_start()
    {
        // He over 20 inputs: ‖w‖² is 2 in the mean.
        Assert.Equal("Warning: Dense1 limits each unit's ‖w‖ to 0.500; it starts at about 1.41. Usual is 3 to 4. [MaxNorm]", Trained("NG5014", "Adam", "Dense(64, MaxNorm = 0.5), Relu, Dense(3)"));
        Assert.Null(Trained("NG5014", "Adam", "Dense(64, MaxNorm = 1), Relu, Dense(3)"));
        Assert.Null(Trained("NG5014", "Adam", "Dense(64, MaxNorm = 0.5, Trainable = false), Relu, Dense(3)"));
    }

    [Fact]
    public void ExcessiveLabelSmoothing_shows_the_targets()
    {
        static string? Of(string loss) => Verdict.Of("NG5015", $"Input(20), Dense(10), Softmax, {loss}");

        Assert.Equal(
            "Warning: With ε = 0.5 and 10 classes the target of the true class is 0.550, of each other 0.0500; usual is 0.1 [LabelSmoothing]", Of("CrossEntropy(LabelSmoothing = 0.5)"));
        Assert.Null(Of("CrossEntropy(LabelSmoothing = 0.49)"));
    }
}
