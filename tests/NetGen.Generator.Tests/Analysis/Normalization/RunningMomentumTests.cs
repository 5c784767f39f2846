using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Normalization;

/// <summary>NG4004: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class RunningMomentumTests
{
    [Theory]
    [InlineData(
        "Input(20), Dense(64, Bias = false), BatchNorm(Momentum = 0.9), Relu, Dense(3), Softmax, CrossEntropy",
        "Warning", "BatchNorm1", "The momentum of BatchNorm1 is the share of the new batch: with 0.9 the running statistics are as noisy as a mean over 1.22 batches. Where 0.9 is the share of the old ones, write 0.1.")]
    [InlineData(
        "Input(20), Dense(64, Bias = false), BatchNorm(Momentum = 0.99), Relu, Dense(3), Softmax, CrossEntropy",
        "Warning", "BatchNorm1", "The momentum of BatchNorm1 is the share of the new batch: with 0.99 the running statistics are as noisy as a mean over 1.02 batches. Where 0.99 is the share of the old ones, write 0.01.")]
    [InlineData(
        "Input(20), Dense(64, Bias = false), BatchNorm(Momentum = 1), Relu, Dense(3), Softmax, CrossEntropy",
        "Warning", "BatchNorm1", "The momentum of BatchNorm1 is the share of the new batch: with 1 the running statistics are as noisy as a mean over 1.00 batches. Where 1 is the share of the old ones, write 0.1.")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG4004", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm(Momentum = 0.5), Relu, Dense(3), Softmax, CrossEntropy", "half of each")]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy", "the default is 0.1")]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm(Momentum = 0.01), Relu, Dense(3), Softmax, CrossEntropy, Sgd(0.1, Momentum = 0.9)", "the momentum of the optimizer is another one")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG4004", attributes);
    }
}
