using NetGen;

/// <summary>All units of the layer are the same one, and no gradient reaches any of them.</summary>
[Network]
[Input(64)]
[Dense(64, Init = Init.Zeros), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class ZeroInit;

/// <summary>After the code fix. NetGen chooses He initialization before a Relu.</summary>
[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class ZeroInitCured;
