using NetGen.Tests.Networks;

namespace NetGen.Tests.Training.Monitoring;

/// <summary>The trainings that everybody knows are healthy, as the samples declare them: no monitor says a word. Long, and with data of NETGEN_DATA.</summary>
public sealed class HealthyMnistTests
{
    [Theory(Explicit = true)]
    [InlineData(1, 60_000)]
    [InlineData(2, 10_000)]
    [InlineData(3, 10_000)]
    [InlineData(4, 10_000)]
    [InlineData(5, 10_000)]
    public void Perceptron_and_LeNet_are_left_in_peace(int seed, int count)
    {
        var (train, test) = TestData.Mnist();
        var options = new FitOptions { Seed = (ulong)seed, Validation = test, ProgressLine = ProgressLine.Off };
        MonitorTests.AssertSilent(new HealthyPerceptron((ulong)seed).Fit(train.Take(count), options));
        MonitorTests.AssertSilent(new HealthyLeNet((ulong)seed).Fit(train.Take(count), options));
    }
}

[Network]
[Input(28, 28, 1, Min = 0, Max = 255), Rescale]
[Flatten]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(3e-3), StepDecay(every: 1, factor: 0.5)]
[Training(Epochs = 5, BatchSize = 64, Samples = 60_000)]
internal partial class HealthyPerceptron;

[Network]
[Input(28, 28, 1, Min = 0, Max = 255), Rescale]
[Conv2D(6, 5, Pad = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(2e-3), StepDecay(every: 1, factor: 0.5)]
[Training(Epochs = 5, BatchSize = 64, Samples = 60_000)]
internal partial class HealthyLeNet;
