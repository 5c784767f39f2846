using NetGen;

/// <summary>Thirty layers, each of which halves the variance: Xavier does not reckon with what a Relu cuts off (He et al. 2015).</summary>
[Network]
[Input(64)]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.03, Momentum = 0.9), CosineDecay, ClipNorm(1)]
[Training(Epochs = 30, BatchSize = 32)]
public partial class XavierBeforeRelu;

/// <summary>After the code fix.</summary>
[Network]
[Input(64)]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu, Dense(64, Init = Init.HeUniform), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.03, Momentum = 0.9), CosineDecay, ClipNorm(1)]
[Training(Epochs = 30, BatchSize = 32)]
public partial class XavierBeforeReluCured;
