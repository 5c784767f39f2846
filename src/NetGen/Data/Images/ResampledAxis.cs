namespace NetGen.Data;

/// <summary>One axis of a resize: for each output position the input positions it is made of, and their weights.</summary>
internal sealed class ResampledAxis
{
    private readonly int[] starts;
    private readonly double[][] weights;

    private ResampledAxis(int length)
    {
        starts = new int[length];
        weights = new double[length][];
    }

    /// <summary>The first input position of an output position.</summary>
    public int Start(int position) => starts[position];

    /// <summary>The weights from there on; their sum is 1.</summary>
    public ReadOnlySpan<double> Weights(int position) => weights[position];

    /// <param name="first">The first input position that is seen.</param>
    /// <param name="from">How many are seen.</param>
    /// <param name="to">Output positions.</param>
    /// <param name="resampling">How.</param>
    public static ResampledAxis Of(int first, int from, int to, Resampling resampling)
    {
        var axis = new ResampledAxis(to);
        for (int i = 0; i < to; i++)
        {
            (int start, double[] weights) = resampling == Resampling.Area ? Covered(i, from, to) : Between(i, from, to);
            (axis.starts[i], axis.weights[i]) = (first + start, weights);
        }

        return axis;
    }

    /// <summary>⌊i·from/to⌋ up to ⌈(i + 1)·from/to⌉, all alike.</summary>
    private static (int Start, double[] Weights) Covered(int i, int from, int to)
    {
        int start = (int)((long)i * from / to);
        int end = (int)((((long)(i + 1) * from) + to - 1) / to);
        var weights = new double[end - start];
        weights.AsSpan().Fill(1.0 / weights.Length);
        return (start, weights);
    }

    /// <summary>The two neighbours of (i + ½)·from/to − ½, not below 0.</summary>
    private static (int Start, double[] Weights) Between(int i, int from, int to)
    {
        double center = Math.Max(((i + 0.5) * from / to) - 0.5, 0);
        int start = Math.Min((int)center, from - 1);
        double share = center - start;
        return start == from - 1 ? (start, [1]) : (start, [1 - share, share]);
    }
}
