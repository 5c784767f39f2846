using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8005: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class NarrowReluTests
{
    [Theory]
    [InlineData(
        "Input(16), Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(1), MeanSquaredError",
        "Warning", "Dense1", "Σ1/n over 9 layers of rectifiers is 1.12 (the narrowest, Dense1, has 8): from seed to seed the signal varies more than it carries")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8005", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(16), Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(1), MeanSquaredError", "8/8 is 1")]
    [InlineData("Input(16), Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(8), Tanh, Dense(1), MeanSquaredError", "tanh is no rectifier")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8005", attributes);
    }
}
