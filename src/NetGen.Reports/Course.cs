namespace NetGen.Reports;

/// <summary>Something measured over the epochs: the first, the last and some between are kept, however long the run.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Course<T>(int most)
{
    // As many columns as can be told apart in a page's width; of many layers there are many rows.
    private const int Most = 24, MostOfMany = 12, ManyLayers = 30;

    private readonly List<(int Epoch, T Value)> looks = [];
    private int every = 1;

    /// <summary>As many as a page of such a network has room for.</summary>
    public static Course<T> Of(NetworkSummary network) => new(network.Layers.Count > ManyLayers ? MostOfMany : Most);

    /// <summary>In order of the epochs; 0 is before the first.</summary>
    public IReadOnlyList<(int Epoch, T Value)> Looks => looks;

    /// <summary>Whether a look at this epoch would be kept: others need not be taken, but for the last of a run.</summary>
    public bool Wants(int epoch) => looks.Count == 0 || epoch % every == 0;

    /// <summary>What was looked at before anything was known is of this epoch: the run had been begun before.</summary>
    public void BeginAfter(int epoch)
    {
        if (looks.Count == 1)
        {
            looks[0] = (epoch, looks[0].Value);
        }
    }

    public void Add(int epoch, T value)
    {
        // The last one stays only until the next comes, unless its turn it is.
        if (looks.Count > 1 && looks[^1].Epoch % every != 0)
        {
            looks.RemoveAt(looks.Count - 1);
        }

        looks.Add((epoch, value));
        if (looks.Count > most)
        {
            every *= 2;
            int first = looks[0].Epoch;
            looks.RemoveAll(look => look.Epoch % every != 0 && look.Epoch != epoch && look.Epoch != first);
        }
    }
}
