using NetGen;

// The pairs for the rules on regularization: the first of each is at fault, in one thing.

/// <summary>NG5002: Dropout(0.9) on two layers of 32.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu, Dropout(0.9)]
[Dense(32), Relu, Dropout(0.9)]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5002;

/// <summary>NG5002: Dropout(0.2).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu, Dropout(0.2)]
[Dense(32), Relu, Dropout(0.2)]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5002Cured;

/// <summary>NG5004: Dropout(0.5) twice in a row.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu, Dropout(0.5), Dropout(0.5)]
[Dense(32), Relu, Dropout(0.5), Dropout(0.5)]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5004;

/// <summary>NG5004: Once.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu, Dropout(0.5)]
[Dense(32), Relu, Dropout(0.5)]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5004Cured;

/// <summary>NG5006: Dropout(0.5) on two units.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(2), Tanh, Dropout(0.5)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5006;

/// <summary>NG5006: On 16.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(16), Tanh, Dropout(0.5)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5006Cured;

/// <summary>NG5007: L2(0.1) on four layers.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1), L2(0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5007;

/// <summary>NG5007: L2(1e-4).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1), L2(1e-4)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5007Cured;

/// <summary>NG5014: MaxNorm = 0.3.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, MaxNorm = 0.3), Relu]
[Dense(64, MaxNorm = 0.3), Relu]
[Dense(64, MaxNorm = 0.3), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5014;

/// <summary>NG5014: 3.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, MaxNorm = 3), Relu]
[Dense(64, MaxNorm = 3), Relu]
[Dense(64, MaxNorm = 3), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5014Cured;

/// <summary>NG5015: Label smoothing of 0.9.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(10), Softmax, CrossEntropy(LabelSmoothing = 0.9)]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5015;

/// <summary>NG5015: 0.1.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(10), Softmax, CrossEntropy(LabelSmoothing = 0.1)]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5015Cured;

/// <summary>NG5010: L2(0.05) beside AdamW's decay of 0.05.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[AdamW(0.003, WeightDecay = 0.05), L2(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5010;

/// <summary>NG5010: The decay alone.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[AdamW(0.003, WeightDecay = 0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5010Cured;

/// <summary>NG5016: noise of deviation 5 on pixels of 0 to 1.</summary>
[Network]
[Input(64, Min = 0, Max = 1), GaussianNoise(5)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(3e-3)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5016;

/// <summary>NG5016: of 0.05.</summary>
[Network]
[Input(64, Min = 0, Max = 1), GaussianNoise(0.05)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(3e-3)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG5016Cured;
