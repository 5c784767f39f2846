using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2005: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class InitTooSmallTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(64, Init = Init.Normal, InitScale = 0.01), Relu, Dense(10), Softmax, CrossEntropy",
        "Info", "Dense1", "Dense1 with Normal 0.01 has σ²·fan_in/2 = 0.00500; HeNormal has 1.00")]
    [InlineData(
        "Input(100), Dense(64, Init = Init.Uniform, InitScale = 0.02), Tanh, Dense(64), Tanh, Dense(10), Softmax, CrossEntropy",
        "Info", "Dense1", "Dense1 with Uniform 0.02 has σ²·fan_in/2 = 0.00667; XavierUniform has 0.610")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2005", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(9216), Dense(64, Init = Init.Normal, InitScale = 0.01), Relu, Dense(10), Softmax, CrossEntropy", "AlexNet's fan-in")]
    [InlineData("Input(100), Dense(64), Relu, Dense(10, Init = Init.Normal, InitScale = 0.001), Softmax, CrossEntropy", "an output layer may start small")]
    [InlineData("Input(100), Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(10), Softmax, CrossEntropy", "NG8001 speaks")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2005", attributes);
    }
}
