using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Depth;

/// <summary>NG8003: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class ExplosionTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "Over Dense1 to Dense8 the signal's RMS grows 410× and the gradient grows 193× on its way back")]
    [InlineData(
        "Input(100), Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(100, Init = Init.Normal, InitScale = 0.3), Elu, Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "Over Dense1 to Dense12 the signal's RMS grows 8703× and the gradient grows 4398× on its way back")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG8003", attributes, severity, at, message);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(12)]
    public void Check_overflow_is_the_strongest_finding(int layers)
    {
        var problems = Judged.Problems("Input(8), " + string.Concat(Enumerable.Repeat("Dense(8, Init = Init.HeUniform), Exp, ", layers)) + "Dense(1), MeanSquaredError");

        var problem = Assert.Single(problems, problem => problem.Id == "NG8003");
        Assert.Contains("beyond 3.4e38, what a float can hold", problem.Figures[1], StringComparison.Ordinal);
        Assert.All(problems, problem => Assert.All(problem.Figures, figure => Assert.DoesNotMatch("NaN|Infinity|∞×", figure)));
    }

    [Fact]
    public void Check_underflow_is_a_finding() => Assert.Contains(
        Judged.Problems("Input(8), " + string.Concat(Enumerable.Repeat("Dense(8, Init = Init.Normal, InitScale = 1e-30), Relu, ", 20)) + "Dense(1), MeanSquaredError"), problem => problem.Id == "NG8001");

    [Theory]
    [InlineData("Input(100), Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(100, Init = Init.Normal, InitScale = 0.3), Relu, Dense(10), Softmax, CrossEntropy", "20-fold")]
    [InlineData("Input(100), Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(100), Selu, Dense(10), Softmax, CrossEntropy", "SELU's gradient grows by 1.035 a layer")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG8003", attributes);
    }
}
