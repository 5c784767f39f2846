using NetGen;

// The pairs for the rules on capacity: the first of each is at fault, in one thing.

/// <summary>NG9002: A hidden layer of one unit.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(1), Relu]
[Dense(32), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG9002;

/// <summary>NG9002: Of 16.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(16), Relu]
[Dense(32), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG9002Cured;

/// <summary>NG9003: Three layers without an activation.</summary>
[Network]
[Input(2, Min = -1, Max = 1)]
[Dense(16)]
[Dense(16)]
[Dense(1), Sigmoid, BinaryCrossEntropy]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG9003;

/// <summary>NG9003: ReLU.</summary>
[Network]
[Input(2, Min = -1, Max = 1)]
[Dense(16), Relu]
[Dense(16), Relu]
[Dense(1), Sigmoid, BinaryCrossEntropy]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG9003Cured;
