using NetGen;

namespace Explorer.Galleries;

/// <summary>What the searches of the galleries turn: the learning rate and L2.</summary>
[Network]
[Input(64), Standardize]
[Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.01), L2(1e-4)]
[Training(Epochs = 5, BatchSize = 32)]
internal sealed partial class Searched;
