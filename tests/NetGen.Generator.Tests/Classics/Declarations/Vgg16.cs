using NetGen;

/// <summary>Simonyan and Zisserman 2015, configuration D.</summary>
[Network]
[Input(224, 224, 3)]
[Use<VggLayer64>(2), MaxPool2D(2)]
[Use<VggLayer128>(2), MaxPool2D(2)]
[Use<VggLayer256>(3), MaxPool2D(2)]
[Use<VggLayer512>(3), MaxPool2D(2)]
[Use<VggLayer512>(3), MaxPool2D(2)]
[Flatten]
[Dense(4096), Relu, Dropout(0.5)]
[Dense(4096), Relu, Dropout(0.5)]
[Dense(1000), Softmax]
[CrossEntropy, Sgd(0.01, Momentum = 0.9, WeightDecay = 5e-4)]
public partial class Vgg16;

[NetworkBlock, Conv2D(64, 3, Pad = 1), Relu]
public class VggLayer64;

[NetworkBlock, Conv2D(128, 3, Pad = 1), Relu]
public class VggLayer128;

[NetworkBlock, Conv2D(256, 3, Pad = 1), Relu]
public class VggLayer256;

[NetworkBlock, Conv2D(512, 3, Pad = 1), Relu]
public class VggLayer512;
