using NetGen;

/// <summary>Huang et al. 2017, growth rate 32: what a layer makes stands behind all that came before it.</summary>
[Network]
[Input(224, 224, 3)]
[Conv2D(64, 7, Stride = 2, Pad = 3, Bias = false), BatchNorm, Relu, MaxPool2D(3, Stride = 2, Pad = 1)]
[Use<DenseLayer>(6), Use<Transition128>]
[Use<DenseLayer>(12), Use<Transition256>]
[Use<DenseLayer>(24), Use<Transition512>]
[Use<DenseLayer>(16)]
[BatchNorm, Relu, GlobalAveragePool2D, Dense(1000), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 1e-4)]
public partial class DenseNet121;

[NetworkBlock, Mark("before")]
[BatchNorm, Relu, Conv2D(128, 1, Bias = false)]
[BatchNorm, Relu, Conv2D(32, 3, Pad = 1, Bias = false), Mark("new")]
[From("before"), Concat("new")]
public class DenseLayer;

[NetworkBlock]
[BatchNorm, Relu, Conv2D(128, 1, Bias = false), AveragePool2D(2)]
public class Transition128;

[NetworkBlock]
[BatchNorm, Relu, Conv2D(256, 1, Bias = false), AveragePool2D(2)]
public class Transition256;

[NetworkBlock]
[BatchNorm, Relu, Conv2D(512, 1, Bias = false), AveragePool2D(2)]
public class Transition512;
