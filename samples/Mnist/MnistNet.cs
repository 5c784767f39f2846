using NetGen;

/// <summary>Tells the ten digits apart in images of 28×28 grey levels, bytes or numbers from 0 to 255.</summary>
[Network]
[Input(28, 28, 1, Min = 0, Max = 255), Rescale]
[Flatten]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(3e-3), StepDecay(every: 1, factor: 0.5)]
[Training(Epochs = 5, BatchSize = 64, Samples = 60_000)]
public partial class MnistNet;
