using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Capacity;

/// <summary>NG9003: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class LinearNetworkTests
{
    [Theory]
    [InlineData(
        "Input(784), Dense(128), Dense(64), Dense(10), Softmax, CrossEntropy",
        "Warning", "Dense1", "3 layers and nothing non-linear between them: the network is one 784×10 matrix before Softmax1")]
    [InlineData(
        "Input(13), Dense(64), Dropout(0.1), Dense(1), MeanSquaredError",
        "Warning", "Dense1", "2 layers and nothing non-linear between them: the network is one 13×1 matrix")]
    [InlineData(
        "Input(12, 12, 1), Conv2D(4, 3, Bias = false), BatchNorm, AveragePool2D(2), Flatten, Dense(10), Softmax, CrossEntropy",
        "Warning", "Conv2D1", "2 layers and nothing non-linear between them: the network is one 144×10 matrix before Softmax1")]
    [InlineData(
        "Input(20), Mark(\"x\"), Dense(20), Add(\"x\"), Dense(20), MeanSquaredError",
        "Warning", "Dense1", "2 layers and nothing non-linear between them: the network is one 20×20 matrix")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG9003", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(784), Dense(128), Relu, Dense(64), Dense(10), Softmax, CrossEntropy", "one rectifier")]
    [InlineData("Input(784), Dense(10), Softmax, CrossEntropy", "softmax regression is one layer")]
    [InlineData("Input(784), Dense(30), Dense(784), MeanSquaredError", "principal components: a linear code")]
    [InlineData("Input(12, 12, 1), Conv2D(4, 3), MaxPool2D(2), Flatten, Dense(10), Softmax, CrossEntropy", "a maximum is not linear")]
    [InlineData("Input(20), Mark(\"x\"), Dense(20), Multiply(\"x\"), Dense(20), MeanSquaredError", "nor is a product")]
    [InlineData("Input(20), Dense(64), LayerNorm, Dense(3), Softmax, CrossEntropy", "nor a normalization of each sample")]
    [InlineData("Input(20), Mark(\"x\"), Dense(8), Mark(\"mean\"), From(\"x\"), Dense(8), Concat(\"mean\"), MeanSquaredError", "two layers beside each other")]
    [InlineData("Input(12, 12, 4), Conv2D(4, 3, Groups = 4), Conv2D(8, 1), Flatten, MeanSquaredError", "one depthwise separable convolution")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG9003", attributes);
    }
}
