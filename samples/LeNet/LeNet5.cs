using NetGen;

/// <summary>
/// LeNet-5 (LeCun et al. 1998) as it is built today: ReLU and max-pool for the sigmoids and averages of the paper. Tells the ten digits apart in
/// images of 28×28 grey levels, bytes or numbers from 0 to 255; 61,706 parameters.
/// </summary>
[Network]
[Input(28, 28, 1, Min = 0, Max = 255), Rescale]
[Conv2D(6, 5, Pad = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(2e-3), StepDecay(every: 1, factor: 0.5)]
[Training(Epochs = 5, BatchSize = 64, Samples = 60_000)]
public partial class LeNet5;
