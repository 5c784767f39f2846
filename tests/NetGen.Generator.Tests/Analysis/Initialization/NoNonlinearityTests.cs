using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2012: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class NoNonlinearityTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64), Tanh, Dense(64), Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense3", "Dense2∘Dense3 is one linear map, of rank 10 at most: nothing between them is non-linear")]
    [InlineData(
        "Input(64), Dense(64), Dropout(0.5), Dense(64), Relu, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense2", "Dense1∘Dense2 is one linear map, of rank 64 at most: nothing between them is non-linear")]
    [InlineData(
        "Input(12, 12, 4), Conv2D(8, 3), MaxPool2D(2), Flatten, Dense(10), Softmax, CrossEntropy",
        "Info", "Dense1", "Conv2D1∘Dense1 is one linear map but for the max-pool between, of rank 10 at most: nothing between them is non-linear")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2012", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(64), Dense(10), Softmax, CrossEntropy", "all of it is linear, which NG9003 says")]
    [InlineData("Input(64), Dense(8), Dense(64), Tanh, Dense(1), MeanSquaredError", "narrower than both sides")]
    [InlineData("Input(12, 12, 4), Conv2D(4, 3, Groups = 4), Conv2D(8, 1), Relu, Flatten, Dense(1), MeanSquaredError", "depthwise separable")]
    [InlineData("Input(64), Mark(\"x\"), Dense(64), Add(\"x\"), Dense(1), MeanSquaredError", "a skip")]
    [InlineData("Input(64), Dense(64), Mark(\"x\"), Dense(64), Relu, Add(\"x\"), Dense(1), MeanSquaredError", "a marked tensor has another reader")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2012", attributes);
    }
}
