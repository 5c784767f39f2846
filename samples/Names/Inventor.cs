using NetGen;

namespace Names;

/// <summary>Makes names up: each letter is drawn as the network finds it likely, and then is what the network reads next.</summary>
internal sealed class Inventor(TownNet network, Vocabulary letters, Random random)
{
    /// <summary>A name.</summary>
    /// <param name="temperature">Below 1 what is likely becomes likelier still; above 1 it is the other way round.</param>
    public string Name(double temperature)
    {
        var state = new TownNet.State();
        var probabilities = new float[TownNet.StepOutputLength];
        var name = new List<int>();
        int letter = Vocabulary.Edge;
        do
        {
            network.Next(letter, state, probabilities);
            letter = Draw(probabilities, temperature);
            name.Add(letter);
        }
        while (letter != Vocabulary.Edge && name.Count < TownNet.MostSteps);
        return letters.Decode(name.ToArray());
    }

    private int Draw(float[] probabilities, double temperature)
    {
        double[] weights = [.. probabilities.Select(probability => Math.Pow(probability, 1 / temperature))];
        double left = random.NextDouble() * weights.Sum();
        int letter = 0;
        while (letter < weights.Length - 1 && (left -= weights[letter]) > 0)
        {
            letter++;
        }

        return letter;
    }
}
