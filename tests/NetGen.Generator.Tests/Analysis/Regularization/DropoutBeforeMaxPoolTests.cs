using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Regularization;

/// <summary>NG5005: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class DropoutBeforeMaxPoolTests
{
    [Theory]
    [InlineData(
        "Input(28, 28, 1), Conv2D(6, 5), Dropout(0.25), MaxPool2D(2), Relu, Flatten, Dense(10), Softmax, CrossEntropy",
        "Info", "Dropout1", "Dropout1 drops single values: of the 4 in a window of MaxPool2D1 something is left with 99.6 %, and neighbours are alike. SpatialDropout drops whole channels.")]
    [InlineData(
        "Input(28, 28, 1), Conv2D(6, 5), Dropout(0.5), Relu, MaxPool2D(3, Stride = 2, Pad = 1), Flatten, Dense(10), Softmax, CrossEntropy",
        "Info", "Dropout1", "Dropout1 drops single values: of the 9 in a window of MaxPool2D1 something is left with 99.8 %, and neighbours are alike. SpatialDropout drops whole channels.")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG5005", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(28, 28, 1), Conv2D(6, 5), MaxPool2D(2), Relu, Dropout(0.25), Flatten, Dense(10), Softmax, CrossEntropy", "behind the pool")]
    [InlineData("Input(28, 28, 1), Conv2D(6, 5), SpatialDropout(0.25), MaxPool2D(2), Relu, Flatten, Dense(10), Softmax, CrossEntropy", "whole channels")]
    [InlineData("Input(28, 28, 1), Conv2D(6, 5), Relu, Dropout(0.25), AveragePool2D(2), Flatten, Dense(10), Softmax, CrossEntropy", "a mean loses what is dropped")]
    [InlineData("Input(28, 28, 1), Conv2D(6, 5), Dropout(0.25), Conv2D(6, 3), MaxPool2D(2), Relu, Flatten, Dense(10), Softmax, CrossEntropy", "a convolution between")]
    [InlineData("Input(28, 28, 1), Conv2D(6, 5), Dropout(0), MaxPool2D(2), Relu, Flatten, Dense(10), Softmax, CrossEntropy", "drops nothing")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG5005", attributes);
    }
}
