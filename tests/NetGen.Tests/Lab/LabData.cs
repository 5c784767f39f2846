using System.Numerics;

namespace NetGen.Tests.Lab;

/// <summary>A batch: inputs, and class labels or targets, whichever the network has.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public sealed record LabData<T> where T : unmanaged
{
    /// <summary>Samples × InputLength.</summary>
    public required T[] Inputs { get; init; }

    /// <summary>A class a sample, or one for each position; empty for networks with targets.</summary>
    public int[] Labels { get; init; } = [];

    /// <summary>Samples × OutputLength; empty for networks with labels.</summary>
    public T[] Targets { get; init; } = [];
}

/// <summary>Random batches.</summary>
public static class LabData
{
    /// <summary>
    /// Inputs and real targets of about unit size; tokens of the whole vocabulary; labels of all classes; probabilities where the loss is a
    /// binary cross-entropy.
    /// </summary>
    public static LabData<double> Random(NetworkSummary summary, int samples, int seed)
    {
        var random = new Random(seed);
        var data = new LabData<double>
        {
            Inputs = Values(samples * summary.InputLength,
                () => summary.Vocabulary > 0 ? random.Next(summary.Vocabulary) : random.NextDouble() * 3 - 1.5),
            // Of maps some positions do not count.
            Labels = summary.HasClassLabels
                ? [.. Enumerable.Range(0, samples * summary.TargetLength)
                    .Select(_ => random.Next(summary.HasClassMaps ? -1 : 0, summary.ClassCount))]
                : [],
            Targets = summary.HasClassLabels ? []
                : Values(samples * summary.TargetLength,
                    () => summary.Loss == "BinaryCrossEntropy" ? random.NextDouble() : random.NextDouble() * 3 - 1.5),
        };
        if (summary.IsRagged)
            Shorten(data, summary, samples, random);
        return data;
    }

    /// <summary>The first sequence keeps all its steps, the second its first.</summary>
    private static void Shorten(LabData<double> data, NetworkSummary summary, int samples, Random random)
    {
        var (steps, width) = (summary.InputShape[0], summary.InputLength / summary.InputShape[0]);
        for (var i = 1; i < samples; i++)
        {
            var length = i == 1 ? 1 : random.Next(1, steps + 1);
            data.Inputs.AsSpan(((i * steps) + length) * width, (steps - length) * width).Fill(summary.Vocabulary > 0 ? -1 : double.NaN);
            if (summary.HasClassMaps)
                data.Labels.AsSpan((i * steps) + length, steps - length).Fill(-1);
        }
    }

    /// <summary>The same numbers in another scalar.</summary>
    public static LabData<T> As<T>(this LabData<double> data) where T : unmanaged, INumber<T> => new()
    {
        Inputs = Convert<T>(data.Inputs),
        Labels = data.Labels,
        Targets = Convert<T>(data.Targets),
    };

    /// <summary>The same numbers in another scalar.</summary>
    public static T[] Convert<T>(IReadOnlyList<double> values) where T : unmanaged, INumber<T> => [.. values.Select(T.CreateTruncating)];

    private static double[] Values(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
