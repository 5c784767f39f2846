using Trainer.Models;

namespace Trainer.Networks;

/// <summary>The networks that this program was compiled with. A network of yours is a declaration in this folder and a line here.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Model> All { get; } =
    [
        new Model<Flowers, Flowers.Hyperparameters>("flowers", "three kinds of iris by four lengths", (network, values) => new Flowers.Trainer(network, values)),
        new Model<Digits, Digits.Hyperparameters>("digits", "handwritten digits of 8×8 grey levels", (network, values) => new Digits.Trainer(network, values)),
        new Model<LeNet5, LeNet5.Hyperparameters>("lenet", "LeNet-5 on MNIST's images", (network, values) => new LeNet5.Trainer(network, values)),
        new Model<Houses, Houses.Hyperparameters>("houses", "prices of houses, from a table", (network, values) => new Houses.Trainer(network, values))
        {
            ReadTable = Houses.Read,
        },
        new Model<Saturated, Saturated.Hyperparameters>(
            "saturated", "a network that does not learn, for diagnose", (network, values) => new Saturated.Trainer(network, values)),
    ];

    /// <summary>The network of that name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Model Find(string name) =>
        All.FirstOrDefault(model => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no network '{name}'.{Near(name, All.Select(model => model.Name))} Networks: {string.Join(", ", All.Select(model => model.Name))}.");

    /// <summary>What was meant, where a name is so near that it can be told; else nothing.</summary>
    public static string Near(string written, IEnumerable<string> names)
    {
        string? nearest = names.MinBy(name => Distance(written.ToLowerInvariant(), name.ToLowerInvariant()));
        return nearest is not null && Distance(written.ToLowerInvariant(), nearest.ToLowerInvariant()) <= 2 ? $" Is '{nearest}' meant?" : "";
    }

    /// <summary>The letters to insert, delete or replace (Levenshtein 1966).</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(change, 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
