using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2003: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class ConstantInitTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(128, Init = Init.Zeros), Relu, Dense(10), Softmax, CrossEntropy",
        "Error", "Dense1", "Dense1 starts with Zeros for all weights: every weight gradient of Dense1 and of the layer behind it is exactly 0")]
    [InlineData(
        "Input(64), Dense(128, Init = Init.Zeros), Tanh, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy",
        "Error", "Dense1", "Dense1 starts with Zeros for all weights: every weight gradient of Dense1 and of the layer behind it is exactly 0")]
    [InlineData(
        "Input(64), Dense(128, Init = Init.Constant, InitScale = 0.1), Tanh, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy",
        "Error", "Dense1", "Dense1 starts with Constant 0.1 for all weights: all 128 neurons stay identical: effective width 1")]
    [InlineData(
        "Input(64), Dense(128, Init = Init.Zeros), Sigmoid, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy",
        "Error", "Dense1", "Dense1 starts with Zeros for all weights: all 128 neurons stay identical: effective width 1")]
    [InlineData(
        "Input(64), Dense(128, Init = Init.Constant, InitScale = 0.1), Tanh, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "Dense1 starts with Constant 0.1 for all weights: all 128 neurons start identical: effective width 1 until the layer behind tells them apart")]
    [InlineData(
        "Input(64), Dense(128, Init = Init.Normal, InitScale = 0), Tanh, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "Dense1 starts with Normal 0 for all weights: all 128 neurons start identical: effective width 1 until the layer behind tells them apart")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2003", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(10, Init = Init.Zeros), Softmax, CrossEntropy", "softmax regression")]
    [InlineData("Input(64), Dense(32), Relu, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy", "an output layer may start at 0")]
    [InlineData("Input(64), Dense(64), Relu, Mark(\"x\"), Dense(64), Relu, Dense(64, Init = Init.Zeros), Add(\"x\"), Dense(1), MeanSquaredError", "a residual branch that starts as the identity")]
    [InlineData("Input(8, 8, 4), Conv2D(4, 3, Groups = 4, Init = Init.Constant, InitScale = 0.11), Tanh, Flatten, Dense(1), MeanSquaredError", "one filter a channel: an average")]
    [InlineData("Input(64), Dense(64, Init = Init.Identity), Tanh, Dense(1), MeanSquaredError", "the identity is not constant")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2003", attributes);
    }
}
