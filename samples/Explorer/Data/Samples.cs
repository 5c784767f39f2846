using NetGen;

namespace Explorer.Data;

/// <summary>What the networks of the page are trained on, and measured with: small sets, the same in every run.</summary>
internal static class Samples
{
    private static readonly (Dataset Training, Dataset Test) Split = DigitData.Read().StratifiedSplit(0.6, seed: 1);

    /// <summary>1,078 handwritten digits of 8 × 8 grey levels.</summary>
    public static Dataset Digits => Split.Training;

    /// <summary>719 others.</summary>
    public static Dataset OtherDigits => Split.Test;

    /// <summary>200 of the digits: few enough to be learned by heart.</summary>
    public static Dataset FewDigits { get; } = Split.Training.Take(200);

    /// <summary>The digits with a random label for every fifth: a loss that cannot fall to 0, as with most data.</summary>
    public static Dataset MislabelledDigits { get; } = Mislabelled(Split.Training);

    /// <summary>The same digits with grey levels of 0 to 255.</summary>
    public static (Dataset Training, Dataset Test) Bytes { get; } = (Times255(Split.Training), Times255(Split.Test));

    /// <summary>Two arms of a spiral, 300 points each, with noise; the class is the arm.</summary>
    public static Dataset Spirals(int seed)
    {
        var random = new Random(seed);
        var inputs = new float[1200];
        var arms = new int[600];
        for (int point = 0; point < 600; point++)
        {
            arms[point] = point % 2;
            double along = (point / 2 + 1) / 300.0;
            double angle = 3.2 * Math.PI * along + Math.PI * arms[point];
            inputs[2 * point] = (float)(along * Math.Cos(angle) + 0.03 * (random.NextDouble() - 0.5));
            inputs[2 * point + 1] = (float)(along * Math.Sin(angle) + 0.03 * (random.NextDouble() - 0.5));
        }

        return Dataset.FromArrays(inputs, arms);
    }

    /// <summary>y = x₁ − x₂ of inputs in a unit box: around ½, or around 0.</summary>
    public static Dataset Difference(bool isCentred)
    {
        var random = new Random(1);
        var inputs = new float[400];
        var targets = new float[200];
        for (int row = 0; row < 200; row++)
        {
            float first = random.NextSingle(), second = random.NextSingle();
            float shift = isCentred ? 0.5f : 0;
            (inputs[2 * row], inputs[2 * row + 1]) = (first - shift, second - shift);
            targets[row] = first - second;
        }

        return Dataset.FromArrays(inputs, targets);
    }

    private static Dataset Mislabelled(Dataset data)
    {
        var random = new Random(5);
        return Dataset.FromArrays(data.Inputs.ToArray(), [.. data.Labels.ToArray().Select((label, row) => row % 5 == 0 ? random.Next(10) : label)]);
    }

    private static Dataset Times255(Dataset data) => Dataset.FromArrays(Array.ConvertAll(data.Inputs.ToArray(), grey => grey * 255), data.Labels.ToArray());
}
