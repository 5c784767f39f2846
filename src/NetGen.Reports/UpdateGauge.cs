namespace NetGen.Reports;

/// <summary>
/// Measures what single steps change: reads weights before a step and behind it. Of a large tensor it reads some at fixed places, so that
/// a look costs no more, and holds no more, for a network of millions of weights than for a small one.
/// </summary>
internal sealed class UpdateGauge
{
    // An RMS of so many is off by less than a hundredth.
    private const int MostPlaces = 1 << 14;
    private const int Bins = 24;

    // Steps through a tensor of this share of it, the golden ratio's, fall everywhere evenly: no column is left out.
    private const double Golden = 0.6180339887498949;

    private readonly List<(string Tensor, int Start, int Count)> tensors = [];
    private readonly int[] places;
    private readonly double[] before;
    private readonly double[] after;

    /// <param name="network">Its trained weights are looked at, as they are laid out.</param>
    public UpdateGauge(NetworkSummary network)
    {
        var chosen = new List<int>();
        foreach (ParameterInfo tensor in network.Parameters.Where(tensor => tensor.IsTrained && tensor.Shape.Count > 1))
        {
            int start = chosen.Count;
            chosen.AddRange(PlacesIn(tensor.Length).Select(place => tensor.Offset + place));
            tensors.Add((tensor.Name, start, chosen.Count - start));
        }

        (places, before, after) = ([.. chosen], new double[chosen.Count], new double[chosen.Count]);
    }

    /// <summary>Whether the weights before a step have been read, and those behind it not yet.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>All of a short tensor; of a long one as many as are enough, none twice.</summary>
    internal static IEnumerable<int> PlacesIn(int length)
    {
        if (length <= MostPlaces)
        {
            return Enumerable.Range(0, length);
        }

        int step = (int)(Golden * length);
        while (GreatestCommonDivisor(step, length) > 1)
        {
            step++;
        }

        return Enumerable.Range(0, MostPlaces).Select(i => (int)((long)i * step % length));
    }

    /// <summary>Before the step.</summary>
    public void Begin(ITrainingScene scene)
    {
        scene.ReadParameters(places, before);
        IsWaiting = true;
    }

    /// <summary>Behind the step: what it changed of each tensor, in order.</summary>
    public IReadOnlyList<UpdateSignal> End(ITrainingScene scene)
    {
        scene.ReadParameters(places, after);
        IsWaiting = false;
        return [.. tensors.Select(tensor => Of(
            tensor.Tensor, before.AsSpan(tensor.Start, tensor.Count), after.AsSpan(tensor.Start, tensor.Count)))];
    }

    private static UpdateSignal Of(string tensor, ReadOnlySpan<double> before, Span<double> after)
    {
        (double squares, double weights) = (0, 0);
        for (int i = 0; i < after.Length; i++)
        {
            after[i] -= before[i];
            squares += after[i] * after[i];
            weights += before[i] * before[i];
        }

        double ratio = weights > 0 ? Math.Sqrt(squares / weights) : 0;
        return new UpdateSignal(tensor, Math.Sqrt(squares / after.Length), ratio, Histogram.Of<double>(after, Bins));
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
