namespace NetGen.Tests.Preparation;

// What the first layer reads, made visible: behind the preprocessing stands an identity.

[Network]
[Input(4), Standardize]
[Dense(4, Init = Init.Identity, Bias = false)]
internal partial class Standardized;

[Network(Scalar = typeof(double))]
[Input(4), Standardize(Epsilon = 0.25)]
[Dense(4, Init = Init.Identity, Bias = false)]
internal partial class StandardizedInDouble;

[Network]
[Input(4), SubtractMean]
[Dense(4, Init = Init.Identity, Bias = false)]
internal partial class WithoutMean;

[Network]
[Input(4), MinMax(Low = -1, High = 1)]
[Dense(4, Init = Init.Identity, Bias = false)]
internal partial class Ranged;

[Network]
[Input(4, Min = 0, Max = 255), Rescale, SubtractMean, Rescale(3, shift: 0.5)]
[Dense(4, Init = Init.Identity, Bias = false)]
internal partial class Chained;

[Network]
[Input(2, 2, 3), StandardizeChannels]
[Conv2D(3, 1, Init = Init.Identity, Bias = false)]
internal partial class StandardizedChannels;

[Network]
[Input(2, 2, 3), SubtractChannelMean]
[Conv2D(3, 1, Init = Init.Identity, Bias = false)]
internal partial class WithoutChannelMean;

[Network(Scalar = typeof(double))]
[Input(2, 2, 3, Min = 0, Max = 255), Rescale, Normalize(Preset.ImageNet)]
[Conv2D(3, 1, Init = Init.Identity, Bias = false)]
internal partial class OfImageNet;

[Network(Scalar = typeof(double))]
[Input(6), PcaWhiten(3, Epsilon = 1e-3)]
[Dense(3, Init = Init.Identity, Bias = false)]
internal partial class PrincipalComponents;

[Network(Scalar = typeof(double))]
[Input(6), Standardize, ZcaWhiten(Epsilon = 1e-12)]
[Dense(6, Init = Init.Identity, Bias = false)]
internal partial class ZeroPhase;

/// <summary>Trained on grey levels, prepared.</summary>
[Network]
[Input(6, 6, 1, Min = 0, Max = 255), Standardize]
[Conv2D(4, 3, Padding = Padding.Same), Relu]
[Flatten]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.05), Training(BatchSize = 16, Epochs = 2)]
internal partial class GreyClassifier;

// Grey levels as they are: what bytes stand for is compared, not what trains well.
#pragma warning disable NG7001
/// <summary>The same without preprocessing.</summary>
[Network]
[Input(6, 6, 1, Min = 0, Max = 255)]
[Conv2D(4, 3, Padding = Padding.Same), Relu]
[Flatten]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(1e-5), Training(BatchSize = 16, Epochs = 2)]
internal partial class RawGreyClassifier;

/// <summary>Real targets, in double, whose first operation is no layer with weights.</summary>
[Network(Scalar = typeof(double))]
[Input(6, 6, 1, Min = 0, Max = 255)]
[MaxPool2D(2)]
[Flatten]
[Dense(2)]
[MeanSquaredError]
[Adam(0.001)]
internal partial class PooledGreyRegression;
#pragma warning restore NG7001

/// <summary>All augmentations.</summary>
[Network]
[Input(6, 6, 2), RandomFlip, RandomShift(1), RandomCrop(1), RandomRotate(20), RandomErase, StandardizeChannels, GaussianNoise(0.1)]
[Flatten]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.01)]
internal partial class Augmented;

/// <summary>The same without.</summary>
[Network]
[Input(6, 6, 2), StandardizeChannels]
[Flatten]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.01)]
internal partial class NotAugmented;
