using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Sequences;

/// <summary>A transformer of two layers learns where things stand.</summary>
public sealed class ReversalTests
{
    private const int Steps = 16, Symbols = 10;

    [Fact(Explicit = true)]
    public void Two_layers_learn_to_reverse_16_symbols_that_they_have_not_seen()
    {
        var network = new ReversalNetwork(seed: 1);
        network.Fit(Sequences(8000, seed: 1), new FitOptions { Epochs = 12, BatchSize = 32, Seed = 2 });

        var unseen = Sequences(1000, seed: 3);
        Assert.Equal(1.0, network.Evaluate(unseen).Accuracy);
    }

    /// <summary>Symbols as ones among zeros, and as labels in reverse. Of 10^16 sequences none comes twice.</summary>
    private static Dataset Sequences(int count, int seed)
    {
        var random = new Random(seed);
        var (inputs, labels) = (new float[count * Steps * Symbols], new int[count * Steps]);
        for (var sample = 0; sample < count; sample++)
        {
            for (var step = 0; step < Steps; step++)
            {
                var symbol = random.Next(Symbols);
                inputs[(((sample * Steps) + step) * Symbols) + symbol] = 1;
                labels[(sample * Steps) + (Steps - 1 - step)] = symbol;
            }
        }
        return Dataset.FromClassMaps(inputs, labels, Steps);
    }
}
