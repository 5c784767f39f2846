using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2011: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SoftmaxHiddenTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64), Softmax, Dense(10), Softmax, CrossEntropy",
        "Warning", "Softmax1", "Softmax1 between hidden layers makes its 64 units share a sum of 1: 0.0156 each in the mean")]
    [InlineData(
        "Input(64), Dense(64), LogSoftmax, Dense(10), Softmax, CrossEntropy",
        "Warning", "LogSoftmax1", "LogSoftmax1 between hidden layers makes its 64 units share a sum of 1: they are its logarithms, about -4.16 each")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2011", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(10), Softmax, CrossEntropy", "a head")]
    [InlineData("Input(64), Mark(\"x\"), Dense(64), Softmax, Multiply(\"x\"), Dense(10), Softmax, CrossEntropy", "attention")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2011", attributes);
    }
}
