using NetGen;

/// <summary>Tells the ten digits apart in images of 8×8 grey levels from 0 to 1.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(256), Relu, Dropout(0.3)]
[Dense(10), Softmax]
[CrossEntropy(LabelSmoothing = 0.05)]
[Adam(4e-3), StepDecay(every: 5, factor: 0.5)]
[Training(Epochs = 20, BatchSize = 16, Samples = 1437)]
public partial class DigitNet;
