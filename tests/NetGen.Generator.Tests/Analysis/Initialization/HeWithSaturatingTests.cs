using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2002: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class HeWithSaturatingTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64, Init = Init.HeNormal), Tanh, Dense(1), MeanSquaredError",
        "Info", "Dense1", "HeNormal doubles the variance for a rectifier's half, which Tanh does not lose: 12.3 % of the units of Dense1 start saturated, with XavierNormal 2.94 %")]
    [InlineData(
        "Input(64, Mean = 0, Std = 2), Dense(64, Init = Init.HeUniform), Tanh, Dense(1), MeanSquaredError",
        "Warning", "Dense1", "HeUniform doubles the variance for a rectifier's half, which Tanh does not lose: 44.1 % of the units of Dense1 start saturated, with XavierUniform 27.6 %")]
    [InlineData(
        "Input(64), Dense(64, Init = Init.HeNormal), Softsign, Dense(1), MeanSquaredError",
        "Info", "Dense1", "HeNormal doubles the variance for a rectifier's half, which Softsign does not lose: 1.41 % of the units of Dense1 start saturated, with XavierNormal 0.0516 %")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2002", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(64), Tanh, Dense(1), MeanSquaredError", "Auto is Xavier")]
    [InlineData("Input(64), Dense(64, Init = Init.HeNormal), Relu, Dense(1), MeanSquaredError", "what He is for")]
    [InlineData("Input(64), Dense(1, Init = Init.HeNormal), Sigmoid, BinaryCrossEntropy", "the loss takes the head in")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2002", attributes);
    }
}
