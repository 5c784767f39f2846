using NetGen;

/// <summary>
/// Two convolutions with a way around them (He et al. 2016, figure 2). The last scale is 0 at first: the network begins as a shallow one (Goyal et al. 2017,
/// section 5.1).
/// </summary>
[NetworkBlock]
[Mark("in")]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm(ScaleInit = Init.Zeros)]
[Add("in"), Relu]
public class ResidualBlock;

/// <summary>The same two convolutions, without the way around.</summary>
[NetworkBlock]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
public class PlainBlock;

/// <summary>33 convolutions and a dense layer, 16 skips: tells the ten digits apart in images of 8×8 grey levels from 0 to 1.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Use<ResidualBlock>(16)]
[GlobalAveragePool2D]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1, Momentum = 0.9), CosineDecay, L2(1e-4)]
[Training(Epochs = 6, BatchSize = 32, Samples = 1437)]
public partial class ResNet;

/// <summary>The same 34 layers with the same parameters, without skips.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 1)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Use<PlainBlock>(16)]
[GlobalAveragePool2D]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1, Momentum = 0.9), CosineDecay, L2(1e-4)]
[Training(Epochs = 6, BatchSize = 32, Samples = 1437)]
public partial class PlainNet;
