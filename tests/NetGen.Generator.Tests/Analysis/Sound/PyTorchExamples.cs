namespace NetGen.Generator.Tests.Analysis.Sound;

/// <summary>PyTorch: pytorch.org/tutorials and pytorch/examples.</summary>
internal static class PyTorchExamples
{
    public static IReadOnlyList<SoundNetwork> All { get; } =
    [
        new("PyTorch: quickstart", "Input(784, Min = 0, Max = 1), Dense(512), Relu, Dense(512), Relu, Dense(10), Softmax, CrossEntropy, Sgd(1e-3), Training(Epochs = 5, BatchSize = 64, Samples = 60000)"),
        new("PyTorch: training a classifier (CIFAR-10)", "Input(32, 32, 3, Min = -1, Max = 1), Conv2D(6, 5), Relu, MaxPool2D(2), Conv2D(16, 5), Relu, MaxPool2D(2), Flatten, Dense(120), Relu, Dense(84), Relu, Dense(10), Softmax, CrossEntropy, Sgd(1e-3, Momentum = 0.9), Training(Epochs = 2, BatchSize = 4, Samples = 50000)"),
        new("PyTorch: what is torch.nn really, logistic", "Input(784, Min = 0, Max = 1), Dense(10), Softmax, CrossEntropy, Sgd(0.5), Training(Epochs = 2, BatchSize = 64, Samples = 50000)"),
        new("PyTorch: what is torch.nn really, convolutional", "Input(28, 28, 1, Min = 0, Max = 1), Conv2D(16, 3, Stride = 2, Pad = 1), Relu, Conv2D(16, 3, Stride = 2, Pad = 1), Relu, Conv2D(10, 3, Stride = 2, Pad = 1), Relu, GlobalAveragePool2D, Softmax, CrossEntropy, Sgd(0.1, Momentum = 0.9), Training(Epochs = 2, BatchSize = 64, Samples = 50000)"),
        new("PyTorch: examples/mnist", "Input(28, 28, 1, Mean = 0, Std = 1), Conv2D(32, 3), Relu, Conv2D(64, 3), Relu, MaxPool2D(2), Dropout(0.25), Flatten, Dense(128), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Adadelta(1.0), StepDecay(every: 1, factor: 0.7), Training(Epochs = 14, BatchSize = 64, Samples = 60000)"),
        new("PyTorch: examples/mnist_hogwild", "Input(28, 28, 1, Mean = 0, Std = 1), Conv2D(10, 5), MaxPool2D(2), Relu, Conv2D(20, 5), SpatialDropout(0.5), MaxPool2D(2), Relu, Flatten, Dense(50), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Sgd(0.01, Momentum = 0.5), Training(Epochs = 10, BatchSize = 64, Samples = 60000)"),
        new("PyTorch: examples/super_resolution", "Input(32, 32, 1, Min = 0, Max = 1), Conv2D(64, 5, Pad = 2, Init = Init.Orthogonal), Relu, Conv2D(64, 3, Pad = 1, Init = Init.Orthogonal), Relu, Conv2D(32, 3, Pad = 1, Init = Init.Orthogonal), Relu, Conv2D(9, 3, Pad = 1, Init = Init.Orthogonal), MeanSquaredError, Adam(1e-3), Training(Epochs = 30, BatchSize = 4, Samples = 200)"),
        new("PyTorch: transfer of a frozen backbone's features", "Input(512, Mean = 0.5, Std = 1), Dense(2), Softmax, CrossEntropy, Sgd(1e-3, Momentum = 0.9), StepDecay(every: 7, factor: 0.1), Training(Epochs = 25, BatchSize = 4, Samples = 244)"),
        new("PyTorch: building the model for the tutorial of optimization", "Input(784, Min = 0, Max = 1), Dense(512), Relu, Dense(512), Relu, Dense(10), Softmax, CrossEntropy, Sgd(1e-3), Training(Epochs = 10, BatchSize = 64, Samples = 60000)"),
        new("PyTorch: introduction, GarmentClassifier", "Input(28, 28, 1, Min = -1, Max = 1), Conv2D(6, 5), Relu, MaxPool2D(2), Conv2D(16, 5), Relu, MaxPool2D(2), Flatten, Dense(120), Relu, Dense(84), Relu, Dense(10), Softmax, CrossEntropy, Sgd(1e-3, Momentum = 0.9), Training(Epochs = 5, BatchSize = 4, Samples = 60000)"),
        new("PyTorch: TinyModel", "Input(100, Mean = 0, Std = 1), Dense(200), Relu, Dense(10), Softmax, CrossEntropy, Sgd(1e-2), Training(Epochs = 10, BatchSize = 32, Samples = 10000)"),
        new("PyTorch: learning with examples, two layers", "Input(1000, Mean = 0, Std = 1), Dense(100), Relu, Dense(10), MeanSquaredError, Adam(1e-4), Training(Epochs = 500, BatchSize = 64, Samples = 64)"),
        new("PyTorch: examples/regression, a polynomial of degree 4", "Input(4, Mean = 0, Std = 2), Dense(1), Huber, Sgd(0.1), Training(Epochs = 500, BatchSize = 32, Samples = 32000)"),
        new("PyTorch: examples/reinforcement_learning, the policy of CartPole", "Input(4, Mean = 0, Std = 1), Dense(128), Dropout(0.6), Relu, Dense(2), Softmax, CrossEntropy, Adam(1e-2)"),
        new("PyTorch: reinforcement learning with a deep Q-network", "Input(4, Mean = 0, Std = 1), Dense(128), Relu, Dense(128), Relu, Dense(2), Huber, AdamW(3e-4), ClipValue(100)"),
        new("PyTorch: DCGAN, the discriminator", "Input(64, 64, 3, Min = -1, Max = 1), Conv2D(64, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), LeakyRelu(0.2), Conv2D(128, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, LeakyRelu(0.2), Conv2D(256, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, LeakyRelu(0.2), Conv2D(512, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, LeakyRelu(0.2), Conv2D(1, 4, Bias = false, Init = Init.Normal, InitScale = 0.02), Sigmoid, BinaryCrossEntropy, Adam(2e-4, Beta1 = 0.5), Training(Epochs = 5, BatchSize = 128, Samples = 202599)"),
        new("PyTorch: adversarial examples, LeNet", "Input(28, 28, 1, Mean = 0, Std = 1), Conv2D(32, 3), Relu, Conv2D(64, 3), Relu, MaxPool2D(2), Dropout(0.25), Flatten, Dense(128), Relu, Dropout(0.5), Dense(10), Softmax, CrossEntropy, Adadelta(1), StepDecay(every: 1, factor: 0.7), Training(Epochs = 14, BatchSize = 64, Samples = 60000)"),
        new("PyTorch: examples/vae, a decoder", "Input(20, Mean = 0, Std = 1), Dense(400), Relu, Dense(784), Sigmoid, BinaryCrossEntropy, Adam(1e-3), Training(Epochs = 10, BatchSize = 128, Samples = 60000)"),
    ];
}
