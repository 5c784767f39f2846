using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3013: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class DropoutOnOutputTests
{
    [Theory]
    [InlineData(
        "Input(8), Dense(8), Relu, Dense(1), Dropout(0.5), MeanSquaredError",
        "Warning", "Dropout1", "Dropout1 sets 50.0 % of the outputs to 0 while training: it stands between Dense2 and MeanSquaredError")]
    [InlineData(
        "Input(8), Dense(3), Dropout(0.25), Softmax, CrossEntropy",
        "Warning", "Dropout1", "Dropout1 sets 25.0 % of the outputs to 0 while training: it stands between Dense1 and CrossEntropy")]
    [InlineData(
        "Input(8), Dense(3), Softmax, Dropout(0.1), CrossEntropy",
        "Error", "Dropout1", "Dropout1 sets 10.0 % of the outputs to 0 while training: CrossEntropy cannot read values in [0, ∞)")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3013", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(8), Dense(8), Relu, Dropout(0.5), Dense(1), MeanSquaredError", "before the last layer")]
    [InlineData("Input(8), Dense(1), Dropout(0), MeanSquaredError", "nothing is dropped")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3013", attributes);
    }
}
