using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Normalization;

/// <summary>NG4006: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class NormalizedTwiceTests
{
    [Theory]
    [InlineData(
        "Input(20), Dense(64, Bias = false), BatchNorm, BatchNorm, Relu, Dense(3), Softmax, CrossEntropy",
        "Info", "BatchNorm2", "BatchNorm2 normalizes what BatchNorm1 has normalized: it takes out the 128 numbers that BatchNorm1 learns")]
    [InlineData(
        "Input(20), Dense(64), LayerNorm, LayerNorm, Relu, Dense(3), Softmax, CrossEntropy",
        "Info", "LayerNorm2", "LayerNorm2 normalizes what LayerNorm1 has normalized: it changes nothing until the 128 numbers that LayerNorm1 learns differ from 1 and 0")]
    [InlineData(
        "Input(8, 8, 3), Conv2D(4, 3), GroupNorm(2), Flatten, BatchNorm, Relu, Dense(3), Softmax, CrossEntropy",
        "Info", "BatchNorm1", "BatchNorm1 normalizes what GroupNorm1 has normalized: mean and variance are set twice, over other values, and the 8 numbers that GroupNorm1 learns are in part undone")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG4006", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm, Relu, BatchNorm, Dense(3), Softmax, CrossEntropy", "behind the rectifier mean and variance are others")]
    [InlineData("Input(20), BatchNorm, Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy", "a layer between")]
    [InlineData("Input(20), Standardize, BatchNorm, Dense(64), Relu, Dense(3), Softmax, CrossEntropy", "preprocessing is no layer")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG4006", attributes);
    }
}
