using System.Text;

namespace NetGen.Generator.Tests.Analysis.Sound;

/// <summary>d2l.ai, "Dive into deep learning", on the size and rates of its second edition.</summary>
internal static class DiveIntoDeepLearning
{
    public static IReadOnlyList<SoundNetwork> All { get; } =
    [
        new("d2l: recurrent network, characters one hot",
            "Input(32, 28, Min = 0, Max = 1), SimpleRnn(32, ReturnSequence = true), Dense(28), Softmax, CrossEntropy, Sgd(1), ClipNorm(1), Training(Epochs = 100, BatchSize = 1024, Samples = 10000)"),
        new("d2l: gated recurrent units, characters one hot",
            "Input(32, 28, Min = 0, Max = 1), Gru(32, ReturnSequence = true), Dense(28), Softmax, CrossEntropy, Sgd(4), ClipNorm(1), Training(Epochs = 50, BatchSize = 1024, Samples = 10000)"),
        new("d2l: two layers of gated recurrent units",
            "Input(32, 28, Min = 0, Max = 1), Gru(32, ReturnSequence = true), Gru(32, ReturnSequence = true), Dense(28), Softmax, CrossEntropy, Sgd(2), ClipNorm(1), Training(Epochs = 100, BatchSize = 1024, Samples = 10000)"),
        new("d2l: linear regression",
            "Input(2, Mean = 0, Std = 1), Dense(1, Init = Init.Normal, InitScale = 0.01), MeanSquaredError, Sgd(0.03), Training(Epochs = 3, BatchSize = 10, Samples = 1000)"),
        new("d2l: softmax regression",
            "Input(784, Min = 0, Max = 1), Dense(10, Init = Init.Normal, InitScale = 0.01), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 256, Samples = 60000)"),
        new("d2l: perceptron from scratch",
            "Input(784, Min = 0, Max = 1), Dense(256, Init = Init.Normal, InitScale = 0.01), Relu, Dense(10, Init = Init.Normal, InitScale = 0.01), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 256, Samples = 60000)"),
        new("d2l: dropout",
            "Input(784, Min = 0, Max = 1), Dense(256), Relu, Dropout(0.5), Dense(256), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 256, Samples = 60000)"),
        new("d2l: house prices",
            "Input(330, Mean = 0, Std = 0.3), Dense(1), MeanSquaredError, Sgd(0.01), Training(Epochs = 10, BatchSize = 64, Samples = 1314)"),
        new("d2l: LeNet with batch normalization",
            "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(6, 5), BatchNorm, Sigmoid, AveragePool2D(2), Conv2D(16, 5), BatchNorm, Sigmoid, AveragePool2D(2), Flatten, Dense(120), BatchNorm, Sigmoid, Dense(84), BatchNorm, Sigmoid, Dense(10), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 128, Samples = 60000)"),
        new("d2l: network in network",
            "Input(224, 224, 1, Min = 0, Max = 1), Conv2D(96, 11, Stride = 4), Relu, Conv2D(96, 1), Relu, Conv2D(96, 1), Relu, MaxPool2D(3, Stride = 2), Conv2D(256, 5, Pad = 2), Relu, Conv2D(256, 1), Relu, Conv2D(256, 1), Relu, MaxPool2D(3, Stride = 2), Conv2D(384, 3, Pad = 1), Relu, Conv2D(384, 1), Relu, Conv2D(384, 1), Relu, MaxPool2D(3, Stride = 2), Dropout(0.5), Conv2D(10, 3, Pad = 1), Relu, Conv2D(10, 1), Relu, Conv2D(10, 1), Relu, GlobalAveragePool2D, Softmax, CrossEntropy, Sgd(0.05), Training(Epochs = 10, BatchSize = 128, Samples = 60000)"),
        new("d2l: weight decay",
            "Input(200, Mean = 0, Std = 1), Dense(1), MeanSquaredError, Sgd(0.01), L2(3), Training(Epochs = 10, BatchSize = 5, Samples = 20)"),
        new("d2l: perceptron, concise",
            "Input(784, Min = 0, Max = 1), Dense(256), Relu, Dense(10), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 256, Samples = 60000)"),
        new("d2l: AlexNet on clothing",
            "Input(224, 224, 1, Min = 0, Max = 1), Conv2D(96, 11, Stride = 4, Pad = 1), Relu, MaxPool2D(3, Stride = 2), Conv2D(256, 5, Pad = 2), Relu, MaxPool2D(3, Stride = 2), Conv2D(384, 3, Pad = 1), Relu, Conv2D(384, 3, Pad = 1), Relu, Conv2D(256, 3, Pad = 1), Relu, MaxPool2D(3, Stride = 2), Flatten, Dense(4096), Relu, Dropout(0.5), Dense(4096), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Sgd(0.01), Training(Epochs = 10, BatchSize = 128, Samples = 60000)"),
        new("d2l: VGG-11, a quarter as wide",
            "Input(224, 224, 1, Min = 0, Max = 1), Conv2D(16, 3, Pad = 1), Relu, MaxPool2D(2), Conv2D(32, 3, Pad = 1), Relu, MaxPool2D(2), Conv2D(64, 3, Pad = 1), Relu, Conv2D(64, 3, Pad = 1), Relu, MaxPool2D(2), Conv2D(128, 3, Pad = 1), Relu, Conv2D(128, 3, Pad = 1), Relu, MaxPool2D(2), Conv2D(128, 3, Pad = 1), Relu, Conv2D(128, 3, Pad = 1), Relu, MaxPool2D(2), Flatten, Dense(4096), Relu, Dropout(0.5), Dense(4096), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Sgd(0.01), Training(Epochs = 10, BatchSize = 128, Samples = 60000)"),
        new("d2l: GoogLeNet's first module",
            "Input(96, 96, 1, Min = 0, Max = 1), Conv2D(64, 7, Stride = 2, Pad = 3), Relu, MaxPool2D(3, Stride = 2, Pad = 1), Conv2D(64, 1), Relu, Conv2D(192, 3, Pad = 1), Relu, MaxPool2D(3, Stride = 2, Pad = 1), Mark(\"in\"), Conv2D(64, 1), Relu, Mark(\"a\"), From(\"in\"), Conv2D(96, 1), Relu, Conv2D(128, 3, Pad = 1), Relu, Mark(\"b\"), From(\"in\"), Conv2D(16, 1), Relu, Conv2D(32, 5, Pad = 2), Relu, Mark(\"c\"), From(\"in\"), MaxPool2D(3, Stride = 1, Pad = 1), Conv2D(32, 1), Relu, Concat(\"a\", \"b\", \"c\"), GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy, Sgd(0.01), Training(Epochs = 10, BatchSize = 128, Samples = 60000)"),
        new("d2l: ResNet-18 on clothing", ResNet18()),
        new("d2l: DenseNet on clothing", DenseNet()),
        new("d2l: dog breeds, the head on a backbone's features",
            "Input(1000, Mean = 0, Std = 1), Dense(256), Relu, Dense(120), Softmax, CrossEntropy, Sgd(1e-4, Momentum = 0.9, WeightDecay = 1e-4), StepDecay(every: 2, factor: 0.9), Training(Epochs = 10, BatchSize = 32, Samples = 10222)"),
        new("d2l: a time series from its last four values",
            "Input(4, Mean = 0, Std = 0.7), Dense(1), MeanSquaredError, Sgd(0.01), Training(Epochs = 5, BatchSize = 16, Samples = 600)"),
        new("d2l: LeNet with sigmoids",
            "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(6, 5, Pad = 2), Sigmoid, AveragePool2D(2), Conv2D(16, 5), Sigmoid, AveragePool2D(2), Flatten, Dense(120), Sigmoid, Dense(84), Sigmoid, Dense(10), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 128, Samples = 60000)"),
    ];

    /// <summary>Chapter 8.6: two residual blocks of 64, 128, 256 and 512 channels on images of 96 × 96.</summary>
    private static string ResNet18()
    {
        var text = new StringBuilder("Input(96, 96, 1, Min = 0, Max = 1), Conv2D(64, 7, Stride = 2, Pad = 3), BatchNorm, Relu, MaxPool2D(3, Stride = 2, Pad = 1), Mark(\"x\"), ");
        foreach (var (channels, block) in from channels in (int[])[64, 128, 256, 512] from block in Enumerable.Range(0, 2) select (channels,
            block))
        {
            var shrinks = channels > 64 && block == 0;
            text.Append($"Conv2D({channels}, 3, Pad = 1{(shrinks ? ", Stride = 2" : "")}), BatchNorm, Relu, Conv2D({channels}, 3, Pad = 1), BatchNorm, ");
            text.Append(shrinks
                ? $"Mark(\"y\"), From(\"x\"), Conv2D({channels}, 1, Stride = 2), Add(\"y\"), Relu, Mark(\"x\"), "
                : "Add(\"x\"), Relu, " + (channels == 512 ? "" : "Mark(\"x\"), "));
        }
        return text + "GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy, Sgd(0.01), Training(Epochs = 10, BatchSize = 128, Samples = 60000)";
    }

    /// <summary>Chapter 8.7: four blocks of four convolutions, growth of 32 channels, halved between them.</summary>
    private static string DenseNet()
    {
        var text = new StringBuilder("Input(96, 96, 1, Min = 0, Max = 1), Conv2D(64, 7, Stride = 2, Pad = 3), BatchNorm, Relu, MaxPool2D(3, Stride = 2, Pad = 1), ");
        var channels = 64;
        for (var block = 0; block < 4; block++)
        {
            for (var layer = 0; layer < 4; layer++)
                text.Append("Mark(\"x\"), BatchNorm, Relu, Conv2D(32, 3, Pad = 1), Concat(\"x\"), ");
            channels += 128;
            if (block < 3)
                text.Append($"BatchNorm, Relu, Conv2D({channels /= 2}, 1), AveragePool2D(2), ");
        }
        return text + "BatchNorm, Relu, GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 128, Samples = 60000)";
    }
}
