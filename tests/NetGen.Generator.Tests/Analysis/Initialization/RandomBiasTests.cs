using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2008: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class RandomBiasTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64, BiasInit = Init.Normal, BiasInitScale = 0.1), Relu, Dense(1), MeanSquaredError",
        "Info", "Dense1", "The bias of Dense1 starts with Normal 0.1, a standard deviation of 0.100 in pre-activations of 1.42: an offset that no input explains")]
    [InlineData(
        "Input(64), Dense(64, BiasInit = Init.Uniform, BiasInitScale = 1), Relu, Dense(1), MeanSquaredError",
        "Warning", "Dense1", "The bias of Dense1 starts with Uniform 1, a standard deviation of 0.577 in pre-activations of 1.53: an offset that no input explains")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2008", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(64, BiasInit = Init.Constant, BiasInitScale = 0.1), Relu, Dense(1), MeanSquaredError", "a constant keeps rectifiers alive")]
    [InlineData("Input(64), Dense(64, BiasInit = Init.Normal, BiasInitScale = 0), Relu, Dense(1), MeanSquaredError", "0 is constant")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2008", attributes);
    }
}
