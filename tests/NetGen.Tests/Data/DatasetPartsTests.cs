namespace NetGen.Tests.Data;

public sealed class DatasetPartsTests
{
    /// <summary>Sample i has inputs (i, −i) and class i % 10 % 4, so that classes are unequal and every sample can be told.</summary>
    private static Dataset Numbered(int count) => Dataset.FromArrays(
        [.. Enumerable.Range(0, count).SelectMany(i => new float[] { i, -i })],
        [.. Enumerable.Range(0, count).Select(i => i % 10 % 4)],
        ["a", "b", "c", "d"]);

    private static int[] Ids(Dataset data)
    {
        var ids = new int[data.Count];
        for (int row = 0; row < data.Count; row++)
        {
            ids[row] = (int)data.Inputs[2 * row];
            Assert.Equal(-ids[row], (int)data.Inputs[(2 * row) + 1]);
            Assert.Equal(ids[row] % 10 % 4, data.Labels[row]);
        }

        return ids;
    }

    [Fact]
    public void Subset_takes_rows_in_the_order_given_and_keeps_the_classes()
    {
        Dataset part = Numbered(10).Subset(7, 2, 7);
        Assert.Equal([7, 2, 7], Ids(part));
        Assert.Equal(4, part.ClassCount);
        Assert.Equal(["a", "b", "c", "d"], part.ClassNames);
        Dataset targets = Dataset.FromArrays([1f, 2, 3], [1f, 10, 2, 20, 3, 30], 2).Subset(2, 0);
        Assert.Equal([3f, 30, 1, 10], targets.Targets.ToArray());
    }

    [Fact]
    public void Subset_bad_rows_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Subset(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Subset(-1));
        Assert.Throws<DatasetException>(() => Numbered(3).Subset());
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Take(0));
    }

    [Fact]
    public void Take_gives_the_first_samples()
    {
        Assert.Equal([0, 1, 2], Ids(Numbered(9).Take(3)));
        Assert.Equal(9, Numbered(9).Take(100).Count);
    }

    [Fact]
    public void Shuffle_same_seed_same_order_and_every_sample_once()
    {
        int[] first = Ids(Numbered(500).Shuffle(3));
        Assert.Equal(first, Ids(Numbered(500).Shuffle(3)));
        Assert.NotEqual(first, Ids(Numbered(500).Shuffle(4)));
        Assert.NotEqual(Enumerable.Range(0, 500), first);
        Assert.Equal(Enumerable.Range(0, 500), first.Order());
    }

    [Theory]
    [InlineData(100, 0.8, 80)]
    [InlineData(10, 0.25, 3)]
    [InlineData(2, 0.999, 1)]
    [InlineData(2, 0.001, 1)]
    [InlineData(100, 0.29, 29)]
    public void Split_parts_are_disjoint_and_whole(int count, double fraction, int expected)
    {
        (Dataset train, Dataset test) = Numbered(count).Split(fraction, seed: 1);
        Assert.Equal((expected, count - expected), (train.Count, test.Count));
        Assert.Equal(Enumerable.Range(0, count), Ids(train).Concat(Ids(test)).Order());
    }

    [Fact]
    public void Split_refuses_what_cannot_be_split()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(4).Split(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(4).Split(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(4).Split(double.NaN, 0));
        Assert.Throws<DatasetException>(() => Numbered(1).Split(0.5, 0));
    }

    [Theory]
    [InlineData(100, 0.8)]
    [InlineData(97, 0.5)]
    [InlineData(203, 0.1)]
    [InlineData(11, 0.33)]
    public void StratifiedSplit_divides_every_class_like_the_whole(int count, double fraction)
    {
        Dataset data = Numbered(count);
        (Dataset train, Dataset test) = data.StratifiedSplit(fraction, seed: 5);
        Assert.Equal((int)Math.Round(fraction * count, MidpointRounding.AwayFromZero), train.Count);
        Assert.Equal(Enumerable.Range(0, count), Ids(train).Concat(Ids(test)).Order());
        for (int label = 0; label < 4; label++)
        {
            double share = (double)train.Count / count * data.Labels.Count(label);
            Assert.InRange(train.Labels.Count(label), share - 1, share + 1);
        }
    }

    [Fact]
    public void StratifiedSplit_without_labels_says_to_use_split()
    {
        var e = Assert.Throws<DatasetException>(() => Dataset.FromArrays([1f, 2], [1f, 2]).StratifiedSplit(0.5, 0));
        Assert.Contains("Use Split", e.Message);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(103, 4)]
    [InlineData(7, 7)]
    public void KFold_every_sample_is_validated_once_and_classes_are_spread(int count, int k)
    {
        Dataset data = Numbered(count);
        var folds = data.KFold(k, seed: 2).ToList();
        Assert.Equal(k, folds.Count);
        Assert.Equal(Enumerable.Range(0, count), folds.SelectMany(fold => Ids(fold.Validation)).Order());
        foreach ((Dataset train, Dataset validation) in folds)
        {
            Assert.Equal(Enumerable.Range(0, count), Ids(train).Concat(Ids(validation)).Order());
            Assert.InRange(validation.Count, count / k, (count + k - 1) / k);
            for (int label = 0; label < 4; label++)
            {
                int all = data.Labels.Count(label);
                Assert.InRange(validation.Labels.Count(label), all / k, (all + k - 1) / k);
            }
        }
    }

    [Fact]
    public void KFold_real_targets_are_folded_too()
    {
        var folds = Dataset.FromArrays([0f, 1, 2, 3, 4], [0f, 1, 2, 3, 4]).KFold(2, 0).ToList();
        Assert.Equal([0f, 1, 2, 3, 4], folds.SelectMany(fold => fold.Validation.Targets.ToArray()).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(5).KFold(6, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(5).KFold(1, 0));
    }
}
