using NetGen.Tests.Networks;

namespace NetGen.Tests.Training;

/// <summary>
/// Samples that are measured with and trained on are told before the first step; data that repeats itself by nature is not.
/// </summary>
public sealed class SharedSamplesTests
{
    private static readonly FitOptions Options = new() { Epochs = 1, BatchSize = 20, ProgressLine = ProgressLine.Off };

    [Fact]
    public void Data_set_that_is_trained_on_is_no_validation()
    {
        Dataset data = Random(200, seed: 1);
        Assert.StartsWith("The validation data is the training data itself", Told(data, data)!.Cause, StringComparison.Ordinal);
        Assert.Equal(1, Told(data, data)!.Value);
        Dataset yesNo = Dataset.FromArrays(Draw.Normal<float>(100 * 2, seed: 1), Draw.Labels(100, 2, seed: 2));
        Assert.NotNull(Of(new YesNoOfTwo(seed: 1).Fit(yesNo, Options with { Validation = yesNo })));
    }

    [Fact]
    public void Rows_of_another_data_set_count_one_by_one()
    {
        Dataset data = Random(200, seed: 1);
        TrainingTrouble told = Told(data, data.Take(40))!;
        Assert.StartsWith("40 of 40 validation samples are training samples too", told.Cause, StringComparison.Ordinal);
        Assert.Equal("NG9006", told.RuleId);
        Assert.Contains("4 of 100 validation", Told(data, Joined(Random(96, seed: 2), data.Take(4)))!.Cause, StringComparison.Ordinal);
        Assert.Null(Told(data, Joined(Random(198, seed: 2), data.Take(2))));
        Assert.Null(Told(data, Random(100, seed: 2)));
    }

    [Fact]
    public void Rows_that_were_repeated_before_the_split()
    {
        Dataset data = Random(100, seed: 1);
        (Dataset train, Dataset validation) = Joined(data, data).Split(0.8, seed: 3);
        Assert.InRange(Told(train, validation)!.Value, 0.6, 1);
        (train, validation) = data.Split(0.8, seed: 3);
        Assert.Null(Told(Joined(train, train), validation));
    }

    [Fact]
    public void Pixels_are_the_same_as_bytes_and_as_numbers()
    {
        byte[] pixels = new byte[50 * 10];
        new System.Random(1).NextBytes(pixels);
        int[] labels = Draw.Labels(50, 4, seed: 2);
        float[] numbers = [.. pixels.Select(pixel => (float)pixel)];
        Assert.NotNull(Told(Dataset.FromArrays(numbers, labels), Dataset.FromArrays(pixels, labels)));
    }

    /// <summary>Eight questions with two answers each: a quarter of the samples are there twice, in training and in validation.</summary>
    [Fact]
    public void Coarse_data_repeats_itself_by_nature()
    {
        static Dataset Coarse(int seed)
        {
            var random = new System.Random(seed);
            return Dataset.FromArrays([.. Enumerable.Range(0, 300 * 10).Select(i => i % 10 < 8 ? (float)random.Next(2) : 0)],
                [.. Enumerable.Range(0, 300).Select(i => i % 4)]);
        }

        Assert.Null(Told(Coarse(1), Coarse(2)));
        Assert.NotNull(Told(Coarse(1), Coarse(1).Take(150)));
    }

    [Fact]
    public void Another_answer_makes_another_sample()
    {
        Dataset data = Random(100, seed: 1);
        Assert.Null(Told(data, Dataset.FromArrays(data.Inputs.ToArray(), [.. data.Labels.ToArray().Select(label => (label + 1) % 4)])));
    }

    [Fact]
    public void Streamed_rows_are_compared_as_they_come_by_and_told_once()
    {
        Dataset[] blocks = [Random(100, seed: 1), Random(100, seed: 2)];
        StreamedDataset stream = StreamedDataset.FromBlocks(blocks.Select(block => block.Count), block => blocks[block]);
        FitOptions two = Options with { Epochs = 2 };
        TrainingTrouble? Of2(Dataset validation) => Of(new ReproducibleNetwork(seed: 1).Fit(stream, two with { Validation = validation }));
        Assert.Contains("4 of 100 validation", Of2(Joined(Random(96, seed: 3), blocks[1].Take(4)))!.Cause, StringComparison.Ordinal);
        Assert.Equal(1, Of2(blocks[0])!.Value);
        Assert.Null(Of2(Random(100, seed: 3)));

        Dataset yesNo = Dataset.FromArrays(Draw.Normal<float>(100 * 2, seed: 1), Draw.Labels(100, 2, seed: 2));
        StreamedDataset same = StreamedDataset.FromBlocks([100], _ => yesNo);
        Assert.NotNull(Of(new YesNoOfTwo(seed: 1).Fit(same, two with { Validation = yesNo })));
    }

    [Fact]
    public void Nobody_looks_where_nothing_is_to_be_told()
    {
        Dataset data = Random(100, seed: 1);
        Assert.Empty(new ReproducibleNetwork(seed: 1).Fit(data, Options with { Validation = data, Monitors = null }).Troubles);
    }

    private static Dataset Random(int count, int seed) =>
        Dataset.FromArrays(Draw.Normal<float>(count * 10, (ulong)seed), Draw.Labels(count, 4, (ulong)seed + 50));

    private static Dataset Joined(Dataset first, Dataset second) => Dataset.FromArrays(
        [.. first.Inputs, .. second.Inputs], [.. first.Labels, .. second.Labels]);

    private static TrainingTrouble? Told(Dataset train, Dataset validation) =>
        Of(new ReproducibleNetwork(seed: 1).Fit(train, Options with { Validation = validation }));

    private static TrainingTrouble? Of(History history) =>
        history.Troubles.SingleOrDefault(trouble => trouble.Kind == TroubleKind.SharedSamples);
}

[Network, Input(2), Dense(4), Tanh, Dense(1), Sigmoid, BinaryCrossEntropy, Sgd(0.1)]
internal partial class YesNoOfTwo;
