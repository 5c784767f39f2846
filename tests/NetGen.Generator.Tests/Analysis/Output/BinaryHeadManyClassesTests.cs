using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3010: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class BinaryHeadManyClassesTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiClass, Classes = 3)",
        "Error", "Sigmoid1", "Sigmoid1 is one unit and tells two classes apart; 3 are declared")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3010", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.Binary)", "two")]
    [InlineData("Input(8), Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiClass)", "not declared how many")]
    [InlineData("Input(8), Dense(3), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiLabel, Classes = 3)", "a unit a label")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3010", attributes);
    }
}
