using NetGen;

/// <summary>LeCun et al. 1998, on 28×28 with a padding of 2, its second convolution fully connected.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Pad = 2), Tanh, AveragePool2D(2)]
[Conv2D(16, 5), Tanh, AveragePool2D(2)]
[Flatten]
[Dense(120), Tanh]
[Dense(84), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1)]
public partial class LeNet5;
