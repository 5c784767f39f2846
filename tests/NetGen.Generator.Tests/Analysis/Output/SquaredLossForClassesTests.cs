using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3007: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SquaredLossForClassesTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(1), Sigmoid, MeanSquaredError, Target(TargetKind.Binary)",
        "Warning", "MeanSquaredError1", "MeanSquaredError behind Sigmoid1: the gradient carries the head's slope, σ′ ≤ 0.25 and near 0 where the network is surely wrong; BinaryCrossEntropy cancels it")]
    [InlineData(
        "Input(8), Dense(3), Softmax, MeanAbsoluteError, Target(TargetKind.MultiClass, Classes = 3)",
        "Warning", "MeanAbsoluteError1", "MeanAbsoluteError behind Softmax1: the gradient carries the head's slope, σ′ ≤ 0.25 and near 0 where the network is surely wrong; CrossEntropy cancels it")]
    [InlineData(
        "Input(8), Dense(3), Sigmoid, Huber, Target(TargetKind.MultiLabel)",
        "Warning", "Huber1", "Huber behind Sigmoid1: the gradient carries the head's slope, σ′ ≤ 0.25 and near 0 where the network is surely wrong; BinaryCrossEntropy cancels it")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3007", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(1), Sigmoid, MeanSquaredError", "values in (0, 1) are no classes")]
    [InlineData("Input(8), Dense(1), MeanSquaredError, Target(TargetKind.Binary)", "a linear head has no slope")]
    [InlineData("Input(8), Dense(1), Sigmoid, MeanSquaredError, Target(TargetKind.Regression, Min = 0, Max = 1)", "a regression")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3007", attributes);
    }
}
