using NetGen;

namespace Trainer.Networks;

// The fault is what this network is for: `trainer diagnose saturated …` finds it.
#pragma warning disable NG2004, NG2005, NG6002

/// <summary>The digits again, by ten tanh layers that start saturated: it does not learn, for diagnose.</summary>
[Network]
[Input(64, Min = 0, Max = 16), Rescale]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1)]
[Training(Epochs = 10, BatchSize = 32)]
internal sealed partial class Saturated;
