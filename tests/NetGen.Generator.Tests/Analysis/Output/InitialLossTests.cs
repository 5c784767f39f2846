using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3015: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class InitialLossTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(64), Relu, Dense(10, Init = Init.Normal, InitScale = 0.5), Softmax, CrossEntropy",
        "Warning", "CrossEntropy1", "The expected initial loss is 6.503 (ln 10 is 2.303): the outputs start with a standard deviation of 4.00, sure of what nothing has taught them")]
    [InlineData(
        "Input(100, Mean = 0, Std = 10), Dense(1), Sigmoid, BinaryCrossEntropy",
        "Warning", "BinaryCrossEntropy1", "The expected initial loss is 5.660 (ln 2 is 0.693): the outputs start with a standard deviation of 14.1, sure of what nothing has taught them")]
    [InlineData(
        "Input(100, Mean = 0, Std = 10), Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = -1, Max = 1)",
        "Warning", "MeanSquaredError1", "The expected initial loss is 198.353: the outputs start with a standard deviation of 14.1, sure of what nothing has taught them")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3015", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(100), Dense(64), Relu, Dense(10), Softmax, CrossEntropy", "as it should be")]
    [InlineData("Input(100, Mean = 0, Std = 10), Dense(1), MeanSquaredError", "the targets may be as wide")]
    [InlineData("Input(100, Mean = 0, Std = 10), Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = -100, Max = 100)", "the targets are as wide")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3015", attributes);
    }
}
