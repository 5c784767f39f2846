using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2010: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SigmoidHiddenTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64), Sigmoid, Dense(10), Softmax, CrossEntropy",
        "Info", "Sigmoid1", "Sigmoid1 between hidden layers: its outputs are all positive (mean 0.500), and the gradient behind it comes through 0.212×. Try Relu.")]
    [InlineData(
        "Input(64, Mean = 0, Std = 4), Dense(64), Sigmoid, Dense(10), Softmax, CrossEntropy",
        "Info", "Sigmoid1", "Sigmoid1 between hidden layers: 27.6 % of its units start saturated, its outputs are all positive (mean 0.500), and the gradient behind it comes through 0.126×. Try Relu.")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2010", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(1), Sigmoid, BinaryCrossEntropy", "a head")]
    [InlineData("Input(8, 8, 4), Mark(\"x\"), GlobalAveragePool2D, Dense(4), Sigmoid, Multiply(\"x\"), Flatten, Dense(1), MeanSquaredError", "a gate")]
    [InlineData("Input(64), Dense(64), Tanh, Dense(10), Softmax, CrossEntropy", "symmetric about 0")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2010", attributes);
    }
}
