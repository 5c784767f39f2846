using NetGen;

namespace Trainer.Models;

/// <summary>A network that the program was compiled with, whatever its type: what the commands ask for.</summary>
/// <param name="Name">What a user calls it.</param>
/// <param name="About">What it is for, in a few words.</param>
internal abstract record Model(string Name, string About)
{
    /// <summary>How its data file is read, where it is a table of columns; null for numbers alone.</summary>
    public Func<string, Dataset>? ReadTable { get; init; }

    public abstract NetworkSummary Summary { get; }

    /// <summary>The hyperparameters and their declared values.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, double>> Declared { get; }

    /// <summary>A network with fresh weights.</summary>
    /// <param name="seed">Of its weights.</param>
    /// <param name="settings">What differs from the declared hyperparameters, by name.</param>
    /// <exception cref="UsageException">There is no such hyperparameter, or it cannot have that value.</exception>
    public abstract Trainable Create(ulong seed, IReadOnlyDictionary<string, double> settings);

    /// <summary>A network with the weights of a file.</summary>
    /// <exception cref="WeightFileException">The file is of another network, or damaged.</exception>
    public abstract Trainable Load(string path, IReadOnlyDictionary<string, double> settings);

    /// <summary>Trains with many hyperparameters.</summary>
    /// <param name="data">What is trained and measured on.</param>
    /// <param name="ranges">What is varied.</param>
    /// <param name="options">How often, and where it is kept.</param>
    public abstract SearchResult Search(Dataset data, IReadOnlyDictionary<string, SearchRange> ranges, SearchOptions options);
}

/// <summary>What a search found.</summary>
/// <param name="Text">The table of the best trials.</param>
/// <param name="Best">The best hyperparameters, those that were varied; empty where no trial ended well.</param>
/// <param name="Cancelled">Whether it was interrupted.</param>
internal sealed record SearchResult(string Text, IReadOnlyList<KeyValuePair<string, double>> Best, bool Cancelled);
