using NetGen;

namespace Trainer.Networks;

/// <summary>LeNet-5 on the images of MNIST: 28×28 grey levels.</summary>
[Network]
[Input(28, 28, 1, Min = 0, Max = 255), Rescale]
[Conv2D(6, 5, Pad = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(2e-3), StepDecay(every: 1, factor: 0.5)]
[Training(Epochs = 5, BatchSize = 64, Samples = 60_000)]
internal sealed partial class LeNet5;
