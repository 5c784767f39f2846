using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2006: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SeluInitTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64, Init = Init.HeNormal), Selu, Dense(1), MeanSquaredError",
        "Warning", "Dense1", "HeNormal gives fan_in·Var(w) = 2.00; SELU keeps mean 0 and variance 1 at 1 only. Behind Dense1 the RMS is 1.31.")]
    [InlineData(
        "Input(32), Dense(64, Init = Init.XavierNormal), Selu, Dense(1), MeanSquaredError",
        "Warning", "Dense1", "XavierNormal gives fan_in·Var(w) = 0.667; SELU keeps mean 0 and variance 1 at 1 only. Behind Dense1 the RMS is 0.853.")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2006", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(64), Selu, Dense(1), MeanSquaredError", "Auto is LeCun")]
    [InlineData("Input(64), Dense(64, Init = Init.LecunUniform), Selu, Dense(1), MeanSquaredError", "the same variance")]
    [InlineData("Input(64), Dense(64, Init = Init.Normal, InitScale = 0.125), Selu, Dense(1), MeanSquaredError", "1/√64 by another name")]
    [InlineData("Input(64), Dense(64, Init = Init.HeNormal), Elu, Dense(1), MeanSquaredError", "not SELU")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2006", attributes);
    }
}
