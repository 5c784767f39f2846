namespace NetGen.Benchmarks.Trainings;

/// <summary>Samples to learn from and samples to test with, in memory as numbers: what every contestant is given.</summary>
/// <param name="Inputs">[samples, inputs].</param>
/// <param name="Labels">A class for each sample.</param>
/// <param name="TestInputs">[test samples, inputs].</param>
/// <param name="TestLabels">Their classes.</param>
internal sealed record TrainingData(float[] Inputs, int[] Labels, float[] TestInputs, int[] TestLabels)
{
    /// <summary>The handwritten digits, grey levels in [0, 1]; null without NETGEN_DATA.</summary>
    public static TrainingData? Mnist()
    {
        if (Environment.GetEnvironmentVariable("NETGEN_DATA") is not { Length: > 0 } root)
            return null;
        var (inputs, labels) = Read("train");
        var (testInputs, testLabels) = Read("t10k");
        return new(inputs, labels, testInputs, testLabels);

        (float[], int[]) Read(string part)
        {
            var digits = Dataset.FromIdx(Path.Combine(root, "mnist", $"{part}-images-idx3-ubyte.gz"), Path.Combine(root, "mnist", $"{part}-labels-idx1-ubyte.gz"));
            return (Array.ConvertAll(digits.Bytes.ToArray(), level => level / 255f), digits.Labels.ToArray());
        }
    }

    /// <summary>
    /// 200,000 samples and 20,000 to test with, of the shape of HIGGS: 28 normal features, and whether a sum of products of pairs of them, known but for noise, is above
    /// its median.
    /// </summary>
    public static TrainingData Higgs()
    {
        const int Features = 28;
        var random = new Random(1);
        var weights = Enumerable.Range(0, Features / 2).Select(_ => Normal()).ToArray();
        var (inputs, labels) = Draw(200_000);
        var (testInputs, testLabels) = Draw(20_000);
        return new(inputs, labels, testInputs, testLabels);

        (float[], int[]) Draw(int count)
        {
            var x = new float[count * Features];
            foreach (ref var value in x.AsSpan())
                value = (float)Normal();
            var y = new int[count];
            for (var i = 0; i < count; i++)
            {
                var sum = 0.1 * Normal();
                for (var j = 0; j < weights.Length; j++)
                    sum += weights[j] * x[(i * Features) + (2 * j)] * x[(i * Features) + (2 * j) + 1];
                y[i] = sum > 0 ? 1 : 0;
            }
            return (x, y);
        }

        // Box and Muller 1958.
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
