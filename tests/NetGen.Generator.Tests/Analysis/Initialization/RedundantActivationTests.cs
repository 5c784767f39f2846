using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2013: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class RedundantActivationTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64), Relu, Relu, Dense(10), Softmax, CrossEntropy",
        "Warning", "Relu2", "Relu2∘Relu1: the first gives values in [0, ∞), where the second changes nothing")]
    [InlineData(
        "Input(64), Dense(10), Softmax, Softmax, CrossEntropy",
        "Warning", "Softmax2", "Softmax2∘Softmax1: no class can get a probability above 0.232")]
    [InlineData(
        "Input(64), Dense(1), Relu, Sigmoid, BinaryCrossEntropy",
        "Warning", "Sigmoid1", "Sigmoid1∘Relu1: of values from 0 the second gives [0.500, 1): half of its range is out of reach")]
    [InlineData(
        "Input(64), Dense(64), Softplus, LeakyRelu, Dense(1), MeanSquaredError",
        "Warning", "LeakyRelu1", "LeakyRelu1∘Softplus1: the first gives values in (0, ∞), where the second changes nothing")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2013", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(64), Tanh, Relu, Dense(1), MeanSquaredError", "tanh has both signs")]
    [InlineData("Input(64), Dense(64), Relu, Relu6, Dense(1), MeanSquaredError", "6 is a limit of its own")]
    [InlineData("Input(64), Dense(64), Relu, Dense(1), Sigmoid, BinaryCrossEntropy", "a layer between")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2013", attributes);
    }
}
