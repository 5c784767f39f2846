using NetGen;

// The pairs for the rules on shape: the first of each is at fault, in one thing.

/// <summary>NG1010: Kernels of 9 on maps of 2 × 2.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(8, 3, Padding = Padding.Same), Relu, MaxPool2D(4)]
[Conv2D(16, 9, Padding = Padding.Same), Relu]
[Flatten]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG1010;

/// <summary>NG1010: Of 3.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(8, 3, Padding = Padding.Same), Relu, MaxPool2D(4)]
[Conv2D(16, 2, Padding = Padding.Same), Relu]
[Flatten]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG1010Cured;

/// <summary>NG1013: Channels first.</summary>
[Network]
[Input(1, 8, 8, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same), Relu]
[Conv2D(16, 3, Padding = Padding.Same), Relu, GlobalAveragePool2D]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 10, BatchSize = 32)]
internal partial class NG1013;

/// <summary>NG1013: Channels last.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same), Relu]
[Conv2D(16, 3, Padding = Padding.Same), Relu, GlobalAveragePool2D]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 10, BatchSize = 32)]
internal partial class NG1013Cured;
