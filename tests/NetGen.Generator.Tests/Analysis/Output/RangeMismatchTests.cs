using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3008: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class RangeMismatchTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(1), Tanh, MeanSquaredError, Target(TargetKind.Regression, Min = -5, Max = 5)",
        "Error", "Tanh1", "Tanh1 gives values in (−1, 1); the declared targets are [−5, 5]")]
    [InlineData(
        "Input(8), Dense(1), Sigmoid, MeanSquaredError, Target(TargetKind.Regression, Min = 0, Max = 255)",
        "Error", "Sigmoid1", "Sigmoid1 gives values in (0, 1); the declared targets are [0, 255]")]
    [InlineData(
        "Input(8), Dense(1), Relu, MeanSquaredError, Target(TargetKind.Regression, Min = -1)",
        "Error", "Relu1", "Relu1 gives values in [0, ∞); the declared targets are values from −1")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3008", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(1), Sigmoid, MeanSquaredError, Target(TargetKind.Regression, Min = 0, Max = 1)", "the closure counts")]
    [InlineData("Input(8), Dense(1), Tanh, MeanSquaredError", "nothing declared")]
    [InlineData("Input(8), Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = -5, Max = 5)", "linear")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3008", attributes);
    }
}
