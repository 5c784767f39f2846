using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analysis.Choices;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Choices;

/// <summary>What the explanations say, and that it is what the plan does.</summary>
public class CompilerChoicesTests
{
    private static IReadOnlyList<string> Explain(string id, string attributes)
    {
        var spec = Declared.Network(attributes);
        var explanations = new List<string>();
        CompilerChoices.Explain(spec, NetworkCompiler.BuildPlan(spec)!, problem =>
        {
            if (problem.Id == id)
                explanations.Add(spec.Items[problem.Item].Kind + ": " + problem.ToDiagnostic(Location.None)
                    .GetMessage(CultureInfo.InvariantCulture));
        });
        return explanations;
    }

    [Theory]
    [InlineData("Dense(50), Relu",
        "Dense: Dense1 starts with HeNormal, a standard deviation of 0.141: Relu leaves 0.500 of E[z²], which fan_in·Var(w) = 2.00 makes 1.00")]
    [InlineData("Dense(50), Dropout(0.5), Gelu",
        "Dense: Dense1 starts with LecunNormal 1.468, a standard deviation of 0.147: Gelu leaves 0.464 of E[z²], which fan_in·Var(w) = 2.16 makes 1.00")]
    [InlineData("Dense(50), LeakyRelu(0.2)",
        "Dense: Dense1 starts with HeNormal, a standard deviation of 0.139: LeakyRelu leaves 0.520 of E[z²], which fan_in·Var(w) = 1.92 makes 1.00")]
    [InlineData("Dense(50), Selu",
        "Dense: Dense1 starts with LecunNormal, a standard deviation of 0.100: Selu keeps mean 0 and variance 1 where fan_in·Var(w) is 1.00")]
    [InlineData("Dense(50), Tanh",
        "Dense: Dense1 starts with XavierUniform, a standard deviation of 0.115: no scale keeps the second moment through Tanh, and Var(w) = 2/(fan_in + fan_out) serves signal and gradient alike")]
    [InlineData("Dense(50), Softmax",
        "Dense: Dense1 starts with XavierUniform, a standard deviation of 0.115: no activation follows, and Var(w) = 2/(fan_in + fan_out) serves signal and gradient alike")]
    public void Initializer_is_explained_by_what_follows(string layers, string explanation) =>
        Assert.Equal([explanation], Explain("NG0100", "Input(100), " + layers));

    [Fact]
    public void Initializer_that_is_written_is_not_explained() =>
        Assert.Empty(Explain("NG0100", "Input(100), Dense(50, Init = Init.HeNormal), Relu"));

    [Fact]
    public void Kernel_is_explained_by_its_shape() => Assert.Equal(
        [
            "Dense: Dense1 predicts with Forward100To40FromRowsRelu on vectors of 8 floats: tiles of 6 × 16, 12 sums in the registers, of 12 that hide what a multiply-add takes; weights input by input, since the samples are read where they lie",
            "Dense: Dense2 predicts with Forward40To40Relu on vectors of 8 floats: tiles of 6 × 16, 12 sums in the registers, of 12 that hide what a multiply-add takes; weights input by input, since 40 outputs fill vectors",
            "Dense: Dense3 predicts with ForwardDot40To3 on vectors of 8 floats: tiles of 4 × 3 dot products; weights output by output, since 3 outputs do not fill two vectors",
        ],
        Explain("NG0101", "Input(100), Dense(40), Relu, Dense(40), Relu, Dense(3), Softmax, CrossEntropy, Adam"));

    [Fact]
    public void Kernel_of_a_convolution_is_explained_by_its_window() => Assert.Equal(
        [
            "Conv2D: Conv2D1 predicts with Convolve28x28x1By5x5To6FromRows on vectors of 8 floats: tiles of 12 pixels × 8 filters, 12 sums in the registers, of 12 that hide what a multiply-add takes; the 5 values that lie together in a window are written out",
            "Conv2D: Conv2D2 predicts with Convolve24x24x6By5x5To16 on vectors of 8 floats: tiles of 5 pixels × 16 filters, 10 sums in the registers, of 12 that hide what a multiply-add takes",
        ],
        Explain("NG0101", "Input(28, 28, 1), Conv2D(6, 5), Conv2D(16, 5)"));

    [Fact]
    public void Layer_says_its_line_of_the_table() => Assert.Equal(
        [
            "Conv2D: Conv2D1: 16×16×1 → 14×14×6, 60 parameters, predicted signal 1.41 ×÷2.4, gradient 0.042–0.061 ×÷7.4",
            "BatchNorm: BatchNorm1: 14×14×6 → 14×14×6, 12 parameters, predicted signal 1.00, gradient 0.059–0.087 ×÷7.4",
            "Relu: Relu1: 14×14×6 → 14×14×6, predicted signal 0.707 ×÷3.9, gradient 0.084–0.089 ×÷3.9",
            "MaxPool2D: MaxPool2D1: 14×14×6 → 7×7×6, predicted signal 0.71–1.2 ×÷3.9, gradient 0.17–0.18 ×÷3.9",
            "Flatten: Flatten1: 7×7×6 → 294, predicted signal 0.71–1.2 ×÷3.9, gradient 0.17–0.18 ×÷2.7",
            "Dropout: Dropout1: 294 → 294, predicted signal 1.0–1.8 ×÷4.0, gradient 0.12–0.13 ×÷2.7",
            "Dense: Dense1: 294 → 20, 5,900 parameters, predicted signal 1.4–2.4 ×÷4.3, gradient 0.33–0.35 ×÷3.0",
            "Silu: Silu1: 20 → 20, predicted signal 0.86–1.6 ×÷6.1, gradient 0.511 ×÷1.6",
            "Dense: Dense2: 20 → 3, 63 parameters, predicted signal 1.1–2.1 ×÷8.9, gradient 1.00",
            "Softmax: Softmax1: 3 → 3",
        ],
        Explain("NG0103",
            "Input(16, 16, 1), Conv2D(6, 3), BatchNorm, Relu, MaxPool2D(2), Flatten, Dropout(0.5), Dense(20, Init = Init.XavierNormal), Silu, Dense(3), Softmax, CrossEntropy, Adam"));

    [Theory]
    [InlineData("Lstm(4, Bidirectional = true)", "Lstm: Lstm1 reads the last step first: Net has no State and no Next")]
    [InlineData("Standardize, Gru(4)",
        "Standardize: Standardize is fitted for each step of a window by itself, where a stream has no first step to count from: Net has no State and no Next")]
    [InlineData("Gru(4)", null)]
    public void Layer_that_keeps_a_network_from_being_a_stream_is_named(string layers, string? explanation) =>
        Assert.Equal(explanation is null ? [] : [explanation], Explain("NG0104", $"Input(6, 3), {layers}, Dense(2), MeanSquaredError"));

    [Fact]
    public void Fusions_are_what_the_programs_do() => Assert.Equal(
        [
            "Standardize: Standardize and Rescale are one map (x − center)·scale of each value, applied as a sample is read",
            "BatchNorm: BatchNorm1 is part of Conv2D1 in predictions: with the running statistics it is a scale and a shift for each of 6 channels",
            "Relu: Relu1 runs behind MaxPool2D1 in predictions and training: max(φ(x)) = φ(max(x)), on 294 values instead of 1,176",
            "Flatten: Flatten1 costs nothing: it is another shape of the same memory",
            "Silu: Silu1 is part of Dense1's kernel in predictions; training keeps what it reads, for its derivative: it is applied while the sums are in registers",
            "CrossEntropy: CrossEntropy takes Softmax1 in while training: both are one operation on what the head reads, stable for any size of it, with the gradient p − y",
        ],
        Explain("NG0102",
            "Input(16, 16, 1, Min = 0, Max = 255), Rescale, Standardize, Conv2D(6, 3), BatchNorm, Relu, MaxPool2D(2), Flatten, Dense(20), Silu, Dense(3), Softmax, CrossEntropy, Adam"));

    [Theory]
    [InlineData("Input(8), Softmax, MeanSquaredError, Adam")]
    [InlineData("Input(8), Standardize, Dense(4), MeanSquaredError, Adam")]
    [InlineData("Input(8), Dense(4), Mark(\"a\"), Relu, Concat(\"a\"), Dense(2), MeanSquaredError, Adam")]
    public void Layers_that_stay_as_they_are_are_not_explained(string attributes) => Assert.Empty(Explain("NG0102", attributes));
}
