using System.Text;

namespace NetGen.Generator.Tests.Analysis.Sound;

/// <summary>
/// Keras: keras.io/examples and guides, the TensorFlow tutorials, Chollet's "Deep learning with Python", the examples of keras 2.
/// </summary>
internal static class KerasExamples
{
    public static IReadOnlyList<SoundNetwork> All { get; } =
    [
        new("Keras: simple MNIST convnet",
            "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(32, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, MaxPool2D(2), Flatten, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 15, BatchSize = 128, Samples = 54000)"),
        new("TensorFlow: quickstart for beginners",
            "Input(28, 28, 1, Min = 0, Max = 1), Flatten, Dense(128), Relu, Dropout(0.2), Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 5, BatchSize = 32, Samples = 60000)"),
        new("TensorFlow: basic classification of clothing",
            "Input(784, Min = 0, Max = 1), Dense(128), Relu, Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 10, BatchSize = 32, Samples = 60000)"),
        new("TensorFlow: CNN on CIFAR-10",
            "Input(32, 32, 3, Min = 0, Max = 1), Conv2D(32, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, Flatten, Dense(64), Relu, Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 10, BatchSize = 32, Samples = 50000)"),
        new("TensorFlow: basic regression (Auto MPG)",
            "Input(9), Standardize, Dense(64), Relu, Dense(64), Relu, Dense(1), MeanAbsoluteError, Adam(1e-3), Training(Epochs = 100, BatchSize = 32, Samples = 251)"),
        new("TensorFlow: overfit and underfit, the large one with L2 and dropout",
            "Input(28), Standardize, Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(512, L2 = 2e-4), Elu, Dropout(0.5), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 100, BatchSize = 500, Samples = 10000)"),
        new("Keras: imbalanced classification",
            "Input(30, Mean = 0, Std = 1), Dense(256), Relu, Dense(256), Relu, Dropout(0.3), Dense(256), Relu, Dropout(0.3), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-2), Training(Epochs = 30, BatchSize = 2048, Samples = 227845)"),
        new("Keras: autoencoder",
            "Input(784, Min = 0, Max = 1), Dense(32), Relu, Dense(784), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 50, BatchSize = 256, Samples = 60000)"),
        new("Keras: deep autoencoder",
            "Input(784, Min = 0, Max = 1), Dense(128), Relu, Dense(64), Relu, Dense(32), Relu, Dense(64), Relu, Dense(128), Relu, Dense(784), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 100, BatchSize = 256, Samples = 60000)"),
        new("Keras: image segmentation of pets with a U-Net-like network", PetSegmentation()),
        new("Keras 2: mnist_mlp",
            "Input(784, Min = 0, Max = 1), Dense(512), Relu, Dropout(0.2), Dense(512), Relu, Dropout(0.2), Dense(10), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 20, BatchSize = 128, Samples = 60000)"),
        new("Keras 2: cifar10_cnn",
            "Input(32, 32, 3, Min = 0, Max = 1), Conv2D(32, 3, Padding = Padding.Same), Relu, Conv2D(32, 3), Relu, MaxPool2D(2), Dropout(0.25), Conv2D(64, 3, Padding = Padding.Same), Relu, Conv2D(64, 3), Relu, MaxPool2D(2), Dropout(0.25), Flatten, Dense(512), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, RmsProp(1e-4), Training(Epochs = 100, BatchSize = 32, Samples = 50000)"),
        new("Keras: time series forecasting of the weather",
            "Input(120, 7, Mean = 0, Std = 1), Lstm(32), Dense(1), MeanSquaredError, Adam(1e-3), Training(Epochs = 10, BatchSize = 256, Samples = 300000)"),
        new("Keras: working with RNNs, digits row by row",
            "Input(28, 28, Min = 0, Max = 1), Lstm(64), BatchNorm, Dense(10), Softmax, CrossEntropy, Sgd(0.01), Training(Epochs = 1, BatchSize = 64, Samples = 60000)"),
        new("TensorFlow: time series forecasting, LSTM",
            "Input(24, 19, Mean = 0, Std = 1), Lstm(32, ReturnSequence = true), Dense(1), MeanSquaredError, Adam(1e-3), Training(Epochs = 20, BatchSize = 32, Samples = 49000)"),
        new("Chollet: temperatures, LSTM",
            "Input(120, 14, Mean = 0, Std = 1), Lstm(16), Dense(1), MeanSquaredError, RmsProp(1e-3), Training(Epochs = 10, BatchSize = 256, Samples = 210000)"),
        new("Chollet: temperatures, stacked GRU with recurrent dropout",
            "Input(120, 14, Mean = 0, Std = 1), Gru(32, RecurrentDropout = 0.5, ReturnSequence = true), Gru(32, RecurrentDropout = 0.5), Dropout(0.5), Dense(1), MeanSquaredError, RmsProp(1e-3), Training(Epochs = 50, BatchSize = 256, Samples = 210000)"),
        new("Chollet: digits",
            "Input(784, Min = 0, Max = 1), Dense(512), Relu, Dense(10), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 5, BatchSize = 128, Samples = 60000)"),
        new("Chollet: film reviews",
            "Input(10000, Min = 0, Max = 1), Dense(16), Relu, Dense(16), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, RmsProp(1e-3), Training(Epochs = 4, BatchSize = 512, Samples = 25000)"),
        new("Chollet: newswires",
            "Input(10000, Min = 0, Max = 1), Dense(64), Relu, Dense(64), Relu, Dense(46), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 9, BatchSize = 512, Samples = 8982)"),
        new("Chollet: house prices",
            "Input(13, Mean = 0, Std = 1), Dense(64), Relu, Dense(64), Relu, Dense(1), MeanSquaredError, RmsProp(1e-3), Training(Epochs = 130, BatchSize = 16, Samples = 404)"),
        new("Chollet: cats and dogs",
            "Input(180, 180, 3, Min = 0, Max = 255), Rescale, Conv2D(32, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, MaxPool2D(2), Conv2D(128, 3), Relu, MaxPool2D(2), Conv2D(256, 3), Relu, MaxPool2D(2), Conv2D(256, 3), Relu, Flatten, Dropout(0.5), Dense(1), Sigmoid, BinaryCrossEntropy, RmsProp(1e-3), Training(Epochs = 100, BatchSize = 32, Samples = 2000)"),
        new("Keras: image classification from scratch (a small Xception)", Xception()),
        new("Keras: convolutional autoencoder for denoising",
            "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(32, 3, Padding = Padding.Same), Relu, MaxPool2D(2), Conv2D(32, 3, Padding = Padding.Same), Relu, MaxPool2D(2), ConvTranspose2D(32, 3, Stride = 2, Pad = 1, OutputPad = 1), Relu, ConvTranspose2D(32, 3, Stride = 2, Pad = 1, OutputPad = 1), Relu, Conv2D(1, 3, Padding = Padding.Same), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 50, BatchSize = 128, Samples = 60000)"),
        new("Keras: the functional API, a toy ResNet",
            "Input(32, 32, 3, Min = 0, Max = 1), Conv2D(32, 3), Relu, Conv2D(64, 3), Relu, MaxPool2D(3), Mark(\"one\"), Conv2D(64, 3, Padding = Padding.Same), Relu, Conv2D(64, 3, Padding = Padding.Same), Relu, Add(\"one\"), Mark(\"two\"), Conv2D(64, 3, Padding = Padding.Same), Relu, Conv2D(64, 3, Padding = Padding.Same), Relu, Add(\"two\"), Conv2D(64, 3), Relu, GlobalAveragePool2D, Dense(256), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 1, BatchSize = 64, Samples = 40000)"),
        new("Keras: the functional API, digits",
            "Input(784, Min = 0, Max = 1), Dense(64), Relu, Dense(64), Relu, Dense(10), Softmax, CrossEntropy, RmsProp(1e-3), Training(Epochs = 2, BatchSize = 64, Samples = 48000)"),
        new("Keras: introduction for engineers",
            "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(64, 3), Relu, Conv2D(64, 3), Relu, MaxPool2D(2), Conv2D(128, 3), Relu, Conv2D(128, 3), Relu, GlobalAveragePool2D, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 20, BatchSize = 128, Samples = 51000)"),
        new("Keras: transfer learning, the new head on a backbone's features",
            "Input(2048, Mean = 0.4, Std = 0.5), Dropout(0.2), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 2, BatchSize = 64, Samples = 9305)"),
        new("Keras: structured data from scratch",
            "Input(36, Mean = 0, Std = 1), Dense(32), Relu, Dropout(0.5), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 50, BatchSize = 32, Samples = 242)"),
        new("Keras: DCGAN of faces, the discriminator",
            "Input(64, 64, 3, Min = 0, Max = 1), Conv2D(64, 4, Stride = 2, Padding = Padding.Same), LeakyRelu(0.2), Conv2D(128, 4, Stride = 2, Padding = Padding.Same), LeakyRelu(0.2), Conv2D(128, 4, Stride = 2, Padding = Padding.Same), LeakyRelu(0.2), Flatten, Dropout(0.2), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-4), Training(Epochs = 100, BatchSize = 32, Samples = 200000)"),
        new("Keras: time series classification from scratch",
            "Input(500, 1, Mean = 0, Std = 1), Conv1D(64, 3, Padding = Padding.Same), BatchNorm, Relu, Conv1D(64, 3, Padding = Padding.Same), BatchNorm, Relu, Conv1D(64, 3, Padding = Padding.Same), BatchNorm, Relu, AveragePool1D(500), Flatten, Dense(2), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 500, BatchSize = 32, Samples = 2880)"),
        new("Keras: probabilistic networks, the baseline",
            "Input(11), BatchNorm, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(1), MeanSquaredError, RmsProp(1e-3), Training(Epochs = 100, BatchSize = 256, Samples = 4164)"),
        new("Keras: deep Q-learning for Atari",
            "Input(84, 84, 4, Min = 0, Max = 1), Conv2D(32, 8, Stride = 4), Relu, Conv2D(64, 4, Stride = 2), Relu, Conv2D(64, 3), Relu, Flatten, Dense(512), Relu, Dense(4), Huber, Adam(2.5e-4), ClipNorm(1)"),
        new("TensorFlow: classification on imbalanced data",
            "Input(29, Mean = 0, Std = 1), Dense(16), Relu, Dropout(0.5), Dense(1, BiasInit = Init.Constant, BiasInitScale = -6.36), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 100, BatchSize = 2048, Samples = 182276)"),
        new("TensorFlow: image classification of flowers",
            "Input(180, 180, 3, Min = 0, Max = 255), RandomFlip, RandomRotate(36), Rescale, Conv2D(16, 3, Padding = Padding.Same), Relu, MaxPool2D(2), Conv2D(32, 3, Padding = Padding.Same), Relu, MaxPool2D(2), Conv2D(64, 3, Padding = Padding.Same), Relu, MaxPool2D(2), Dropout(0.2), Flatten, Dense(128), Relu, Dense(5), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 15, BatchSize = 32, Samples = 2936)"),
        new("TensorFlow: overfit and underfit, the tiny one",
            "Input(28), Standardize, Dense(16), Elu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-3), InverseTimeDecay(1e-3), Training(Epochs = 1000, BatchSize = 500, Samples = 10000)"),
        new("TensorFlow: overfit and underfit, the medium one",
            "Input(28), Standardize, Dense(64), Elu, Dense(64), Elu, Dense(64), Elu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 100, BatchSize = 500, Samples = 10000)"),
        new("TensorFlow: autoencoders, the basic one",
            "Input(28, 28, 1, Min = 0, Max = 1), Flatten, Dense(64), Relu, Dense(784), Sigmoid, MeanSquaredError, Adam(1e-3), Training(Epochs = 10, BatchSize = 32, Samples = 60000)"),
        new("TensorFlow: autoencoders, denoising",
            "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(16, 3, Stride = 2, Padding = Padding.Same), Relu, Conv2D(8, 3, Stride = 2, Padding = Padding.Same), Relu, ConvTranspose2D(8, 3, Stride = 2, Pad = 1, OutputPad = 1), Relu, ConvTranspose2D(16, 3, Stride = 2, Pad = 1, OutputPad = 1), Relu, Conv2D(1, 3, Padding = Padding.Same), Sigmoid, MeanSquaredError, Adam(1e-3), Training(Epochs = 10, BatchSize = 32, Samples = 60000)"),
        new("TensorFlow: autoencoders, anomalies of the heart",
            "Input(140, Min = 0, Max = 1), Dense(32), Relu, Dense(16), Relu, Dense(8), Relu, Dense(16), Relu, Dense(32), Relu, Dense(140), Sigmoid, MeanAbsoluteError, Adam(1e-3), Training(Epochs = 20, BatchSize = 512, Samples = 2359)"),
        new("TensorFlow: DCGAN of digits, the discriminator",
            "Input(28, 28, 1, Min = -1, Max = 1), Conv2D(64, 5, Stride = 2, Padding = Padding.Same), LeakyRelu(0.3), Dropout(0.3), Conv2D(128, 5, Stride = 2, Padding = Padding.Same), LeakyRelu(0.3), Dropout(0.3), Flatten, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(1e-4), Training(Epochs = 50, BatchSize = 256, Samples = 60000)"),
        new("TensorFlow: time series forecasting, dense",
            "Input(19, Mean = 0, Std = 1), Dense(64), Relu, Dense(64), Relu, Dense(1), MeanSquaredError, Adam(1e-3), Training(Epochs = 20, BatchSize = 32, Samples = 49000)"),
        new("TensorFlow: time series forecasting, convolution",
            "Input(3, 19, Mean = 0, Std = 1), Conv1D(32, 3), Relu, Flatten, Dense(32), Relu, Dense(1), MeanSquaredError, Adam(1e-3), Training(Epochs = 20, BatchSize = 32, Samples = 49000)"),
        new("Keras 2: mnist_cnn",
            "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(32, 3), Relu, Conv2D(64, 3), Relu, MaxPool2D(2), Dropout(0.25), Flatten, Dense(128), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Adadelta(1), Training(Epochs = 12, BatchSize = 128, Samples = 60000)"),
        new("Keras 2: reuters_mlp",
            "Input(1000, Min = 0, Max = 1), Dense(512), Relu, Dropout(0.5), Dense(46), Softmax, CrossEntropy, Adam(1e-3), Training(Epochs = 5, BatchSize = 32, Samples = 8083)"),
        new("Keras 2: cifar10_resnet, ResNet-20", ResNet20()),
    ];

    /// <summary>
    /// keras.io/examples/vision/oxford_pets_image_segmentation: separable convolutions down, transposed ones up, a residual path beside
    /// each, three classes a pixel.
    /// </summary>
    private static string PetSegmentation()
    {
        var text = new StringBuilder("Input(160, 160, 3, Min = 0, Max = 1), Conv2D(32, 3, Stride = 2, Pad = 1), BatchNorm, Relu, Mark(\"residual0\"), ");
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
    }

    /// <summary>
    /// keras.io/examples/vision/image_classification_from_scratch: separable convolutions, a residual path beside each pair.
    /// </summary>
    private static string Xception()
    {
        var text = new StringBuilder("Input(180, 180, 3, Min = 0, Max = 255), RandomFlip, RandomRotate(36), Rescale, Conv2D(128, 3, Stride = 2, Padding = Padding.Same), BatchNorm, Relu, Mark(\"r0\"), ");
        var (channels, path) = (128, 0);
        foreach (var size in (int[])[256, 512, 728])
        {
            text.Append($"Relu, {Separable(channels, size)}, BatchNorm, Relu, {Separable(size, size)}, BatchNorm, MaxPool2D(3, Stride = 2, Pad = 1), Mark(\"m{path}\"), ");
            text.Append($"From(\"r{path}\"), Conv2D({size}, 1, Stride = 2), Add(\"m{path}\"), {(size == 728 ? "" : $"Mark(\"r{++path}\"), ")}");
            channels = size;
        }
        return text + $"{Separable(728, 1024)}, BatchNorm, Relu, GlobalAveragePool2D, Dropout(0.25), Dense(1), Sigmoid, BinaryCrossEntropy, Adam(3e-4), Training(Epochs = 25, BatchSize = 128, Samples = 18728)";
    }

    /// <summary>keras 2, examples/cifar10_resnet.py with n = 3: He initialization, L2 of 1e-4, Adam at 1e-3.</summary>
    private static string ResNet20()
    {
        const string Conv = "3, Pad = 1, Init = Init.HeNormal, L2 = 1e-4";
        var text = new StringBuilder($"Input(32, 32, 3, Min = 0, Max = 1), Conv2D(16, {Conv}), BatchNorm, Relu, Mark(\"x\"), ");
        foreach (var (filters, block) in from filters in (int[])[16, 32, 64] from block in Enumerable.Range(0, 3) select (filters, block))
        {
            var shrinks = filters > 16 && block == 0;
            text.Append($"Conv2D({filters}, {Conv}{(shrinks ? ", Stride = 2" : "")}), BatchNorm, Relu, Conv2D({filters}, {Conv}), BatchNorm, ");
            text.Append(shrinks
                ? $"Mark(\"y\"), From(\"x\"), Conv2D({filters}, 1, Stride = 2, Init = Init.HeNormal, L2 = 1e-4), Add(\"y\"), Relu, Mark(\"x\"), "
                : "Add(\"x\"), Relu, " + (filters == 64 && block == 2 ? "" : "Mark(\"x\"), "));
        }
        return text + "AveragePool2D(8), Flatten, Dense(10, Init = Init.HeNormal), Softmax, CrossEntropy, Adam(1e-3), MultiStepDecay(0.1, 80, 120, 160), Training(Epochs = 200, BatchSize = 32, Samples = 50000)";
    }

    private static string Separable(int from, int to) => $"Conv2D({from}, 3, Pad = 1, Groups = {from}, Bias = false), Conv2D({to}, 1)";
}
