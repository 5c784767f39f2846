using NetGen;

/// <summary>Krizhevsky 2014, on one device.</summary>
[Network]
[Input(224, 224, 3)]
[Conv2D(64, 11, Stride = 4, Pad = 2), Relu, MaxPool2D(3, Stride = 2)]
[Conv2D(192, 5, Pad = 2), Relu, MaxPool2D(3, Stride = 2)]
[Conv2D(384, 3, Pad = 1), Relu]
[Conv2D(256, 3, Pad = 1), Relu]
[Conv2D(256, 3, Pad = 1), Relu, MaxPool2D(3, Stride = 2)]
[Flatten]
[Dropout(0.5), Dense(4096), Relu]
[Dropout(0.5), Dense(4096), Relu]
[Dense(1000), Softmax]
[CrossEntropy, Sgd(0.01, Momentum = 0.9, WeightDecay = 5e-4)]
public partial class AlexNet;
