namespace NetGen.Tests.Training.Monitoring;

// Each is declared so that one thing goes wrong; the analyzers say so, which is not what is tested here.
#pragma warning disable NG5007, NG2002, NG2003, NG2004, NG2008, NG2009, NG2010, NG2014, NG6002, NG6003, NG8001, NG8002, NG8003, NG8004, NG8006, NG9001, NG9002

/// <summary>The digits with an ordinary network, to which tests give a rate that is wrong.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(1e-2)]
[Training(Epochs = 5, BatchSize = 16)]
internal partial class MonitoredDigits;

/// <summary>Plain gradient descent.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1)]
[Training(Epochs = 5, BatchSize = 16)]
internal partial class DescendingDigits;

/// <summary>The flowers as they were measured.</summary>
[Network]
[Input(4)]
[Dense(16), Relu]
[Dense(3), Softmax]
[CrossEntropy, Adam(1e-2)]
[Training(Epochs = 10, BatchSize = 16)]
internal partial class PlainIris;

/// <summary>One number from four.</summary>
[Network]
[Input(4)]
[Dense(16), Relu]
[Dense(1), MeanSquaredError]
[Sgd(0.01)]
[Training(Epochs = 10, BatchSize = 32)]
internal partial class PlainRegression;

/// <summary>One number from six, by tanhs.</summary>
[Network]
[Input(6)]
[Dense(32), Tanh]
[Dense(32), Tanh]
[Dense(1), MeanSquaredError]
[Adam(3e-3)]
[Training(Epochs = 40, BatchSize = 32)]
internal partial class TanhNumbers;

/// <summary>The same, with the usual rate of Adam.</summary>
[Network]
[Input(4)]
[Dense(16), Relu]
[Dense(1), MeanSquaredError]
[Adam(1e-3)]
[Training(Epochs = 10, BatchSize = 32)]
internal partial class AdamRegression;

/// <summary>A network that nobody lets learn.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32, Trainable = false), Relu]
[Dense(10, Trainable = false), Softmax]
[CrossEntropy, Adam(1e-2)]
[Training(Epochs = 3, BatchSize = 16)]
internal partial class FrozenDigits;

/// <summary>A decay of 20.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, AdamW(1e-2, WeightDecay = 20)]
[Training(Epochs = 5, BatchSize = 16)]
internal partial class ShrunkDigits;

/// <summary>Each sigmoid passes a quarter of the gradient at most.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Sigmoid]
[Dense(32), Sigmoid]
[Dense(32), Sigmoid]
[Dense(32), Sigmoid]
[Dense(32), Sigmoid]
[Dense(32), Sigmoid]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1)]
[Training(Epochs = 1, BatchSize = 16)]
internal partial class DeepSigmoids;

/// <summary>Weights so large that gradients grow from layer to layer on their way back.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 3), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(1e-4)]
[Training(Epochs = 1, BatchSize = 16)]
internal partial class LargeTanhs;

/// <summary>Biases that keep the units of the second layer below 0 for every digit.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(32, BiasInit = Init.Constant, BiasInitScale = -20), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.01)]
[Training(Epochs = 1, BatchSize = 16)]
internal partial class BornDead;

/// <summary>Sums far beyond where tanh is flat.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32, Init = Init.Normal, InitScale = 4), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.01)]
[Training(Epochs = 1, BatchSize = 16)]
internal partial class SaturatedDigits;

/// <summary>Biases that keep every channel below 0; the compiler moves the ReLU behind the pool.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(4, 3, BiasInit = Init.Constant, BiasInitScale = -20), Relu, MaxPool2D(2)]
[Flatten]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.01)]
[Training(Epochs = 1, BatchSize = 16)]
internal partial class DeadChannels;

/// <summary>LeCun's network of 1998 with sigmoids, as it is often copied; smaller, for images of 8 × 8.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(6, 3, Padding = Padding.Same), Sigmoid, AveragePool2D(2)]
[Conv2D(16, 3), Sigmoid]
[Flatten]
[Dense(60), Sigmoid]
[Dense(42), Sigmoid]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.01)]
[Training(Epochs = 10, BatchSize = 16)]
internal partial class SigmoidLeNet;

#pragma warning restore NG5007, NG2002, NG2003, NG2004, NG2008, NG2009, NG2010, NG2014, NG6002, NG6003, NG8001, NG8002, NG8003, NG8004, NG8006, NG9001, NG9002
