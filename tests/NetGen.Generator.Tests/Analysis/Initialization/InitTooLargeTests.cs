using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2004: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class InitTooLargeTests
{
    [Theory]
    [InlineData(
        "Input(500), Dense(500, Init = Init.Normal, InitScale = 1), Tanh, Dense(1), MeanSquaredError",
        "Warning", "Dense1", "Dense1 with Normal 1: RMS grows 22.4× and 92.2 % of the units are saturated. With XavierUniform: RMS grows 1.00× and 2.94 % of the units are saturated.")]
    [InlineData(
        "Input(500), Dense(500, Init = Init.Uniform, InitScale = 2), Relu, Dense(1), MeanSquaredError",
        "Warning", "Dense1", "Dense1 with Uniform 2: RMS grows 25.8×. With HeNormal: RMS grows 1.41×.")]
    [InlineData(
        "Input(100), Dense(64), Relu, Dense(10, Init = Init.Normal, InitScale = 2), Softmax, CrossEntropy",
        "Warning", "Dense2", "Dense2 with Normal 2: RMS grows 16.0×. With XavierUniform: RMS grows 1.32×.")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2004", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(500), Dense(500, Init = Init.Normal, InitScale = 0.04), Tanh, Dense(1), MeanSquaredError", "1/√500 is 0.045")]
    [InlineData("Input(64, Mean = 0, Std = 100), Dense(64, Init = Init.XavierNormal), Tanh, Dense(1), MeanSquaredError", "the input is what is large")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2004", attributes);
    }
}
