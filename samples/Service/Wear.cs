using NetGen;

namespace WearService;

/// <summary>Whether a machine fails tomorrow, from its temperature, vibration and age.</summary>
[Network]
[Input(3), Standardize]
[Dense(16), Relu]
[Dense(1), Sigmoid]
[BinaryCrossEntropy, Adam(0.01)]
[Training(Epochs = 10, BatchSize = 32)]
internal partial class Wear;
