using NetGen;

// The classics at a size that the digits need: what their papers are known for, with their optimizers. They are sound, and nothing is to be told of them.

/// <summary>LeCun et al. 1998: tanh and averages.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(6, 3, Padding = Padding.Same), Tanh, AveragePool2D(2)]
[Conv2D(16, 3), Tanh, Flatten]
[Dense(60), Tanh]
[Dense(42), Tanh]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05, Momentum = 0.9)]
[Training(Epochs = 15, BatchSize = 32)]
internal partial class SmallLeNet;

/// <summary>Krizhevsky et al. 2012: overlapping pools, dropout on two wide layers, momentum and decay.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same), Relu, MaxPool2D(3, Stride = 2)]
[Conv2D(32, 3, Padding = Padding.Same, Groups = 2), Relu]
[Conv2D(32, 3, Padding = Padding.Same), Relu, Flatten]
[Dense(128), Relu, Dropout(0.5)]
[Dense(128), Relu, Dropout(0.5)]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.02, Momentum = 0.9), L2(5e-4), MultiStepDecay(0.1, 20)]
[Training(Epochs = 25, BatchSize = 32)]
internal partial class SmallAlexNet;

/// <summary>Simonyan and Zisserman 2015, with the batch normalization that came later: pairs of 3 × 3 convolutions.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu, Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu, MaxPool2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu, Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu, MaxPool2D(2)]
[Flatten, Dense(64), Relu, Dropout(0.5)]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05, Momentum = 0.9), L2(5e-4), CosineDecay]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class SmallVgg;

/// <summary>Springenberg et al. 2015: strides for pools, no dense layer.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(24, 3, Padding = Padding.Same), Relu, Conv2D(24, 3, Padding = Padding.Same, Stride = 2), Relu, Dropout(0.2)]
[Conv2D(48, 3, Padding = Padding.Same), Relu, Conv2D(48, 1), Relu]
[Conv2D(10, 1), GlobalAveragePool2D, Softmax, CrossEntropy]
[Adam(3e-3)]
[Training(Epochs = 15, BatchSize = 32)]
internal partial class SmallAllCnn;

/// <summary>Szegedy et al. 2015: branches of several sizes beside each other.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same), Relu, Mark("in")]
[Conv2D(8, 1), Relu, Mark("one"), From("in"), Conv2D(8, 1), Relu, Conv2D(16, 3, Padding = Padding.Same), Relu, Mark("three")]
[From("in"), Conv2D(4, 1), Relu, Conv2D(8, 5, Padding = Padding.Same), Relu, Concat("one", "three")]
[MaxPool2D(2), Conv2D(32, 3, Padding = Padding.Same), Relu, GlobalAveragePool2D, Dropout(0.2)]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05, Momentum = 0.9), ExponentialDecay(0.96)]
[Training(Epochs = 25, BatchSize = 32)]
internal partial class SmallInception;

/// <summary>Huang et al. 2017: each layer reads all before it.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), Mark("a")]
[BatchNorm, Relu, Conv2D(12, 3, Padding = Padding.Same, Bias = false), Concat("a"), Mark("b")]
[BatchNorm, Relu, Conv2D(12, 3, Padding = Padding.Same, Bias = false), Concat("b"), Mark("c")]
[BatchNorm, Relu, Conv2D(12, 3, Padding = Padding.Same, Bias = false), Concat("c")]
[BatchNorm, Relu, GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy]
[Sgd(0.1, Momentum = 0.9, Nesterov = true), L2(1e-4), CosineDecay]
[Training(Epochs = 10, BatchSize = 32)]
internal partial class SmallDenseNet;

/// <summary>Sandler et al. 2018: wide inside, narrow at the joins.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu6, Mark("a")]
[Conv2D(64, 1, Bias = false), BatchNorm, Relu6, Conv2D(64, 3, Pad = 1, Groups = 64, Bias = false), BatchNorm, Relu6, Conv2D(16, 1, Bias = false), BatchNorm, Add("a"), Mark("b")]
[Conv2D(64, 1, Bias = false), BatchNorm, Relu6, Conv2D(64, 3, Pad = 1, Groups = 64, Bias = false), BatchNorm, Relu6, Conv2D(16, 1, Bias = false), BatchNorm, Add("b")]
[GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy]
[RmsProp(2e-3, Momentum = 0.9)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class SmallMobileNet;

/// <summary>Hu et al. 2018: channels are weighed by what all positions say.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same), Relu, Mark("x"), GlobalAveragePool2D, Dense(8), Relu, Dense(16), Sigmoid, Multiply("x")]
[MaxPool2D(2), Conv2D(32, 3, Padding = Padding.Same), Relu, GlobalAveragePool2D]
[Dense(10), Softmax, CrossEntropy]
[Nadam(3e-3)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class SmallSqueeze;

/// <summary>Klambauer et al. 2017: SELU keeps mean and variance through twelve layers.</summary>
[Network]
[Input(64, Min = 0, Max = 1), Standardize]
[Dense(48), Selu, Dense(48), Selu, Dense(48), Selu, Dense(48), Selu, Dense(48), Selu, Dense(48), Selu]
[Dense(48), Selu, Dense(48), Selu, Dense(48), Selu, Dense(48), Selu, Dense(48), Selu, Dense(48), Selu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class SelfNormalizing;

/// <summary>He et al. 2016, a block in front of it normalised (v2), of dense layers.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(48), Mark("a")]
[BatchNorm, Relu, Dense(48, Bias = false), BatchNorm, Relu, Dense(48), Add("a"), Mark("b")]
[BatchNorm, Relu, Dense(48, Bias = false), BatchNorm, Relu, Dense(48), Add("b"), Mark("c")]
[BatchNorm, Relu, Dense(48, Bias = false), BatchNorm, Relu, Dense(48), Add("c")]
[BatchNorm, Relu, Dense(10), Softmax, CrossEntropy]
[AdamW(2e-3, WeightDecay = 0.01), CosineDecay]
[Training(Epochs = 12, BatchSize = 32)]
internal partial class ResidualPerceptron;

/// <summary>Ronneberger et al. 2015: down, up, and what was fine beside what is coarse; a class for each pixel.</summary>
[Network]
[Input(8, 8, 1)]
[Conv2D(8, 3, Padding = Padding.Same), Relu, Mark("fine")]
[MaxPool2D(2), Conv2D(16, 3, Padding = Padding.Same), Relu, Conv2D(16, 3, Padding = Padding.Same), Relu]
[Upsample2D(2), Concat("fine"), Conv2D(8, 3, Padding = Padding.Same), Relu]
[Conv2D(2, 1), Softmax, CrossEntropy]
[Adam(5e-3)]
[Target(TargetKind.ClassMap, Classes = 2)]
[Training(Epochs = 10, BatchSize = 16)]
internal partial class SmallUNet;

/// <summary>Hinton and Salakhutdinov 2006: digits through eight numbers.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(48), Relu, Dense(8), Dense(48), Relu]
[Dense(64), Sigmoid, BinaryCrossEntropy]
[Adam(3e-3)]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class SmallAutoencoder;

/// <summary>Yann LeCun's first question to a table: a softmax of the inputs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(10, Init = Init.Zeros), Softmax, CrossEntropy]
[Sgd(0.5)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class SoftmaxRegression;

/// <summary>Crammer and Singer 2001: a margin for a head, without probabilities.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(10), Hinge]
[Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 15, BatchSize = 32)]
internal partial class MarginClassifier;
