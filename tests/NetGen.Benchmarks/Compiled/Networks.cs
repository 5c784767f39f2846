namespace NetGen.Benchmarks.Compiled;

// The networks of Workloads.cs as a user of NetGen declares them; η is what every contestant uses.

[Network]
[Input(784)]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class Relu784x128x10;

[Network]
[Input(784)]
[Dense(512), Relu]
[Dense(512), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class Relu784x512x512x10;

[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Pad = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluLeNet5;

[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Pad = 1), Relu, MaxPool2D(2)]
[Conv2D(64, 3, Pad = 1), Relu, MaxPool2D(2)]
[Flatten]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluConv32x64;

[Network]
[Input(1024)]
[Dense(1024), Relu]
[Dense(1024), Relu]
[Dense(1024), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class Relu1024x3x10;

[Network]
[Input(28)]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(1), Sigmoid]
[BinaryCrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluHiggs;

// A step must cost what it costs, and change nothing: all contestants work on the same weights.
#pragma warning disable NG6003

[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class Tanh2x8x1;

[Network]
[Input(4)]
[Dense(16), Tanh]
[Dense(16), Tanh]
[Dense(3)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class Tanh4x16x16x3;

[Network]
[Input(24)]
[Dense(24), Tanh]
[Dense(2)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class Tanh24x24x2;

[Network]
[Input(64)]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(4)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class Tanh64x64x64x4;

[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(4)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class Relu64x64x64x4;

[Network]
[Input(4)]
[Dense(32), Tanh]
[Dense(16), Tanh]
[Dense(4)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class Tanh4x32x16x4;
