using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8001: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class ForwardCollapseTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "Behind Dense1 to Dense3 the signal's RMS is 9.9e-4× of what enters: it starts to learn slowly. Most is lost in Dense1: 0.0990×.")]
    [InlineData(
        "Input(100), Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "Behind Dense1 to Dense2 the signal's RMS is 0.00990× of what enters: it starts to learn slowly. Most is lost in Dense1: 0.0990×.")]
    [InlineData(
        "Input(8, 8, 16), Conv2D(16, 3, Init = Init.Normal, InitScale = 0.01), Relu, MaxPool2D(2), Conv2D(16, 3, Init = Init.Normal, InitScale = 0.001), Relu, Flatten, Dense(10), Softmax, CrossEntropy",
        "Warning", "Conv2D2", "Behind Conv2D1 to Conv2D2 the signal's RMS is 0.00127× of what enters: it starts to learn slowly. Most is lost in Conv2D2: 0.00849×.")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8001", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(100), Dense(100, Init = Init.Normal, InitScale = 0.02), Tanh, Dense(10), Softmax, CrossEntropy", "0.2 of the signal")]
    [InlineData("Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(10), Softmax, CrossEntropy", "He keeps it")]
    [InlineData("Input(64), Dense(64), Relu, Mark(\"x\"), Dense(64), Relu, Dense(64, Init = Init.Zeros), Add(\"x\"), Dense(1), MeanSquaredError", "a branch that starts at 0")]
    [InlineData("Input(100), Dense(100, Init = Init.LecunNormal), Relu, Dense(100, Init = Init.LecunNormal), Relu, Dense(100, Init = Init.LecunNormal), Relu, Dense(100, Init = Init.LecunNormal), Relu, Dense(100, Init = Init.LecunNormal), Relu, Dense(100, Init = Init.LecunNormal), Relu, Dense(10), Softmax, CrossEntropy", "NG2001 speaks")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8001", attributes);
    }
}
