using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Normalization;

/// <summary>NG4001: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class BiasBeforeBatchNormTests
{
    [Theory]
    [InlineData(
        "Input(20), Dense(64), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy",
        "Info", "Dense1", "The bias of Dense1 (64 numbers) is part of the mean that BatchNorm1 subtracts: it has no effect, and the shift of BatchNorm1 takes its place")]
    [InlineData(
        "Input(8, 8, 3), Conv2D(1, 3), Flatten, BatchNorm, Relu, Dense(3), Softmax, CrossEntropy",
        "Info", "Conv2D1", "The bias of Conv2D1 (1 number) is part of the mean that BatchNorm1 subtracts: it has no effect, and the shift of BatchNorm1 takes its place")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG4001", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy", "no bias")]
    [InlineData("Input(20), Dense(64), Relu, BatchNorm, Dense(3), Softmax, CrossEntropy", "behind the activation a bias decides what is cut off")]
    [InlineData("Input(20), Dense(64), LayerNorm, Relu, Dense(3), Softmax, CrossEntropy", "the mean over the channels is not the bias of one")]
    [InlineData("Input(20), Dense(64), Mark(\"x\"), BatchNorm, Relu, Add(\"x\"), Dense(3), Softmax, CrossEntropy", "the sum reads it as well")]
    [InlineData("Input(8, 8, 3), Conv2D(4, 3), ZeroPad2D(1), BatchNorm, Relu, Flatten, Dense(3), Softmax, CrossEntropy", "the border has none")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG4001", attributes);
    }
}
