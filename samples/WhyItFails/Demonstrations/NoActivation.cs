using NetGen;

/// <summary>Three linear maps are one, and no line tells the two answers of XOR apart.</summary>
[Network]
[Input(2)]
[Dense(16)]
[Dense(16)]
[Dense(1), Sigmoid]
[BinaryCrossEntropy]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
public partial class NoActivation;

/// <summary>After the code fix.</summary>
[Network]
[Input(2)]
[Dense(16), Relu]
[Dense(16), Relu]
[Dense(1), Sigmoid]
[BinaryCrossEntropy]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
public partial class NoActivationCured;
