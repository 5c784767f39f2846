using NetGen;

/// <summary>Springenberg et al. 2015, All-CNN-C for CIFAR-10: strided convolutions in place of pools, no dense layer.</summary>
[Network]
[Input(32, 32, 3)]
[Dropout(0.2)]
[Conv2D(96, 3, Pad = 1), Relu, Conv2D(96, 3, Pad = 1), Relu]
[Conv2D(96, 3, Stride = 2, Pad = 1), Relu, Dropout(0.5)]
[Conv2D(192, 3, Pad = 1), Relu, Conv2D(192, 3, Pad = 1), Relu]
[Conv2D(192, 3, Stride = 2, Pad = 1), Relu, Dropout(0.5)]
[Conv2D(192, 3, Pad = 1), Relu, Conv2D(192, 1), Relu]
[Conv2D(10, 1), GlobalAveragePool2D, Softmax]
[CrossEntropy, Sgd(0.05, Momentum = 0.9, WeightDecay = 1e-3)]
public partial class AllCnn;
