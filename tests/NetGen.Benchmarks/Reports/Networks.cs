namespace NetGen.Benchmarks.Reports;

// The networks of samples/Mnist and samples/LeNet, on bytes as they are read.

[Network]
[Input(784, Min = 0, Max = 255), Rescale]
[Dense(128), Relu]
[Dense(10), Softmax, CrossEntropy, Adam(1e-3)]
[Training(Epochs = 5, BatchSize = 64)]
internal sealed partial class ReportedPerceptron;

[Network]
[Input(28, 28, 1, Min = 0, Max = 255), Rescale]
[Conv2D(6, 5, Pad = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax, CrossEntropy, Adam(1e-3)]
[Training(Epochs = 5, BatchSize = 64)]
internal sealed partial class ReportedLeNet;
