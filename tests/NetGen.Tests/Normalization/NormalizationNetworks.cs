namespace NetGen.Tests.Normalization;

[Network, Input(5), Dense(9), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy, Adam(0.01)]
public partial class BatchNormNetwork;

[Network, Input(5), Dense(9), Relu, Dense(3), Softmax, CrossEntropy]
public partial class WithoutBatchNormNetwork;

[Network, Input(5), Dense(9), BatchNorm(ScaleInit = Init.Constant, ScaleInitScale = 0.5), Relu, Dense(3), Softmax, CrossEntropy, Adam(0.05), Ema(0.9)]
public partial class AveragedBatchNormNetwork;
