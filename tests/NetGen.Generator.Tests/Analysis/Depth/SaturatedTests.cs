using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8006: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SaturatedTests
{
    [Theory]
    [InlineData(
        "Input(8, Mean = 0, Std = 10), Dense(64), Tanh, Dense(1), MeanSquaredError",
        "Warning", "Tanh1", "Tanh1 starts with 64.4 % of its units saturated: its pre-activations have an RMS of 4.71")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8006", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8, Mean = 0, Std = 1), Dense(64), Tanh, Dense(1), MeanSquaredError", "as it should be")]
    [InlineData("Input(8, Mean = 0, Std = 10), Dense(64), Relu, Dense(1), MeanSquaredError", "ReLU does not saturate")]
    [InlineData("Input(8, Mean = 0, Std = 100), Dense(1), Sigmoid, BinaryCrossEntropy", "the loss takes the head in")]
    [InlineData("Input(500), Dense(500, Init = Init.Normal, InitScale = 1), Tanh, Dense(1), MeanSquaredError", "NG2004 speaks")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8006", attributes);
    }
}
