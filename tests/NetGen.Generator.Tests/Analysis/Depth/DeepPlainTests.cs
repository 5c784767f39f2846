using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8004: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class DeepPlainTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(10), Softmax, CrossEntropy",
        "Info", "Dense1", "21 layers from Dense1 on without skip or normalization: add Mark and Add, or a normalization")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8004", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(10), Softmax, CrossEntropy", "20 layers")]
    [InlineData("Input(100), Dense(100), Relu, Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Mark(\"x\"), Dense(100), Relu, Dense(100, Init = Init.Zeros), Add(\"x\"), Dense(10), Softmax, CrossEntropy", "skips")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8004", attributes);
    }
}
