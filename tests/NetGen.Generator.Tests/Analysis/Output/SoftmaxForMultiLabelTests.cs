using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3006: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SoftmaxForMultiLabelTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.MultiLabel)",
        "Error", "Softmax1", "The probabilities of Softmax1 sum to 1: of 3 labels two cannot both be likely")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3006", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.MultiClass)", "classes exclude each other")]
    [InlineData("Input(8), Dense(3), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiLabel)", "the right head")]
    [InlineData("Input(8), Dense(3), Softmax, CrossEntropy", "nothing declared")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3006", attributes);
    }
}
