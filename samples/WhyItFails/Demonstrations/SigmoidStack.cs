using NetGen;

/// <summary>Six sigmoids between the gradient and the first layer, each with a slope of ¼ at most.</summary>
[Network]
[Input(64)]
[Dense(64), Sigmoid, Dense(64), Sigmoid, Dense(64), Sigmoid]
[Dense(64), Sigmoid, Dense(64), Sigmoid, Dense(64), Sigmoid]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.05, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class SigmoidStack;

/// <summary>After the code fix.</summary>
[Network]
[Input(64)]
[Dense(64), Relu, Dense(64), Relu, Dense(64), Relu]
[Dense(64), Relu, Dense(64), Relu, Dense(64), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.05, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class SigmoidStackCured;
