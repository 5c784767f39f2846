using Iris;
using NetGen.Tests.Networks;
using NetGen.Tests.Training.Monitoring;

namespace NetGen.Tests.Samples;

/// <summary>
/// What a newcomer runs first: the network of README and of <c>dotnet new netgen</c>, on its table, with twenty seeds of weights and of parts. Nothing is told of a
/// training that is sound.
/// </summary>
public sealed class FirstMinuteTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off, EarlyStopping = new EarlyStopping { Patience = 10 } };

    [Fact]
    public void Flowers_are_learned_without_a_word_of_trouble()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var (train, validation, test) = Parts(TestData.Iris(), seed);
            var network = new Flowers(seed);
            MonitorTests.AssertSilent(network.Fit(train, Quiet with { Seed = seed, Validation = validation }));
            Assert.True(network.Evaluate(test).Accuracy >= 0.8, $"seed {seed}: {network.Evaluate(test)}");
            var report = InitialLossCheck.Run(new Flowers.Trainer(new Flowers(seed)), train);
            Assert.True(report.Passed, $"seed {seed}: {report}");
        }
    }

    private static (Dataset Train, Dataset Validation, Dataset Test) Parts(Dataset all, ulong seed)
    {
        var (rest, test) = all.StratifiedSplit(0.8, seed);
        var (train, validation) = rest.StratifiedSplit(0.8, seed + 1);
        return (train, validation, test);
    }
}
