using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3009: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class ReluHeadTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(1), Relu, MeanSquaredError",
        "Warning", "Relu1", "With a chance of 50 % the output unit is dead from the start behind Relu1; no target is declared to be at least 0")]
    [InlineData(
        "Input(8), Dense(4), Relu, MeanSquaredError, Target(TargetKind.Regression, Min = 0)",
        "Info", "Relu1", "With a chance of 50 % a given one of the 4 output units is dead from the start behind Relu1; a linear head can learn to stay above 0")]
    [InlineData(
        "Input(8), Dense(3), Relu, CrossEntropy",
        "Error", "Relu1", "With a chance of 50 % a given one of the 3 output units is dead from the start behind Relu1; classes need probabilities that sum to 1")]
    [InlineData(
        "Input(8), Dense(3), Relu, Hinge",
        "Error", "Relu1", "With a chance of 50 % a given one of the 3 output units is dead from the start behind Relu1; classes need values in (−∞, ∞)")]
    [InlineData(
        "Input(8), Dense(1), Relu, BinaryCrossEntropy",
        "Error", "Relu1", "With a chance of 50 % the output unit is dead from the start behind Relu1; classes need values in (0, 1)")]
    [InlineData(
        "Input(8), Dense(1), Relu, Poisson",
        "Warning", "Relu1", "With a chance of 50 % the output unit is dead from the start behind Relu1; no target is declared to be at least 0")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3009", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(1), LeakyRelu, MeanSquaredError", "never off")]
    [InlineData("Input(8), Dense(8), Relu, Dense(1), MeanSquaredError", "hidden")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3009", attributes);
    }
}
