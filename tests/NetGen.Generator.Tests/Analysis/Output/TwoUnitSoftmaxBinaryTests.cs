using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3017: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class TwoUnitSoftmaxBinaryTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(2), Softmax, CrossEntropy",
        "Info", "Softmax1", "Softmax1: one Sigmoid unit gives the same with 9 parameters less")]
    [InlineData(
        "Input(8), Dense(2), Softmax, BinaryCrossEntropy",
        "Error", "Softmax1", "Softmax1: BinaryCrossEntropy reads one probability for each unit, and these two sum to 1")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3017", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(3), Softmax, CrossEntropy", "three")]
    [InlineData("Input(8), Dense(2), Sigmoid, BinaryCrossEntropy", "two labels")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3017", attributes);
    }
}
