using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3005: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SigmoidForExclusiveClassesTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(3), Sigmoid, CrossEntropy",
        "Error", "Sigmoid1", "Sigmoid1 gives 3 units a probability of its own; they do not sum to 1, and all of them at 1 would be without loss")]
    [InlineData(
        "Input(8), Dense(1), Sigmoid, CrossEntropy",
        "Error", "Sigmoid1", "Sigmoid1 gives 1 unit a probability of its own; BinaryCrossEntropy reads that of one unit")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3005", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(3), Sigmoid, BinaryCrossEntropy", "labels that may hold together")]
    [InlineData("Input(8), Dense(3), Softmax, CrossEntropy", "the right head")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3005", attributes);
    }
}
