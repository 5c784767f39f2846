namespace NetGen.Training.Monitoring;

/// <summary>Counts for each of several layers how often in a row something was so.</summary>
/// <param name="needed">How often is often enough.</param>
/// <param name="layers">How many layers; 1 for the network as a whole.</param>
internal sealed class Streaks(int needed, int layers = 1)
{
    private readonly int[] lengths = new int[layers];

    /// <summary>Takes in one more time.</summary>
    /// <returns>Whether it has now been so often enough in a row.</returns>
    public bool Next(int layer, bool isSo)
    {
        lengths[layer] = isSo ? lengths[layer] + 1 : 0;
        return lengths[layer] >= needed;
    }
}
