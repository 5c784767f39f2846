using NetGen;

// The pairs for the rules on optimization: the first of each is at fault, in one thing.

/// <summary>NG6002: Adam(0.3).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.3)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6002;

/// <summary>NG6002: Adam(0.003).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6002Cured;

/// <summary>NG6005: A rate that falls to a thousandth in each epoch.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.001), ExponentialDecay(0.001)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6005;

/// <summary>NG6005: To a half.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.001), ExponentialDecay(0.5)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6005Cured;

/// <summary>NG6006: Momentum of 0.9995.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.01, Momentum = 0.9995)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6006;

/// <summary>NG6006: 0.9.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.01, Momentum = 0.9)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6006Cured;

/// <summary>NG6007: Adam with ε = 1.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003, Epsilon = 1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6007;

/// <summary>NG6007: 1e-8.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6007Cured;

/// <summary>NG6008: 10 steps.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 5, BatchSize = 719, Samples = 1438)]
internal partial class NG6008;

/// <summary>NG6008: 360.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32, Samples = 1438)]
internal partial class NG6008Cured;

/// <summary>NG6003: Sgd(1e-6).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(1e-6)]
[Training(Epochs = 8, BatchSize = 32, Samples = 1438)]
internal partial class NG6003;

/// <summary>NG6003: Sgd(0.05).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32, Samples = 1438)]
internal partial class NG6003Cured;

/// <summary>NG6004: A step decay after epoch 100 of 8.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.15, Momentum = 0.9), StepDecay(every: 100, factor: 0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6004;

/// <summary>NG6004: After 3.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.15, Momentum = 0.9), StepDecay(every: 3, factor: 0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG6004Cured;
