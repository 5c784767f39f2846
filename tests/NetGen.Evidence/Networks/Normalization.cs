using NetGen;

// The pairs for the rules on normalization: the first of each is at fault, in one thing.

/// <summary>NG4002: Batch normalization of the output.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), BatchNorm, MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG4002;

/// <summary>NG4002: None.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG4002Cured;

/// <summary>NG4004: A share of 0.99 of each batch of 8 in the running statistics.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), BatchNorm(Momentum = 0.99), Relu]
[Dense(64), BatchNorm(Momentum = 0.99), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 4, BatchSize = 8)]
internal partial class NG4004;

/// <summary>NG4004: 0.1.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), BatchNorm, Relu]
[Dense(64), BatchNorm, Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 4, BatchSize = 8)]
internal partial class NG4004Cured;
