using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8007: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class ResidualGrowthTests
{
    [Theory]
    [InlineData(
        "Input(64), Mark(\"x\"), Dense(64, Init = Init.HeNormal), Relu, Dense(64, Init = Init.HeNormal), Add(\"x\"), Mark(\"x\"), Dense(64, Init = Init.HeNormal), Relu, Dense(64, Init = Init.HeNormal), Add(\"x\"), Mark(\"x\"), Dense(64, Init = Init.HeNormal), Relu, Dense(64, Init = Init.HeNormal), Add(\"x\"), Mark(\"x\"), Dense(64, Init = Init.HeNormal), Relu, Dense(64, Init = Init.HeNormal), Add(\"x\"), Mark(\"x\"), Dense(64, Init = Init.HeNormal), Relu, Dense(64, Init = Init.HeNormal), Add(\"x\"), Dense(1), MeanSquaredError",
        "Warning", "Add5", "5 residual sums without normalization raise the second moment 243-fold (RMS 15.6×): normalize the branches, or start their last layer at 0")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8007", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Mark(\"x\"), Dense(64), Relu, Dense(64), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64), Add(\"x\"), Dense(1), MeanSquaredError", "32-fold")]
    [InlineData("Input(64), Mark(\"x\"), Dense(64), Relu, Dense(64, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(64), Relu, Dense(64, Init = Init.Zeros), Add(\"x\"), Dense(1), MeanSquaredError", "branches that start at 0")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8007", attributes);
    }
}
