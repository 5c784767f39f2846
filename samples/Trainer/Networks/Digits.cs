using NetGen;

namespace Trainer.Networks;

/// <summary>Handwritten digits of 8×8 grey levels from 0 to 16.</summary>
[Network]
[Input(64, Min = 0, Max = 16), Rescale]
[Dense(64), Relu, Dropout(0.2)]
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(2e-3), StepDecay(every: 10, factor: 0.5), L2(1e-4)]
[Training(Epochs = 25, BatchSize = 32)]
internal sealed partial class Digits;
