namespace NetGen.Benchmarks.Trainings;

// The networks of the whole trainings, at a rate that learns.

[Network]
[Input(784)]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(TrainingTask.Rate)]
internal sealed partial class DigitsPerceptron;

[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Pad = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(TrainingTask.Rate)]
internal sealed partial class DigitsLeNet;

[Network]
[Input(28)]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(300), Relu]
[Dense(1), Sigmoid]
[BinaryCrossEntropy, Adam(TrainingTask.Rate)]
internal sealed partial class Collisions;
