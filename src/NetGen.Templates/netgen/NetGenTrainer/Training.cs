using NetGen;

namespace Iris;

/// <summary>From a table to a trained network.</summary>
public static class Training
{
    /// <summary>The table beside the program: four columns of numbers, and the kind.</summary>
    public static string Table { get; } = Path.Combine(AppContext.BaseDirectory, "flowers.csv");

    /// <summary>
    /// Trains on four fifths of the table. What is left over, Test, says how good the network is on flowers that it has not seen.
    /// </summary>
    public static (Flowers Network, Dataset Test) Run(string table, ProgressLine progress)
    {
        var (rest, test) = Dataset.FromCsv(table).StratifiedSplit(0.8, seed: 1);
        var (train, validation) = rest.StratifiedSplit(0.8, seed: 2);
        var network = new Flowers(seed: 1);
        network.Fit(train, new FitOptions
        {
            Validation = validation,
            EarlyStopping = new EarlyStopping { Patience = 10 },
            ProgressLine = progress,
        });
        return (network, test);
    }
}
