using NetGen;

namespace Names;

/// <summary>How surprising names are: the mean of −log₂ of the probability that what follows was given, over letters and ends.</summary>
internal sealed class Bits(Vocabulary letters)
{
    /// <summary>Of the network, which reads each name as a stream.</summary>
    public double OfStream(TownNet network, IEnumerable<string> names)
    {
        var state = new TownNet.State();
        var probabilities = new float[TownNet.StepOutputLength];
        return Mean(names, state.Reset, (letter, following) =>
        {
            network.Next(letter, state, probabilities);
            return probabilities[following];
        });
    }

    /// <summary>Of what was counted in other names: how often each letter is, or how often it follows the one before.</summary>
    public double OfCounts(IEnumerable<string> counted, IEnumerable<string> names, bool pairs)
    {
        // One of each, so that nothing is impossible.
        double[][] counts = [.. Enumerable.Range(0, letters.Count).Select(_ => Enumerable.Repeat(1.0, letters.Count).ToArray())];
        foreach (string name in counted)
        {
            foreach (var (letter, following) in Pairs(name))
            {
                counts[pairs ? letter : 0][following]++;
            }
        }

        return Mean(names, () => { }, (letter, following) =>
            counts[pairs ? letter : 0][following] / counts[pairs ? letter : 0].Sum());
    }

    private double Mean(IEnumerable<string> names, Action begin, Func<int, int, double> probability) => names.SelectMany(name =>
    {
        begin();
        return Pairs(name).Select(pair => -Math.Log2(probability(pair.Letter, pair.Following)));
    }).Average();

    private IEnumerable<(int Letter, int Following)> Pairs(string name)
    {
        int[] tokens = [Vocabulary.Edge, .. letters.Encode(name), Vocabulary.Edge];
        return tokens.Zip(tokens[1..]);
    }
}
