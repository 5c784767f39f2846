namespace NetGen.Tests.Images;

/// <summary>The convolutional network of LeCun et al. 1998, fully connected in its second convolution, with padding 2 for images of 28×28.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Pad = 2), Tanh, AveragePool2D(2)]
[Conv2D(16, 5), Tanh, AveragePool2D(2)]
[Flatten]
[Dense(120), Tanh]
[Dense(84), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1)]
internal partial class ClassicLeNet;

/// <summary>As it is built today.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = Padding.Same), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(1e-3)]
internal partial class ModernLeNet;

/// <summary>On 32×32, as in the paper: the third convolution sees its whole input and is the first dense layer.</summary>
[Network]
[Input(32, 32, 1)]
[Conv2D(6, 5), Tanh, AveragePool2D(2)]
[Conv2D(16, 5), Tanh, AveragePool2D(2)]
[Conv2D(120, 5), Tanh]
[Flatten]
[Dense(84), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1)]
internal partial class ConvolutionalLeNet;

/// <summary>Without padding on 28×28.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(1e-3)]
internal partial class UnpaddedLeNet;

/// <summary>Groups, a rectangular kernel, no bias, and something between Flatten and the dense layer.</summary>
[Network]
[Input(9, 8, 4)]
[Conv2D(6, 3, 2, Groups = 2, Name = "first"), Tanh]
[Conv2D(6, 3, Groups = 6, Bias = false), Tanh]
[Flatten, Dropout(0.2)]
[Dense(7)]
[MeanSquaredError, Adam(1e-3)]
internal partial class SmallImageNetwork;

/// <summary>Layers whose weights lie in memory otherwise than in files: turned, in groups, along a sequence.</summary>
[Network]
[Input(3, 4, 4)]
[ConvTranspose2D(6, 3, 2, Groups = 2, Stride = 2), Tanh]
[ConvTranspose2D(5, 2), Tanh]
[Reshape(72, 5), Conv1D(3, 2), Tanh]
[Flatten, Dense(2)]
[MeanSquaredError, Adam(1e-3)]
internal partial class TurnedNetwork;
