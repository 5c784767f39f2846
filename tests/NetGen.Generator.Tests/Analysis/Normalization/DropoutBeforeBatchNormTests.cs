using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Normalization;

/// <summary>NG4003: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class DropoutBeforeBatchNormTests
{
    [Theory]
    [InlineData(
        "Input(20), Dense(64), Relu, Dropout(0.5), BatchNorm, Dense(3), Softmax, CrossEntropy",
        "Info", "Dropout1", "Dropout1 before BatchNorm1: while training, the second moment of what BatchNorm1 averages is 2.00× that of prediction, where the running variance is then too large. Put dropout behind the last batch normalization.")]
    [InlineData(
        "Input(20), Dense(64), Relu, Dropout(0.2), Dense(64, Bias = false), Relu, Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy",
        "Info", "Dropout1", "Dropout1 before BatchNorm1: while training, the second moment of what BatchNorm1 averages is 1.25× that of prediction, where the running variance is then too large. Put dropout behind the last batch normalization.")]
    [InlineData(
        "Input(20), Dense(64), Relu, Dropout(0.5), Dense(64, Bias = false), Tanh, BatchNorm, Dense(3), Softmax, CrossEntropy",
        "Info", "Dropout1", "Dropout1 before BatchNorm1: while training, the second moment of what BatchNorm1 averages is 1.32× that of prediction, where the running variance is then too large. Put dropout behind the last batch normalization.")]
    [InlineData(
        "Input(20), Mark(\"x\"), Dense(20), Relu, Dropout(0.5), Dense(20, Bias = false), BatchNorm, Add(\"x\"), Relu, Dense(3), Softmax, CrossEntropy",
        "Info", "Dropout1", "Dropout1 before BatchNorm1: while training, the second moment of what BatchNorm1 averages is 2.00× that of prediction, where the running variance is then too large. Put dropout behind the last batch normalization.")]
    [InlineData(
        "Input(8, 8, 4), Mark(\"x\"), Conv2D(4, 3, Pad = 1), Relu, SpatialDropout(0.2), Concat(\"x\"), BatchNorm, Relu, Flatten, Dense(3), Softmax, CrossEntropy",
        "Info", "SpatialDropout1", "SpatialDropout1 before BatchNorm1: while training, the second moment of what BatchNorm1 averages is 1.11× that of prediction, where the running variance is then too large. Put dropout behind the last batch normalization.")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG4003", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(20), Dense(64, Bias = false), BatchNorm, Relu, Dropout(0.5), Dense(3), Softmax, CrossEntropy", "behind the last one")]
    [InlineData("Input(20), Dense(64), Relu, Dropout(0.005), BatchNorm, Dense(3), Softmax, CrossEntropy", "what it shifts is next to nothing")]
    [InlineData("Input(20), Dense(64), Relu, Dropout(0), BatchNorm, Dense(3), Softmax, CrossEntropy", "a rate of 0 drops nothing")]
    [InlineData("Input(20), Dense(64), Selu, AlphaDropout(0.1), Dense(64, Bias = false), BatchNorm, Selu, Dense(3), Softmax, CrossEntropy", "keeps mean and variance")]
    [InlineData("Input(20), Dense(64), Relu, Dropout(0.5), LayerNorm, Dense(64, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy", "the layer norm measures at prediction too")]
    [InlineData("Input(20), Dense(64), Relu, Dropout(0.5), LayerNorm, Dense(3), Softmax, CrossEntropy", "no running statistics")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG4003", attributes);
    }
}
