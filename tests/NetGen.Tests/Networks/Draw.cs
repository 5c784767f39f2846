using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Tests.Networks;

/// <summary>Arrays of random numbers for tests: the same for the same seed on every machine.</summary>
internal static class Draw
{
    // Sets the tests' data apart from the streams that networks draw from under the same seed.
    private const ulong Stream = 0x5445_5354;

    /// <summary>Independent numbers from N(0, 1).</summary>
    public static T[] Normal<T>(int count, ulong seed) where T : IFloatingPointIeee754<T>
    {
        var random = new RandomStream(seed, Stream);
        var values = new T[count];
        for (var i = 0; i < count; i++)
            values[i] = T.CreateTruncating(random.NextNormal());
        return values;
    }

    /// <summary>Independent numbers, uniform in [0, 1).</summary>
    public static T[] Uniform<T>(int count, ulong seed) where T : IFloatingPointIeee754<T>
    {
        var random = new RandomStream(seed, Stream);
        var values = new T[count];
        for (var i = 0; i < count; i++)
            values[i] = T.CreateTruncating(random.NextDouble());
        return values;
    }

    /// <summary>Independent class labels, each as likely as the others.</summary>
    public static int[] Labels(int count, int classes, ulong seed)
    {
        var random = new RandomStream(seed, Stream);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
            labels[i] = random.NextInt32(classes);
        return labels;
    }

    /// <summary>0 … count − 1 in random order.</summary>
    public static int[] Permutation(int count, ulong seed)
    {
        int[] items = [.. Enumerable.Range(0, count)];
        new RandomStream(seed, Stream).Shuffle(items);
        return items;
    }

    /// <summary>Chosen rows of a row-major matrix, copied one behind the other.</summary>
    public static T[] Gather<T>(ReadOnlySpan<T> matrix, int width, ReadOnlySpan<int> rows)
    {
        var gathered = new T[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
            matrix.Slice(rows[i] * width, width).CopyTo(gathered.AsSpan(i * width));
        return gathered;
    }
}
