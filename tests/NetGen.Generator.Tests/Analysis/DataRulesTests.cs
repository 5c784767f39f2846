using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG7: what the declared facts on inputs and targets mean for the training.</summary>
public class DataRulesTests
{
    private static string? Input(string id, string facts, string layers = "Flatten, Dense(8), Tanh, Dense(3)") => Verdict.Of(id, $"Input(4, 4, 1{facts}), {layers}, Softmax, CrossEntropy");

    [Fact]
    public void UnscaledInput_shows_size_and_rms()
    {
        // A uniform distribution over [0, 255] has the RMS 255/√3.
        Assert.Equal("Warning: Inputs reach 255, with an RMS of about 147; initializers and learning rates are made for 1 [Max]", Input("NG7001", ", Min = 0, Max = 255"));
        Assert.EndsWith("[Min]", Input("NG7001", ", Min = -40, Max = 20"), StringComparison.Ordinal);
        Assert.Null(Input("NG7001", ", Min = -10, Max = 10"));
        Assert.Null(Input("NG7001", ""));
        Assert.Null(Input("NG7001", ", Mean = 0, Std = 1"));
        Assert.Null(Input("NG7001", ", Min = 0, Max = 255", "Rescale, Flatten, Dense(3)"));
        Assert.Null(Input("NG7001", ", Min = 0, Max = 255", "Standardize, Flatten, Dense(3)"));
        Assert.Null(Input("NG7001", ", Min = 0, Max = 255", "MinMax, Flatten, Dense(3)"));
        // A normalization before the first non-linearity takes the size away.
        Assert.Null(Input("NG7001", ", Min = 0, Max = 255", "BatchNorm, Flatten, Dense(3)"));
        Assert.Null(Input("NG7001", ", Min = 0, Max = 255", "Conv2D(4, 3, Bias = false), BatchNorm, Relu, Flatten, Dense(3)"));
        Assert.NotNull(Input("NG7001", ", Min = 0, Max = 255", "Conv2D(4, 3), Relu, BatchNorm, Flatten, Dense(3)"));
        // Without the mean they still reach 127.5.
        Assert.NotNull(Input("NG7001", ", Min = 0, Max = 255", "SubtractMean, Flatten, Dense(3)"));
    }

    [Fact]
    public void PositiveInput_looks_at_the_first_activation()
    {
        Assert.Equal(
            "Info: Inputs from 0 to 1.00 before Tanh1: the gradients of each unit's weights in Dense1 all have one sign. Subtract the mean, about 0.500. [Min]",
            Input("NG7003", ", Min = 0, Max = 1"));
        Assert.NotNull(Input("NG7003", ", Min = 0.2, Max = 1", "Conv2D(3, 3), Sigmoid, Flatten, Dense(3)"));
        Assert.NotNull(Input("NG7003", ", Min = 0, Max = 1", "Flatten, Dropout(0.1), Dense(8), Sigmoid, Dense(3)"));
        Assert.Null(Input("NG7003", ", Min = -0.5, Max = 0.5"));
        Assert.Null(Input("NG7003", ", Max = 1"));
        Assert.Null(Input("NG7003", ", Min = 0, Max = 1", "Standardize, Flatten, Dense(8), Tanh, Dense(3)"));
        Assert.NotNull(Input("NG7003", ", Min = 0, Max = 255", "Rescale, Flatten, Dense(8), Tanh, Dense(3)"));
        Assert.Null(Input("NG7003", ", Min = 0, Max = 1", "Flatten, Dense(8), Relu, Dense(8), Tanh, Dense(3)"));
        // A logistic regression has no hidden layer.
        Assert.Null(Verdict.Of("NG7003", "Input(4, Min = 0, Max = 1), Dense(1), Sigmoid, BinaryCrossEntropy"));
    }

    [Fact]
    public void PresetMismatch_looks_at_what_reaches_the_preset()
    {
        static string? Of(string facts, string steps) => Verdict.Of("NG7004", $"Input(4, 4, 1{facts}), {steps}, Flatten, Dense(3), Softmax, CrossEntropy");

        Assert.Equal(
            "Warning: Preset.Mnist was taken from values from 0 to 1; what reaches it goes from 0 to 255, and leaves it up to 827 [preset]", Of(", Min = 0, Max = 255", "Normalize(Preset.Mnist)"));
        Assert.Equal(
            "Warning: Preset.Mnist was taken from other data: the declared mean 0.500 and deviation 0.250 become 1.20 and 0.811, not 0 and 1 [preset]",
            Of(", Mean = 0.5, Std = 0.25", "Normalize(Preset.Mnist)"));
        // That is said instead of the size of what leaves it.
        Assert.Null(Verdict.Of("NG7001", "Input(4, 4, 1, Min = 0, Max = 255), Normalize(Preset.Mnist), Flatten, Dense(3), Softmax, CrossEntropy"));
        Assert.Null(Of(", Min = 0, Max = 255", "Rescale, Normalize(Preset.Mnist)"));
        Assert.Null(Of(", Min = 0, Max = 1", "Normalize(Preset.Mnist)"));
        Assert.Null(Of(", Mean = 0.13, Std = 0.31", "Normalize(Preset.Mnist)"));
        Assert.Null(Of("", "Normalize(Preset.Mnist)"));
        Assert.Null(Of(", Min = 0, Max = 255", "Normalize(new[] { 0.5 }, new[] { 0.5 })"));
    }

    [Fact]
    public void UnscaledTarget_shows_the_first_losses()
    {
        static string? Of(string target, string loss = "MeanSquaredError") => Verdict.Of("NG7009", $"Input(4), Dense(8), Relu, Dense(1), {loss}, Target(TargetKind.Regression{target})");

        Assert.Equal("Warning: Targets reach 5.0e5: a network that starts near 0 has squared errors up to 2.5e11 [Max]", Of(", Min = 0, Max = 500_000"));
        Assert.EndsWith("[Min]", Of(", Min = -200, Max = 150"), StringComparison.Ordinal);
        Assert.Null(Of(", Min = -100, Max = 100"));
        Assert.Null(Of(""));
        Assert.Null(Of(", Min = 0, Max = 500_000", "Huber"));
    }
}
