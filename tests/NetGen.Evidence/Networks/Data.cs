using NetGen;

// The pairs for the rules on data: the first of each is at fault, in one thing.

/// <summary>NG7001: Grey levels of 0 to 255 as they are.</summary>
[Network]
[Input(64, Min = 0, Max = 255)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG7001;

/// <summary>NG7001: Rescale.</summary>
[Network]
[Input(64, Min = 0, Max = 255), Rescale]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG7001Cured;

/// <summary>NG7009: Targets to 3,000.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Target(TargetKind.Regression, Length = 1, Min = 0, Max = 3000), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG7009;

/// <summary>NG7009: The same divided by 100.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(1), Target(TargetKind.Regression, Length = 1, Min = 0, Max = 30), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG7009Cured;
