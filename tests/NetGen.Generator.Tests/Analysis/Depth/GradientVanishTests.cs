using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8002: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class GradientVanishTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "The gradient at Dense1 is 3.6e-5× of what Dense8 gets, over 8 layers")]
    [InlineData(
        "Input(100), Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(10), Softmax, CrossEntropy",
        "Info", "Dense1", "The gradient at Dense1 is 0.0117× of what Dense4 gets, over 4 layers")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8002", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(100), Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(100), Tanh, Dense(10), Softmax, CrossEntropy", "0.28: Xavier tanh keeps more than a tenth")]
    [InlineData("Input(100), Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(10), Softmax, CrossEntropy", "two layers are not enough")]
    [InlineData("Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(10), Softmax, CrossEntropy", "He keeps it")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8002", attributes);
    }
}
