using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2009: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class BiasedInitTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(1, Init = Init.Constant, InitScale = 1), MeanSquaredError",
        "Warning", "Dense1", "Dense1 starts with Constant 1: E[w] = 1.00 over 64 inputs, so that the mean pre-activation grows 64.0×")]
    [InlineData(
        "Input(64), Dense(32), Relu, Dense(1, Init = Init.Constant, InitScale = -0.5), MeanSquaredError",
        "Warning", "Dense2", "Dense2 starts with Constant -0.5: E[w] = -0.500 over 32 inputs, so that the mean pre-activation grows 16.0×")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2009", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(1, Init = Init.Constant, InitScale = 0.015625), MeanSquaredError", "an average")]
    [InlineData("Input(64), Dense(1, Init = Init.Uniform, InitScale = 1), MeanSquaredError", "symmetric")]
    [InlineData("Input(64), Dense(64, Init = Init.Identity), MeanSquaredError", "each input once")]
    [InlineData("Input(64), Dense(32, Init = Init.Constant, InitScale = 1), Relu, Dense(1), MeanSquaredError", "NG2003 speaks")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2009", attributes);
    }
}
