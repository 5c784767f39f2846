using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2007: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SeluDropoutTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64), Selu, Dropout(0.1), Dense(1), MeanSquaredError",
        "Info", "Dropout1", "Dropout1 behind Selu1 raises the second moment 1.11×, away from SELU's fixed point; AlphaDropout keeps mean and variance")]
    [InlineData(
        "Input(4, 4, 4), Conv2D(4, 3), Selu, Flatten, Dropout(0.5), Dense(1), MeanSquaredError",
        "Info", "Dropout1", "Dropout1 behind Selu1 raises the second moment 2.00×, away from SELU's fixed point; AlphaDropout keeps mean and variance")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2007", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(64), Relu, Dropout(0.1), Dense(1), MeanSquaredError", "ReLU has no fixed point")]
    [InlineData("Input(64), Dense(64), Selu, Dropout(0), Dense(1), MeanSquaredError", "nothing is dropped")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2007", attributes);
    }
}
