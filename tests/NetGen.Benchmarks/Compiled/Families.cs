namespace NetGen.Benchmarks.Compiled;

// Networks that grow in one number, width or depth: their curves show where speed is lost.

[Network]
[Input(32)]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluWidth32;

[Network]
[Input(64)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluWidth64;

[Network]
[Input(128)]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluWidth128;

[Network]
[Input(256)]
[Dense(256), Relu]
[Dense(256), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluWidth256;

[Network]
[Input(512)]
[Dense(512), Relu]
[Dense(512), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluWidth512;

[Network]
[Input(1024)]
[Dense(1024), Relu]
[Dense(1024), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluWidth1024;

[Network]
[Input(2048)]
[Dense(2048), Relu]
[Dense(2048), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluWidth2048;

[Network]
[Input(128)]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluDepth1;

[Network]
[Input(128)]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluDepth4;

[Network]
[Input(128)]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluDepth8;

[Network]
[Input(128)]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class ReluDepth16;
