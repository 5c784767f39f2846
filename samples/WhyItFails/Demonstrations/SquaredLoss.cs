using NetGen;

/// <summary>The slope of the sigmoid is a factor of every gradient, and smallest where the answer is most wrong.</summary>
[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(10), Sigmoid]
[Target(TargetKind.MultiClass, Classes = 10)]
[MeanSquaredError]
[Sgd(0.05)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class SquaredLoss;

/// <summary>After the code fix.</summary>
[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(10), Softmax]
[Target(TargetKind.MultiClass, Classes = 10)]
[CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class SquaredLossCured;
