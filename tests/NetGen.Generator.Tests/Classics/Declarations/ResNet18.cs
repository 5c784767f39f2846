using NetGen;

/// <summary>He et al. 2016, 18 layers.</summary>
[Network]
[Input(224, 224, 3)]
[Conv2D(64, 7, Stride = 2, Pad = 3, Bias = false), BatchNorm, Relu, MaxPool2D(3, Stride = 2, Pad = 1)]
[Use<Basic64>(2)]
[Use<BasicTo128>, Use<Basic128>]
[Use<BasicTo256>, Use<Basic256>]
[Use<BasicTo512>, Use<Basic512>]
[GlobalAveragePool2D, Dense(1000), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9, WeightDecay = 1e-4)]
public partial class ResNet18;

[NetworkBlock, Mark("in")]
[Conv2D(64, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(64, 3, Pad = 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Basic64;

[NetworkBlock, Mark("in")]
[Conv2D(128, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(128, 3, Pad = 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Basic128;

[NetworkBlock, Mark("in")]
[Conv2D(128, 1, Stride = 2, Bias = false), BatchNorm, Mark("shortcut")]
[From("in"), Conv2D(128, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(128, 3, Pad = 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
public class BasicTo128;

[NetworkBlock, Mark("in")]
[Conv2D(256, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(256, 3, Pad = 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Basic256;

[NetworkBlock, Mark("in")]
[Conv2D(256, 1, Stride = 2, Bias = false), BatchNorm, Mark("shortcut")]
[From("in"), Conv2D(256, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(256, 3, Pad = 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
public class BasicTo256;

[NetworkBlock, Mark("in")]
[Conv2D(512, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(512, 3, Pad = 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Basic512;

[NetworkBlock, Mark("in")]
[Conv2D(512, 1, Stride = 2, Bias = false), BatchNorm, Mark("shortcut")]
[From("in"), Conv2D(512, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(512, 3, Pad = 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
public class BasicTo512;
