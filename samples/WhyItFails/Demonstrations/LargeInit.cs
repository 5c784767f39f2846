using NetGen;

/// <summary>The same ten layers with numbers that saturate them: what comes out has little to do with what went in.</summary>
[Network]
[Input(64)]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 10, BatchSize = 32)]
public partial class LargeInit;

/// <summary>After the code fix.</summary>
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
public partial class LargeInitCured;
