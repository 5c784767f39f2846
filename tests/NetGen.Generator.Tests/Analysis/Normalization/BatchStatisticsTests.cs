using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Normalization;

/// <summary>NG4002: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class BatchStatisticsTests
{
    [Theory]
    [InlineData(
        "Input(20), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy, Training(BatchSize = 1)",
        "Error", "Training1", "BatchNorm1: a batch of 1 has one value of each of the 64 channels, whose variance is 0: a step throws")]
    [InlineData(
        "Input(8, 8, 3), Conv2D(4, 3, Bias = false), BatchNorm, Relu, Flatten, Dense(3), Softmax, CrossEntropy, Training(BatchSize = 1)",
        "Warning", "Training1", "BatchNorm1: a batch of 1 gives each channel mean and variance of the 36 positions of a single image; at prediction they are those of all")]
    [InlineData(
        "Input(20), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy, Training(BatchSize = 32, Samples = 65)",
        "Warning", "Training1", "BatchNorm1: 65 samples in batches of 32 leave 1 for the last, whose variance is 0: that step throws")]
    [InlineData(
        "Input(20), Dense(64), Relu, Dense(10, Bias = false), BatchNorm, Softmax, CrossEntropy",
        "Info", "BatchNorm1", "BatchNorm1: on the output, 10 values of each sample depend on the 31 others of its batch, and at prediction on running averages")]
    [InlineData(
        "Input(20), Dense(64), Relu, Dense(2, Bias = false), BatchNorm, MeanSquaredError, Training(BatchSize = 8)",
        "Warning", "BatchNorm1", "BatchNorm1: on the output, 2 values of each sample depend on the 7 others of its batch, and at prediction on running averages")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG4002", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy, Training(BatchSize = 2)", "two samples have a variance")]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy, Training(BatchSize = 32, Samples = 66)", "two are left")]
    [InlineData("Input(20), Dense(64), LayerNorm, Relu, Dense(3), LayerNorm, Softmax, CrossEntropy, Training(BatchSize = 1)", "a sample is normalized by itself")]
    [InlineData("Input(20), Dense(64), Relu, Dense(10, Bias = false), BatchNorm, CosineDistance", "an embedding")]
    [InlineData("Input(8, 8, 3), Conv2D(10, 1, Bias = false), BatchNorm, Relu, GlobalAveragePool2D, Softmax, CrossEntropy", "a pool before the loss")]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm", "nothing trains it")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG4002", attributes);
    }
}
