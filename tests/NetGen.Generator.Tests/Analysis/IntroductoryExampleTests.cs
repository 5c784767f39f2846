using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>
/// The examples that beginners meet first, rebuilt from their published descriptions with their optimizers, batches and epochs: they are known to train, and
/// nothing is warned of.
/// </summary>
public sealed class IntroductoryExampleTests
{
    public static TheoryData<string, string> Examples => new()
    {
        // Keras: keras.io/examples, the TensorFlow tutorials, Chollet's "Deep learning with Python", the examples of keras 2.
        { "Keras: simple MNIST convnet", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(32, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, MaxPool2D(2), Flatten, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 15, BatchSize = 128, Samples = 54000)" },
        { "TensorFlow: quickstart for beginners", "Input(28, 28, 1, Min = 0, Max = 1), Flatten, Dense(128), Relu, Dropout(0.2), Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 5, BatchSize = 32, Samples = 60000)" },
        { "TensorFlow: basic classification of clothing", "Input(784, Min = 0, Max = 1), Dense(128), Relu, Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 10, BatchSize = 32, Samples = 60000)" },
        { "TensorFlow: CNN on CIFAR-10", "Input(32, 32, 3, Min = 0, Max = 1), Conv2D(32, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, Flatten, Dense(64), Relu, Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 10, BatchSize = 32, Samples = 50000)" },
        { "TensorFlow: basic regression (Auto MPG)", "Input(9), Standardize, Dense(64), Relu, Dense(64), Relu, Dense(1), MeanAbsoluteError, Adam(1e-3), Training(Epochs = 100, BatchSize = 32, Samples = 251)" },
        { "TensorFlow: overfit and underfit, the large one with L2 and dropout", "Input(28), Standardize, Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 100, BatchSize = 500, Samples = 10000)" },
        { "Keras: imbalanced classification", "Input(30, Mean = 0, Std = 1), Dense(256), Relu, Dense(256), Relu, Dropout(0.3), Dense(256), Relu, Dropout(0.3), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-2), Training(Epochs = 30, BatchSize = 2048, Samples = 227845)" },
        { "Keras: autoencoder", "Input(784, Min = 0, Max = 1), Dense(32), Relu, Dense(784), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 50, BatchSize = 256, Samples = 60000)" },
        { "Keras: deep autoencoder", "Input(784, Min = 0, Max = 1), Dense(128), Relu, Dense(64), Relu, Dense(32), Relu, Dense(64), Relu, Dense(128), Relu, Dense(784), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 100, BatchSize = 256, Samples = 60000)" },
        { "Keras: image segmentation of pets with a U-Net-like network", PetSegmentation() },
        { "Keras 2: mnist_mlp", "Input(784, Min = 0, Max = 1), Dense(512), Relu, Dropout(0.2), Dense(512), Relu, Dropout(0.2), Dense(10), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 20, BatchSize = 128, Samples = 60000)" },
        { "Keras 2: cifar10_cnn", "Input(32, 32, 3, Min = 0, Max = 1), Conv2D(32, 3, Padding = Padding.Same), Relu, Conv2D(32, 3), Relu, MaxPool2D(2), Dropout(0.25), Conv2D(64, 3, Padding = Padding.Same), Relu, Conv2D(64, 3), Relu, MaxPool2D(2), Dropout(0.25), Flatten, Dense(512), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, RmsProp(1e-4), Training(Epochs = 100, BatchSize = 32, Samples = 50000)" },
        { "Chollet: digits", "Input(784, Min = 0, Max = 1), Dense(512), Relu, Dense(10), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 5, BatchSize = 128, Samples = 60000)" },
        { "Chollet: film reviews", "Input(10000, Min = 0, Max = 1), Dense(16), Relu, Dense(16), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, RmsProp(1e-3), Training(Epochs = 4, BatchSize = 512, Samples = 25000)" },
        { "Chollet: newswires", "Input(10000, Min = 0, Max = 1), Dense(64), Relu, Dense(64), Relu, Dense(46), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 9, BatchSize = 512, Samples = 8982)" },
        { "Chollet: house prices", "Input(13, Mean = 0, Std = 1), Dense(64), Relu, Dense(64), Relu, Dense(1), MeanSquaredError, RmsProp(1e-3), Training(Epochs = 130, BatchSize = 16, Samples = 404)" },
        { "Chollet: cats and dogs", "Input(180, 180, 3, Min = 0, Max = 255), Rescale, Conv2D(32, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, MaxPool2D(2), Conv2D(128, 3), Relu, MaxPool2D(2), Conv2D(256, 3), Relu, MaxPool2D(2), Conv2D(256, 3), Relu, Flatten, Dropout(0.5), Dense(1), Sigmoid, BinaryCrossEntropy, RmsProp(1e-3), Training(Epochs = 100, BatchSize = 32, Samples = 2000)" },

        // PyTorch: pytorch.org/tutorials and pytorch/examples.
        { "PyTorch: quickstart", "Input(784, Min = 0, Max = 1), Dense(512), Relu, Dense(512), Relu, Dense(10), Softmax, CrossEntropy, Sgd(1e-3), Training(Epochs = 5, BatchSize = 64, Samples = 60000)" },
        { "PyTorch: training a classifier (CIFAR-10)", "Input(32, 32, 3, Min = -1, Max = 1), Conv2D(6, 5), Relu, MaxPool2D(2), Conv2D(16, 5), Relu, MaxPool2D(2), Flatten, Dense(120), Relu, Dense(84), Relu, Dense(10), Softmax, CrossEntropy, Sgd(1e-3, Momentum = 0.9), Training(Epochs = 2, BatchSize = 4, Samples = 50000)" },
        { "PyTorch: what is torch.nn really, logistic", "Input(784, Min = 0, Max = 1), Dense(10), Softmax, CrossEntropy, Sgd(0.5), Training(Epochs = 2, BatchSize = 64, Samples = 50000)" },
        { "PyTorch: what is torch.nn really, convolutional", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(16, 3, Stride = 2, Pad = 1), Relu, Conv2D(16, 3, Stride = 2, Pad = 1), Relu, Conv2D(10, 3, Stride = 2, Pad = 1), Relu, GlobalAveragePool2D, Softmax, CrossEntropy, Sgd(0.1, Momentum = 0.9), Training(Epochs = 2, BatchSize = 64, Samples = 50000)" },
        { "PyTorch: examples/mnist", "Input(28, 28, 1, Mean = 0, Std = 1), Conv2D(32, 3), Relu, Conv2D(64, 3), Relu, MaxPool2D(2), Dropout(0.25), Flatten, Dense(128), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Adadelta(1.0), StepDecay(every: 1, factor: 0.7), Training(Epochs = 14, BatchSize = 64, Samples = 60000)" },
        { "PyTorch: examples/mnist_hogwild", "Input(28, 28, 1, Mean = 0, Std = 1), Conv2D(10, 5), MaxPool2D(2), Relu, Conv2D(20, 5), SpatialDropout(0.5), MaxPool2D(2), Relu, Flatten, Dense(50), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Sgd(0.01, Momentum = 0.5), Training(Epochs = 10, BatchSize = 64, Samples = 60000)" },
        { "PyTorch: examples/super_resolution", "Input(32, 32, 1, Min = 0, Max = 1), Conv2D(64, 5, Pad = 2, Init = Init.Orthogonal), Relu, Conv2D(64, 3, Pad = 1, Init = Init.Orthogonal), Relu, Conv2D(32, 3, Pad = 1, Init = Init.Orthogonal), Relu, Conv2D(9, 3, Pad = 1, Init = Init.Orthogonal), MeanSquaredError, Adam(1e-3), Training(Epochs = 30, BatchSize = 4, Samples = 200)" },
        { "PyTorch: transfer of a frozen backbone's features", "Input(512, Mean = 0.5, Std = 1), Dense(2), Softmax, CrossEntropy, Sgd(1e-3, Momentum = 0.9), StepDecay(every: 7, factor: 0.1), Training(Epochs = 25, BatchSize = 4, Samples = 244)" },

        // d2l.ai, "Dive into deep learning".
        { "d2l: linear regression", "Input(2, Mean = 0, Std = 1), Dense(1, Init = Init.Normal, InitScale = 0.01), MeanSquaredError, Sgd(0.03), Training(Epochs = 3, BatchSize = 10, Samples = 1000)" },
        { "d2l: softmax regression", "Input(784, Min = 0, Max = 1), Dense(10, Init = Init.Normal, InitScale = 0.01), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 256, Samples = 60000)" },
        { "d2l: perceptron from scratch", "Input(784, Min = 0, Max = 1), Dense(256, Init = Init.Normal, InitScale = 0.01), Relu, Dense(10, Init = Init.Normal, InitScale = 0.01), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 256, Samples = 60000)" },
        { "d2l: dropout", "Input(784, Min = 0, Max = 1), Dense(256), Relu, Dropout(0.5), Dense(256), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 256, Samples = 60000)" },
        { "d2l: house prices", "Input(330, Mean = 0, Std = 0.3), Dense(1), MeanSquaredError, Sgd(0.01), Training(Epochs = 10, BatchSize = 64, Samples = 1314)" },
        { "d2l: LeNet with batch normalization", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(6, 5), BatchNorm, Sigmoid, AveragePool2D(2), Conv2D(16, 5), BatchNorm, Sigmoid, AveragePool2D(2), Flatten, Dense(120), BatchNorm, Sigmoid, Dense(84), BatchNorm, Sigmoid, Dense(10), Softmax, CrossEntropy, Sgd(0.1), Training(Epochs = 10, BatchSize = 128, Samples = 60000)" },
        { "d2l: network in network", "Input(224, 224, 1, Min = 0, Max = 1), Conv2D(96, 11, Stride = 4), Relu, Conv2D(96, 1), Relu, Conv2D(96, 1), Relu, MaxPool2D(3, Stride = 2), Conv2D(256, 5, Pad = 2), Relu, Conv2D(256, 1), Relu, Conv2D(256, 1), Relu, MaxPool2D(3, Stride = 2), Conv2D(384, 3, Pad = 1), Relu, Conv2D(384, 1), Relu, Conv2D(384, 1), Relu, MaxPool2D(3, Stride = 2), Dropout(0.5), Conv2D(10, 3, Pad = 1), Relu, Conv2D(10, 1), Relu, Conv2D(10, 1), Relu, GlobalAveragePool2D, Softmax, CrossEntropy, Sgd(0.05), Training(Epochs = 10, BatchSize = 128, Samples = 60000)" },

        // fast.ai, "Practical deep learning for coders".
        { "fast.ai: threes and sevens", "Input(784, Min = 0, Max = 1), Dense(30), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Sgd(0.1), Training(Epochs = 40, BatchSize = 256, Samples = 12396)" },
        { "fast.ai: simple_cnn on threes and sevens", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(4, 3, Stride = 2, Pad = 1), Relu, Conv2D(8, 3, Stride = 2, Pad = 1), Relu, Conv2D(16, 3, Stride = 2, Pad = 1), Relu, Conv2D(32, 3, Stride = 2, Pad = 1), Relu, Conv2D(2, 3, Stride = 2, Pad = 1), Flatten, Softmax, CrossEntropy, Adam(1e-2), Training(Epochs = 2, BatchSize = 64, Samples = 12396)" },
        { "fast.ai: ten digits, batch normalization, one cycle", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(8, 5, Stride = 2, Pad = 2), Relu, BatchNorm, Conv2D(16, 3, Stride = 2, Pad = 1), Relu, BatchNorm, Conv2D(32, 3, Stride = 2, Pad = 1), Relu, BatchNorm, Conv2D(64, 3, Stride = 2, Pad = 1), Relu, BatchNorm, Conv2D(10, 3, Stride = 2, Pad = 1), BatchNorm, Flatten, Softmax, CrossEntropy, Adam(0.1), OneCycle, Training(Epochs = 5, BatchSize = 512, Samples = 60000)" },
        { "fast.ai: tabular learner (200, 100)", "Input(40, Mean = 0, Std = 1), Dense(200, Bias = false), BatchNorm, Relu, Dense(100, Bias = false), BatchNorm, Relu, Dense(2), Softmax, CrossEntropy, Adam(1e-2), OneCycle, Training(Epochs = 3, BatchSize = 64, Samples = 26000)" },
    };

    /// <summary>keras.io/examples/vision/oxford_pets_image_segmentation: separable convolutions down, transposed ones up, a residual path beside each, three classes a pixel.</summary>
    private static string PetSegmentation()
    {
        var text = new System.Text.StringBuilder("Input(160, 160, 3, Min = 0, Max = 1), Conv2D(32, 3, Stride = 2, Pad = 1), BatchNorm, Relu, Mark(\"residual0\"), ");
        var (channels, path) = (32, 0);
        foreach (var filters in (int[])[64, 128, 256])
        {
            text.Append($"Relu, {Separable(channels, filters)}, BatchNorm, Relu, {Separable(filters, filters)}, BatchNorm, MaxPool2D(3, Stride = 2, Pad = 1), Mark(\"main{path}\"), ");
            text.Append($"From(\"residual{path}\"), Conv2D({filters}, 1, Stride = 2), Add(\"main{path}\"), Mark(\"residual{++path}\"), ");
            channels = filters;
        }
        int[] up = [256, 128, 64, 32];
        foreach (var filters in up)
        {
            text.Append($"Relu, ConvTranspose2D({filters}, 3, Pad = 1), BatchNorm, Relu, ConvTranspose2D({filters}, 3, Pad = 1), BatchNorm, Upsample2D(2), Mark(\"main{path}\"), ");
            text.Append($"From(\"residual{path}\"), Upsample2D(2), Conv2D({filters}, 1), Add(\"main{path}\"), {(filters == up[^1] ? "" : $"Mark(\"residual{++path}\"), ")}");
        }
        return text + "Conv2D(3, 3, Pad = 1), Softmax, CrossEntropy, Adam(1e-4), Target(TargetKind.ClassMap, Classes = 3), Training(Epochs = 50, BatchSize = 32, Samples = 6390)";

        static string Separable(int from, int to) => $"Conv2D({from}, 3, Pad = 1, Groups = {from}, Bias = false), Conv2D({to}, 1)";
    }

    [Theory, MemberData(nameof(Examples))]
    public void Nothing_is_warned_of(string name, string attributes)
    {
        var loud = Specs.ProblemsOf(Declared.Network(attributes)).Where(problem => RuleCatalog.SeverityOf(problem) >= ProblemSeverity.Warning).ToArray();
        Assert.True(loud.Length == 0, $"{name}: " + string.Join("; ", loud.Select(problem => $"{problem.Id} {string.Join(", ", problem.Figures)}")));
    }
}
