using NetGen;

/// <summary>He et al. 2016, 50 layers; the stride stands in the 3×3 convolution, as in torchvision.</summary>
[Network]
[Input(224, 224, 3)]
[Conv2D(64, 7, Stride = 2, Pad = 3, Bias = false), BatchNorm, Relu, MaxPool2D(3, Stride = 2, Pad = 1)]
[Use<BottleneckTo256>, Use<Bottleneck256>(2)]
[Use<BottleneckTo512>, Use<Bottleneck512>(3)]
[Use<BottleneckTo1024>, Use<Bottleneck1024>(5)]
[Use<BottleneckTo2048>, Use<Bottleneck2048>(2)]
[GlobalAveragePool2D, Dense(1000), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9, WeightDecay = 1e-4)]
public partial class ResNet50;

[NetworkBlock, Mark("in")]
[Conv2D(256, 1, Bias = false), BatchNorm, Mark("shortcut")]
[From("in"), Conv2D(64, 1, Bias = false), BatchNorm, Relu]
[Conv2D(64, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(256, 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
public class BottleneckTo256;

[NetworkBlock, Mark("in")]
[Conv2D(64, 1, Bias = false), BatchNorm, Relu]
[Conv2D(64, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(256, 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Bottleneck256;

[NetworkBlock, Mark("in")]
[Conv2D(512, 1, Stride = 2, Bias = false), BatchNorm, Mark("shortcut")]
[From("in"), Conv2D(128, 1, Bias = false), BatchNorm, Relu]
[Conv2D(128, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(512, 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
public class BottleneckTo512;

[NetworkBlock, Mark("in")]
[Conv2D(128, 1, Bias = false), BatchNorm, Relu]
[Conv2D(128, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(512, 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Bottleneck512;

[NetworkBlock, Mark("in")]
[Conv2D(1024, 1, Stride = 2, Bias = false), BatchNorm, Mark("shortcut")]
[From("in"), Conv2D(256, 1, Bias = false), BatchNorm, Relu]
[Conv2D(256, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(1024, 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
public class BottleneckTo1024;

[NetworkBlock, Mark("in")]
[Conv2D(256, 1, Bias = false), BatchNorm, Relu]
[Conv2D(256, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(1024, 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Bottleneck1024;

[NetworkBlock, Mark("in")]
[Conv2D(2048, 1, Stride = 2, Bias = false), BatchNorm, Mark("shortcut")]
[From("in"), Conv2D(512, 1, Bias = false), BatchNorm, Relu]
[Conv2D(512, 3, Stride = 2, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(2048, 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
public class BottleneckTo2048;

[NetworkBlock, Mark("in")]
[Conv2D(512, 1, Bias = false), BatchNorm, Relu]
[Conv2D(512, 3, Pad = 1, Bias = false), BatchNorm, Relu]
[Conv2D(2048, 1, Bias = false), BatchNorm, Add("in"), Relu]
public class Bottleneck2048;
