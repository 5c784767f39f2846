using NetGen;

/// <summary>Copied from a network with several classes: the softmax of one number is 1, whatever the number.</summary>
[Network]
[Input(2)]
[Dense(16), Relu]
[Dense(1), Softmax]
[MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
public partial class SoftmaxOfOne;

/// <summary>After the code fix.</summary>
[Network]
[Input(2)]
[Dense(16), Relu]
[Dense(1), Sigmoid]
[MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
public partial class SoftmaxOfOneCured;
