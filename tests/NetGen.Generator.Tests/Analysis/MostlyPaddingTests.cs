using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG1010: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class MostlyPaddingTests
{
    [Theory]
    [InlineData(
        "Input(1, 1, 8), Conv2D(4, 3, Pad = 1), Relu, Flatten, Dense(1), MeanSquaredError",
        "Info", "Conv2D1", "Only 11.1 % of what the 3×3 kernel of Conv2D1 reads over 1×1 is image, the rest padding: 8 of 9 weights only ever see padding")]
    [InlineData(
        "Input(2, 2, 8), Conv2D(4, 3, Padding = Padding.Same), Relu, Flatten, Dense(1), MeanSquaredError",
        "Info", "Conv2D1", "Only 44.4 % of what the 3×3 kernel of Conv2D1 reads over 2×2 is image, the rest padding")]
    [InlineData(
        "Input(2, 2, 8), ZeroPad2D(4), Conv2D(4, 3), Relu, Flatten, Dense(1), MeanSquaredError",
        "Info", "Conv2D1", "Only 6.25 % of what the 3×3 kernel of Conv2D1 reads over 2×2 is image, the rest padding")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG1010", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(3, 3, 8), Conv2D(4, 3, Pad = 1), Relu, Flatten, Dense(1), MeanSquaredError", "60 % is image")]
    [InlineData("Input(1, 1, 8), Conv2D(4, 1), Relu, Flatten, Dense(1), MeanSquaredError", "no padding")]
    [InlineData("Input(2, 2, 8), MaxPool2D(3, Pad = 1), Flatten, Dense(1), MeanSquaredError", "a pool has no weights")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG1010", attributes);
    }
}
