using System.Text;

namespace NetGen.Generator.Tests.Analysis.Sound;

/// <summary>fast.ai, "Practical deep learning for coders", its book and notebooks.</summary>
internal static class FastAiExamples
{
    public static IReadOnlyList<SoundNetwork> All { get; } =
    [
        new("fast.ai: threes and sevens", "Input(784, Min = 0, Max = 1), Dense(30), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Sgd(0.1), Training(Epochs = 40, BatchSize = 256, Samples = 12396)"),
        new("fast.ai: simple_cnn on threes and sevens", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(4, 3, Stride = 2, Pad = 1), Relu, Conv2D(8, 3, Stride = 2, Pad = 1), Relu, Conv2D(16, 3, Stride = 2, Pad = 1), Relu, Conv2D(32, 3, Stride = 2, Pad = 1), Relu, Conv2D(2, 3, Stride = 2, Pad = 1), Flatten, Softmax, CrossEntropy, Adam(1e-2), Training(Epochs = 2, BatchSize = 64, Samples = 12396)"),
        new("fast.ai: ten digits, batch normalization, one cycle", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(8, 5, Stride = 2, Pad = 2), Relu, BatchNorm, Conv2D(16, 3, Stride = 2, Pad = 1), Relu, BatchNorm, Conv2D(32, 3, Stride = 2, Pad = 1), Relu, BatchNorm, Conv2D(64, 3, Stride = 2, Pad = 1), Relu, BatchNorm, Conv2D(10, 3, Stride = 2, Pad = 1), BatchNorm, Flatten, Softmax, CrossEntropy, Adam(0.1), OneCycle, Training(Epochs = 5, BatchSize = 512, Samples = 60000)"),
        new("fast.ai: tabular learner (200, 100)", "Input(40, Mean = 0, Std = 1), Dense(200, Bias = false), BatchNorm, Relu, Dense(100, Bias = false), BatchNorm, Relu, Dense(2), Softmax, CrossEntropy, Adam(1e-2), OneCycle, Training(Epochs = 3, BatchSize = 64, Samples = 26000)"),
        new("fast.ai: foundations, 784-50-10", "Input(784, Mean = 0, Std = 1), Dense(50), Relu, Dense(10), Softmax, CrossEntropy, Sgd(0.5), Training(Epochs = 3, BatchSize = 64, Samples = 50000)"),
        new("fast.ai: house bids, tabular with a range", "Input(60, Mean = 0, Std = 1), Dense(500), Relu, Dense(250), Relu, Dense(1), MeanSquaredError, Adam(1e-2), OneCycle, Training(Epochs = 5, BatchSize = 1024, Samples = 404710)"),
        new("fast.ai: the head of cnn_learner on a backbone's pools", "Input(1024, Mean = 0.5, Std = 0.8), BatchNorm, Dropout(0.25), Dense(512, Bias = false), Relu, BatchNorm, Dropout(0.5), Dense(37, Bias = false), Softmax, CrossEntropy, Adam(1e-3), OneCycle, Training(Epochs = 4, BatchSize = 64, Samples = 5912)"),
        new("fast.ai: ResNet of blocks that pool by strides", StridedResNet()),
    ];

    /// <summary>The book's chapter 14: blocks of two convolutions, the second's scale 0 at first, with an average and a 1 × 1 convolution beside them.</summary>
    private static string StridedResNet()
    {
        var text = new StringBuilder("Input(128, 128, 3, Mean = 0, Std = 1), Mark(\"x\"), ");
        foreach (var channels in (int[])[16, 32, 64, 128, 256])
        {
            text.Append($"Conv2D({channels}, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu, Conv2D({channels}, 3, Pad = 1, Bias = false), BatchNorm(ScaleInit = Init.Zeros), Mark(\"y\"), ");
            text.Append($"From(\"x\"), AveragePool2D(2), Conv2D({channels}, 1, Bias = false), BatchNorm, Add(\"y\"), Relu, {(channels == 256 ? "" : "Mark(\"x\"), ")}");
        }
        return text + "GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy, Adam(3e-3), OneCycle, Training(Epochs = 5, BatchSize = 64, Samples = 9469)";
    }
}
