using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8002: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class GradientVanishTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "A step changes Dense1, relative to its weights, by 7.1e-5× of what it changes Dense8, over 8 layers")]
    [InlineData(
        "Input(100), Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(10), Softmax, CrossEntropy",
        "Info", "Dense1", "A step changes Dense1, relative to its weights, by 0.0228× of what it changes Dense4, over 4 layers")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8002", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(100), Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(10), Softmax, CrossEntropy", "Xavier tanh keeps more than a tenth")]
    [InlineData("Input(64, 64, 3), Conv2D(32, 3, Pad = 1), Relu, AveragePool2D(2), Conv2D(32, 3, Pad = 1), Relu, AveragePool2D(2), Conv2D(32, 3, Pad = 1), Relu, AveragePool2D(2), Conv2D(32, 3, Pad = 1), Relu, AveragePool2D(2), Conv2D(32, 3, Pad = 1), Relu, AveragePool2D(2), Flatten, Dense(64), Relu, Dense(10), Softmax, CrossEntropy", "what a mean divides among positions is summed over them again")]
    [InlineData("Input(100), Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(10), Softmax, CrossEntropy", "two layers are not enough")]
    [InlineData("Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(10), Softmax, CrossEntropy", "He keeps it")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8002", attributes);
    }
}
