using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3001: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class SoftmaxOfOneTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(16), Relu, Dense(1), Softmax, CrossEntropy",
        "Error", "Softmax1", "Softmax1 works on an axis of size 1 (its output is 1): softmax of one number is always 1, and the gradient is exactly 0")]
    [InlineData(
        "Input(8, 8, 1), Conv2D(1, 3), Softmax, MeanSquaredError",
        "Error", "Softmax1", "Softmax1 works on an axis of size 1 (its output is 6×6×1): softmax of one number is always 1, and the gradient is exactly 0")]
    [InlineData(
        "Input(8), Dense(16), Relu, Dense(1), LogSoftmax, CrossEntropy",
        "Error", "LogSoftmax1", "LogSoftmax1 works on an axis of size 1 (its output is 1): the logarithm of the softmax of one number is always 0, and the gradient is exactly 0")]
    [InlineData(
        "Input(8), Dense(16), Relu, Dense(1), Softmax, BinaryCrossEntropy",
        "Error", "Softmax1", "Softmax1 works on an axis of size 1 (its output is 1): softmax of one number is always 1, and the gradient is exactly 0")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3001", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(2), Softmax, CrossEntropy", "two")]
    [InlineData("Input(8, 8, 1), Conv2D(2, 3), Softmax, MeanSquaredError", "two channels")]
    [InlineData("Input(8), Dense(1), Sigmoid, BinaryCrossEntropy", "one sigmoid")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3001", attributes);
    }
}
