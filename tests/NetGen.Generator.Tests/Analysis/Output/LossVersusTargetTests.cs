using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3012: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class LossVersusTargetTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(3), Hinge, Target(TargetKind.Regression)",
        "Warning", "Hinge1", "Hinge reads a class, and the declared target is a real number")]
    [InlineData(
        "Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.Regression, Length = 1)",
        "Warning", "CrossEntropy1", "CrossEntropy reads a class, and the declared target is a real number")]
    [InlineData(
        "Input(8), Dense(1), Exp, Poisson, Target(TargetKind.Binary)",
        "Warning", "Poisson1", "Poisson reads a count, and the declared target is a class")]
    [InlineData(
        "Input(8), Dense(1), Exp, Poisson, Target(TargetKind.Regression, Min = -1)",
        "Warning", "Poisson1", "Poisson reads a count, and the declared target goes down to -1.00")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3012", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(3), Hinge, Target(TargetKind.MultiClass)", "classes")]
    [InlineData("Input(8), Dense(1), Exp, Poisson, Target(TargetKind.Regression, Min = 0)", "counts")]
    [InlineData("Input(8), Dense(3), Sigmoid, BinaryCrossEntropy, Target(TargetKind.Regression)", "grey values between 0 and 1 are usual")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3012", attributes);
    }
}
