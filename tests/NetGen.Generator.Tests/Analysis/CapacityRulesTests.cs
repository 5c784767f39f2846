using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG9 of the declaration, and NG4005: what the network can do, and what it needs for that.</summary>
public class CapacityRulesTests
{
    [Fact]
    public void TooManyParameters_divides_by_the_samples()
    {
        static string? Of(string training, string layers = "Dense(512), Relu, Dense(3)") => Verdict.Of("NG9001", $"Input(200), {layers}, Softmax, CrossEntropy, {training}");

        Assert.Equal(
            "Info: 104,451 parameters for 500 samples, 209 for each, and nothing that keeps them from learning the samples by heart: dropout, a penalty, weight decay [Samples]",
            Of("Training(Samples = 500)"));
        Assert.Null(Of("Training(Samples = 2000)"));
        Assert.Null(Of("Training(Epochs = 50)"));
        Assert.Null(Of("Training(Samples = 500), L2(1e-4)"));
        Assert.Null(Of("Training(Samples = 500), AdamW"));
        Assert.Null(Of("Training(Samples = 500)", "Dense(512), Relu, Dropout(0.5), Dense(3)"));
        Assert.Null(Of("Training(Samples = 500)", "Dense(512, Trainable = false), Relu, Dense(3)"));
    }

    [Fact]
    public void NarrowLayer_of_one_unit_is_a_warning()
    {
        Assert.Equal(
            "Warning: Dense2 leaves one number: everything behind it is a function of that [units]",
            Verdict.Of("NG9002", "Input(20), Dense(64), Relu, Dense(1), Tanh, Dense(3), Softmax, CrossEntropy"));
        Assert.Null(Verdict.Of("NG9002", "Input(20), Dense(64), Relu, Dense(1), MeanSquaredError"));
        Assert.Null(Verdict.Of("NG9002", "Input(20), Dense(64), Relu, Dense(2), Tanh, Dense(2), MeanSquaredError"));
        // A gate for each position is one number by design.
        Assert.Null(Verdict.Of("NG9002", "Input(20), Dense(64), Relu, Mark(\"x\"), Dense(64), Relu, Dense(1), Sigmoid, From(\"x\"), Dense(3), Softmax, CrossEntropy"));
    }

    [Fact]
    public void NarrowLayer_before_more_classes_is_information()
    {
        Assert.Equal(
            "Info: Dense1 leaves 5 numbers, from which 10 classes are to be told apart [units]", Verdict.Of("NG9002", "Input(20), Dense(5), Relu, Dense(10), Softmax, CrossEntropy"));
        Assert.Null(Verdict.Of("NG9002", "Input(20), Dense(10), Relu, Dense(10), Softmax, CrossEntropy"));
        Assert.Null(Verdict.Of("NG9002", "Input(20), Dense(5), Relu, Dense(32), Relu, Dense(10), Softmax, CrossEntropy"));
        Assert.Null(Verdict.Of("NG9002", "Input(20), Dense(5), Relu, Dense(10), MeanSquaredError"));
    }

    [Fact]
    public void LargeFlatten_shows_both_counts()
    {
        static string? Of(string layers) => Verdict.Of("NG9010", $"Input(64, 64, 16), {layers}, Relu, Dense(10), Softmax, CrossEntropy");

        Assert.Equal(
            "Info: Dense1 on a flattened 64×64×16 has 67,108,864 weights; on the mean of each channel (GlobalAveragePool2D) it would have 16,384 [units]", Of("Flatten, Dense(1024)"));
        Assert.Null(Of("Flatten, Dense(512)"));
        Assert.Null(Of("GlobalAveragePool2D, Dense(1024)"));
        Assert.Null(Verdict.Of("NG9010", "Input(8000), Dense(8000), Relu, Dense(1), MeanSquaredError"));
    }

    [Fact]
    public void ReluBeforeMaxPool_counts_both()
    {
        static string? Of(string layers) => Verdict.Of("NG4005", $"Input(28, 28, 1), Conv2D(6, 5), {layers}, Flatten, Dense(10), Softmax, CrossEntropy");

        Assert.Equal("Info: Relu1 works on 3,456 values; behind MaxPool2D1 it gives the same on 864 values []", Of("Relu, MaxPool2D(2)"));
        Assert.NotNull(Of("Relu, MaxPool2D(3, Stride = 2, Pad = 1)"));
        Assert.Null(Of("MaxPool2D(2), Relu"));
        Assert.Null(Of("Relu, AveragePool2D(2)"));
        Assert.Null(Of("Relu, MaxPool2D(3, Stride = 1, Pad = 1)"));
        Assert.Null(Of("Tanh, MaxPool2D(2)"));
        // The skip reads the rectified values.
        Assert.Null(Of("Relu, Mark(\"a\"), MaxPool2D(2), Upsample2D(2), Add(\"a\")"));
    }
}
