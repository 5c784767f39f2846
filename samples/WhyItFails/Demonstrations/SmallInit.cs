using NetGen;

/// <summary>Ten layers with "small random numbers": each lets a twelfth of the signal through (CS231n, lecture 6).</summary>
[Network]
[Input(64)]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class SmallInit;

/// <summary>As the rule's page advises: nothing written, and NetGen chooses Xavier initialization before a Tanh.</summary>
[Network]
[Input(64)]
[Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class SmallInitCured;
