namespace NetGen.Tests.Training;

/// <summary>A small network with all that stands beside an optimizer: clipping, a running average, a factor, a frozen layer, a warm-up.</summary>
[Network(Scalar = typeof(double))]
[Input(3)]
[Dense(5, Trainable = false), Tanh]
[Dense(9, LearningRateFactor = 0.5), Tanh]
[Dense(2)]
[MeanSquaredError]
[Sgd(0.1), ClipNorm(0.05), ClipValue(0.02), Ema(0.75)]
[WarmUp(4), CosineDecay]
[Training(Epochs = 3, BatchSize = 8)]
public partial class AveragedNetwork;

/// <summary>The same without any of it.</summary>
[Network(Scalar = typeof(double))]
[Input(3)]
[Dense(5, Trainable = false), Tanh]
[Dense(9), Tanh]
[Dense(2)]
[MeanSquaredError]
[Sgd(0.1)]
public partial class PlainNetwork;
