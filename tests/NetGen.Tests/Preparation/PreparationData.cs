namespace NetGen.Tests.Preparation;

/// <summary>Small random data.</summary>
internal static class PreparationData
{
    /// <summary>Bytes of all values.</summary>
    public static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static float[] AsFloats(byte[] bytes) => Array.ConvertAll(bytes, value => (float)value);

    public static double[] AsDoubles(IEnumerable<byte> bytes) => [.. bytes.Select(value => (double)value)];

    public static int[] Labels(int count, int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];
    }

    /// <summary>A column of row-major samples.</summary>
    public static double[] Column(IReadOnlyList<float> inputs, int length, int column) =>
        [.. Enumerable.Range(0, inputs.Count / length).Select(row => (double)inputs[(row * length) + column])];

    /// <summary>Divided by the number of samples.</summary>
    public static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
