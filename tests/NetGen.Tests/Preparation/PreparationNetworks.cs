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
[Input(6, 6, 1)]
[Conv2D(4, 3, Padding = Padding.Same), Relu]
[Flatten]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(1e-5), Training(BatchSize = 16, Epochs = 2)]
internal partial class RawGreyClassifier;

/// <summary>Real targets, in double, whose first operation is no layer with weights.</summary>
[Network(Scalar = typeof(double))]
[Input(6, 6, 1)]
[MaxPool2D(2)]
[Flatten]
[Dense(2)]
[MeanSquaredError]
[Adam(0.001)]
internal partial class PooledGreyRegression;
#pragma warning restore NG7001

/// <summary>All augmentations.</summary>
[Network]
[Input(6, 6, 2), RandomFlip, RandomShift(1), RandomCrop(1), RandomRotate(20), RandomErase, Mixup, StandardizeChannels, GaussianNoise(0.1)]
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

/// <summary>Trained on grey levels whose preprocessing a dense layer can take up.</summary>
[Network]
[Input(6, 6, 1, Min = 0, Max = 255), Standardize]
[Flatten]
[Dense(8), Relu]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.05), Training(BatchSize = 16, Epochs = 2)]
internal partial class GreyDense;

/// <summary>Mixed with others, beside the same without.</summary>
[Network(Scalar = typeof(double))]
[Input(3), Mixup(alpha: 1)]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.1)]
internal partial class MixedInDouble;

[Network(Scalar = typeof(double))]
[Input(3)]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.1)]
internal partial class NotMixedInDouble;

/// <summary>Bytes, turned over and mixed, in more than one micro-batch.</summary>
[Network]
[Input(4, 5, 2, Min = 0, Max = 255), RandomFlip, Mixup(alpha: 0.4), Rescale]
[Flatten]
[Dense(8), Relu]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.1), Training(BatchSize = 400, Epochs = 2)]
internal partial class MixedImages;

/// <summary>Whitened images: the widest of all files.</summary>
[Network]
[Input(2, 3, 2), SubtractMean, ZcaWhiten(Epsilon = 0.1)]
[Conv2D(2, 1, Init = Init.Identity, Bias = false)]
internal partial class WhitenedImages;

/// <summary>Keeps an average of its weights.</summary>
[Network]
[Input(4), Standardize]
[Dense(2)]
[MeanSquaredError]
[Sgd(0.01), Ema(0.9), Training(BatchSize = 10, Epochs = 2)]
internal partial class AveragedAndStandardized;
