namespace NetGen.Data;

/// <summary>Names that belong to samples and networks.</summary>
public static partial class Guard
{
    /// <summary>The feature names of a network that is about to see training data: its own, or else the data's.</summary>
    /// <exception cref="DatasetException">It has others.</exception>
    public static SampleNames Names(SampleNames present, SampleNames training, NetworkSummary network)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(training);
        var features = new SampleNames { Features = training.Features };
        NameCheck.Require(features, "training data", present, network.Name);
        return Names(present.Or(features), network);
    }

    /// <summary>Names for a network's samples must be as many as it has inputs, and outputs.</summary>
    /// <returns>They.</returns>
    /// <exception cref="DatasetException">They are not.</exception>
    public static SampleNames Names(SampleNames names, NetworkSummary network)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(network);
        Require(names.Features, network.InputLength, "features");
        // One output tells two classes apart.
        Require(names.Classes, network.HasClassLabels ? network.ClassCount : network.OutputLength == 1 ? 2 : network.OutputLength,
            "classes");
        Require(names.Targets, network.OutputLength, "targets");
        // A vocabulary may be smaller than what is declared for it.
        if (names.Tokens is { } tokens && tokens.Count > network.Vocabulary)
        {
            string has = network.Vocabulary == 0 ? "no tokens" : "a vocabulary of " + Counted.Of(network.Vocabulary, "token");
            throw new DatasetException(
                $"{network.Name} has {has}; {Counted.Of(tokens.Count, "name was", "names were")} given for them.");
        }

        return names;

        void Require(IReadOnlyList<string>? given, int expected, string named)
        {
            if (given is not null && given.Count != expected)
            {
                throw new DatasetException($"{network.Name} has {expected} {named}; {Counted.Of(given.Count, "name was", "names were")} "
                    + "given for them.");
            }
        }
    }
}
