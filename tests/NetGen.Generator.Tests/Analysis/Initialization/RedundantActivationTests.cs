using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2013: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class RedundantActivationTests
{
    [Theory]
    [InlineData(
        "Input(64), Dense(64), Relu, Relu, Dense(10), Softmax, CrossEntropy",
        "Info", "Relu2", "Relu2∘Relu1: the first gives values in [0, ∞), where the second changes nothing")]
    [InlineData(
        "Input(64), Dense(10), Softmax, Softmax, CrossEntropy",
        "Warning", "Softmax2", "Softmax2∘Softmax1: no class can get a probability above 0.232")]
    [InlineData(
        "Input(64), Dense(1), Relu, Sigmoid, BinaryCrossEntropy",
        "Warning", "Sigmoid1", "Sigmoid1∘Relu1: of values from 0 the second gives [0.500, 1): half of its range is out of reach")]
    [InlineData(
        "Input(64), Dense(64), Softplus, LeakyRelu, Dense(1), MeanSquaredError",
        "Info", "LeakyRelu1", "LeakyRelu1∘Softplus1: the first gives values in (0, ∞), where the second changes nothing")]
    [InlineData(
        "Input(64), Dense(10), Relu, Softmax, CrossEntropy",
        "Warning", "Softmax1", "Softmax1∘Relu1: a class whose logit is below 0 is as likely as one at 0 and gets no gradient; half of them start so")]
    [InlineData(
        "Input(64), Dense(10), Sigmoid, Softmax, CrossEntropy",
        "Warning", "Softmax1", "Softmax1∘Sigmoid1: no class can get a probability above 0.232")]
    [InlineData(
        "Input(64), Dense(10), Tanh, Softmax, CrossEntropy",
        "Warning", "Softmax1", "Softmax1∘Tanh1: no class can get a probability above 0.451")]
    [InlineData(
        "Input(64), Dense(10), Elu, Dropout(0.1), LogSoftmax, CrossEntropy",
        "Warning", "LogSoftmax1", "LogSoftmax1∘Elu1: no logit can fall below −1.00, and its slope vanishes on the way there")]
    [InlineData(
        "Input(64), Dense(10), Gelu, Softmax, CrossEntropy",
        "Warning", "Softmax1", "Softmax1∘Gelu1: a logit can hardly fall below 0, and its slope vanishes on the way there")]
    [InlineData(
        "Input(64), Dense(10), LeakyRelu, Softmax, CrossEntropy",
        "Info", "Softmax1", "Softmax1∘LeakyRelu1: a softmax takes logits of any size, and the activation adds nothing to that")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2013", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(64), Dense(64), Tanh, Relu, Dense(1), MeanSquaredError", "tanh has both signs")]
    [InlineData("Input(8, 8, 3), Conv2D(10, 1), Relu, GlobalAveragePool2D, Softmax, CrossEntropy", "the means of a map that is not negative (network in network, All-CNN)")]
    [InlineData("Input(64), Dense(64), Relu, Relu6, Dense(1), MeanSquaredError", "6 is a limit of its own")]
    [InlineData("Input(64), Dense(64), Relu, Dense(1), Sigmoid, BinaryCrossEntropy", "a layer between")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2013", attributes);
    }
}
