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
        var (train, test) = MnistFiles.Read();
        var options = new FitOptions { Seed = (ulong)seed, Validation = test, ProgressLine = ProgressLine.Off };
        MonitorTests.AssertSilent(new MnistNet((ulong)seed).Fit(train.Take(count), options));
        MonitorTests.AssertSilent(new LeNet5((ulong)seed).Fit(train.Take(count), options));
    }
}
