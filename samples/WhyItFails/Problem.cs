using NetGen;
using NetGen.Data;
using NetGen.Training;

/// <summary>Samples to train on and others to test with.</summary>
internal sealed record Problem(Dataset Training, Dataset Test)
{
    /// <summary>The ten digits, by label.</summary>
    public static Problem Digits { get; } = Split(DigitData.Read());

    /// <summary>The same digits with ten targets each: 1 for the digit it is, 0 for the others.</summary>
    public static Problem DigitsAsTargets { get; } = new(AsTargets(Digits.Training), AsTargets(Digits.Test));

    /// <summary>XOR of signs: is exactly one of two coordinates positive? None is nearer to 0 than 0.2.</summary>
    public static Problem Xor { get; } = new(Quadrants(600, seed: 1), Quadrants(400, seed: 2));

    /// <summary>The share of the test samples whose largest output is the right one or, where there is one output, on the right side of ½.</summary>
    public double Accuracy(ITrainer<float> trainer)
    {
        var length = trainer.Summary.OutputLength;
        var outputs = new float[Test.Count * length];
        int[] rows = [.. Enumerable.Range(0, Test.Count)];
        trainer.Evaluate(new Batch<float> { Inputs = Test.Inputs, Labels = Test.Labels, Targets = Test.Targets, Rows = rows }, outputs);
        return rows.Average(row => Answer(outputs.AsSpan(row * length, length)) == Expected(row) ? 1.0 : 0.0);
    }

    private int Expected(int row) => Test.HasLabels ? Test.Labels[row] : Answer(Test.Targets.Slice(row * Test.TargetLength, Test.TargetLength));

    private static int Answer(ReadOnlySpan<float> output)
    {
        if (output.Length == 1)
            return output[0] >= 0.5f ? 1 : 0;
        var largest = 0;
        for (var i = 1; i < output.Length; i++)
            if (output[i] > output[largest])
                largest = i;
        return largest;
    }

    private static Problem Split(Dataset data)
    {
        var (training, test) = data.StratifiedSplit(0.8, seed: 1);
        return new Problem(training, test);
    }

    private static Dataset AsTargets(Dataset digits)
    {
        var targets = new float[digits.Count * digits.ClassCount];
        for (var row = 0; row < digits.Count; row++)
            targets[row * digits.ClassCount + digits.Labels[row]] = 1;
        return Dataset.FromArrays(digits.Inputs.ToArray(), targets, digits.ClassCount);
    }

    private static Dataset Quadrants(int count, int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, 2 * count).Select(_ => (0.2f + 0.8f * random.NextSingle()) * (random.Next(2) == 0 ? -1 : 1))];
        float[] targets = [.. inputs.Chunk(2).Select(point => point[0] * point[1] < 0 ? 1f : 0f)];
        return Dataset.FromArrays(inputs, targets);
    }
}
