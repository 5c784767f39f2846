using NetGen;

/// <summary>Sandler et al. 2018, width 1.</summary>
[Network]
[Input(224, 224, 3)]
[Conv2D(32, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu6]
[Conv2D(32, 3, Pad = 1, Groups = 32, Bias = false), BatchNorm, Relu6]
[Conv2D(16, 1, Bias = false), BatchNorm]
[Use<Inverted16To24>, Use<Inverted24>]
[Use<Inverted24To32>, Use<Inverted32>(2)]
[Use<Inverted32To64>, Use<Inverted64>(3)]
[Use<Inverted64To96>, Use<Inverted96>(2)]
[Use<Inverted96To160>, Use<Inverted160>(2)]
[Use<Inverted160To320>]
[Conv2D(1280, 1, Bias = false), BatchNorm, Relu6]
[GlobalAveragePool2D, Dropout(0.2), Dense(1000), Softmax]
[CrossEntropy, Sgd(0.045, Momentum = 0.9, WeightDecay = 4e-5)]
public partial class MobileNetV2;

[NetworkBlock]
[Conv2D(96, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(96, 3, Stride = 2, Pad = 1, Groups = 96, Bias = false), BatchNorm, Relu6]
[Conv2D(24, 1, Bias = false), BatchNorm]
public class Inverted16To24;

[NetworkBlock, Mark("in")]
[Conv2D(144, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(144, 3, Pad = 1, Groups = 144, Bias = false), BatchNorm, Relu6]
[Conv2D(24, 1, Bias = false), BatchNorm, Add("in")]
public class Inverted24;

[NetworkBlock]
[Conv2D(144, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(144, 3, Stride = 2, Pad = 1, Groups = 144, Bias = false), BatchNorm, Relu6]
[Conv2D(32, 1, Bias = false), BatchNorm]
public class Inverted24To32;

[NetworkBlock, Mark("in")]
[Conv2D(192, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(192, 3, Pad = 1, Groups = 192, Bias = false), BatchNorm, Relu6]
[Conv2D(32, 1, Bias = false), BatchNorm, Add("in")]
public class Inverted32;

[NetworkBlock]
[Conv2D(192, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(192, 3, Stride = 2, Pad = 1, Groups = 192, Bias = false), BatchNorm, Relu6]
[Conv2D(64, 1, Bias = false), BatchNorm]
public class Inverted32To64;

[NetworkBlock, Mark("in")]
[Conv2D(384, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(384, 3, Pad = 1, Groups = 384, Bias = false), BatchNorm, Relu6]
[Conv2D(64, 1, Bias = false), BatchNorm, Add("in")]
public class Inverted64;

[NetworkBlock]
[Conv2D(384, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(384, 3, Pad = 1, Groups = 384, Bias = false), BatchNorm, Relu6]
[Conv2D(96, 1, Bias = false), BatchNorm]
public class Inverted64To96;

[NetworkBlock, Mark("in")]
[Conv2D(576, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(576, 3, Pad = 1, Groups = 576, Bias = false), BatchNorm, Relu6]
[Conv2D(96, 1, Bias = false), BatchNorm, Add("in")]
public class Inverted96;

[NetworkBlock]
[Conv2D(576, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(576, 3, Stride = 2, Pad = 1, Groups = 576, Bias = false), BatchNorm, Relu6]
[Conv2D(160, 1, Bias = false), BatchNorm]
public class Inverted96To160;

[NetworkBlock, Mark("in")]
[Conv2D(960, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(960, 3, Pad = 1, Groups = 960, Bias = false), BatchNorm, Relu6]
[Conv2D(160, 1, Bias = false), BatchNorm, Add("in")]
public class Inverted160;

[NetworkBlock]
[Conv2D(960, 1, Bias = false), BatchNorm, Relu6]
[Conv2D(960, 3, Pad = 1, Groups = 960, Bias = false), BatchNorm, Relu6]
[Conv2D(320, 1, Bias = false), BatchNorm]
public class Inverted160To320;
