using NetGen;

// The pairs for the rules on output: the first of each is at fault, in one thing.

/// <summary>NG3001: A softmax over one unit.</summary>
[Network]
[Input(2, Min = -1, Max = 1)]
[Dense(16), Relu]
[Dense(1), Softmax, MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3001;

/// <summary>NG3001: A sigmoid.</summary>
[Network]
[Input(2, Min = -1, Max = 1)]
[Dense(16), Relu]
[Dense(1), Sigmoid, MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3001Cured;

/// <summary>NG3007: A squared loss behind sigmoids, classes declared.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(10), Sigmoid, Target(TargetKind.MultiClass, Classes = 10), MeanSquaredError]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG3007;

/// <summary>NG3007: Softmax and cross-entropy.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(10), Softmax, Target(TargetKind.MultiClass, Classes = 10), CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG3007Cured;

/// <summary>NG3008: A sigmoid head for targets to 30.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Sigmoid, Target(TargetKind.Regression, Length = 1, Min = 0, Max = 30), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3008;

/// <summary>NG3008: A linear head.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Target(TargetKind.Regression, Length = 1, Min = 0, Max = 30), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3008Cured;

/// <summary>NG3009: A ReLU head, targets around 0.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Relu, MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3009;

/// <summary>NG3009: A linear head.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3009Cured;

/// <summary>NG3013: Dropout(0.5) on the output.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Dropout(0.5), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3013;

/// <summary>NG3013: None.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3013Cured;

/// <summary>NG3015: An output layer from N(0, 1.2).</summary>
[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(10, Init = Init.Normal, InitScale = 1.2), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 2, BatchSize = 32)]
internal partial class NG3015;

/// <summary>NG3015: Auto.</summary>
[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 2, BatchSize = 32)]
internal partial class NG3015Cured;

/// <summary>NG3012: A Poisson loss for numbers around 0.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Exp, Target(TargetKind.Regression, Min = -15), Poisson]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3012;

/// <summary>NG3012: The squared error.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Target(TargetKind.Regression, Min = -15), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG3012Cured;
