using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Optimization;

/// <summary>NG6009: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class NoClippingTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(10), Softmax, CrossEntropy, Sgd(0.01)",
        "Info", "Sgd1", "Over Dense1 to Dense8 signal or gradient grow up to 410×, and neither ClipNorm nor ClipValue limits what a step makes of it")]
    [InlineData(
        "Input(100), Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(10), Softmax, CrossEntropy",
        "Info", "CrossEntropy1", "Over Dense1 to Dense8 signal or gradient grow up to 410×, and neither ClipNorm nor ClipValue limits what a step makes of it")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG6009", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(100), Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(10), Softmax, CrossEntropy, Sgd(0.01), ClipNorm(1)", "clipped")]
    [InlineData("Input(100), Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(10), Softmax, CrossEntropy, Sgd(0.01), ClipValue(0.1)", "clipped")]
    [InlineData("Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(10), Softmax, CrossEntropy, Sgd(0.01)", "nothing explodes")]
    [InlineData("Input(100), Dense(100, Init = Init.Normal, InitScale = 1.5), Tanh, Dense(100, Init = Init.Normal, InitScale = 1.5), Tanh, Dense(100, Init = Init.Normal, InitScale = 1.5), Tanh, Dense(100, Init = Init.Normal, InitScale = 1.5), Tanh, Dense(100, Init = Init.Normal, InitScale = 1.5), Tanh, Dense(100, Init = Init.Normal, InitScale = 1.5), Tanh, Dense(10), Softmax, CrossEntropy, Sgd(0.01)", "the initializer is the cause, and said instead")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG6009", attributes);
    }
}
