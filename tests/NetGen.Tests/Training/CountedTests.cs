namespace NetGen.Tests.Training;

/// <summary>One is no plural.</summary>
public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 classes")]
    [InlineData(1, "1 class")]
    [InlineData(2, "2 classes")]
    [InlineData(60_000, "60,000 classes")]
    public void Of_counts_as_people_do(long count, string expected) => Assert.Equal(expected, Counted.Of(count, "class", "classes", "N0"));

    [Fact]
    public void Texts_about_one_of_each_have_no_plural()
    {
        var data = Dataset.FromArrays([1f], [2f]);
        Assert.Equal("1 sample of 1 input, 1 real target", data.ToString());
        Assert.Equal("1 sample of 1 input, 1 class", Dataset.FromArrays([1f], [0]).ToString());
        Assert.Contains("1 epoch in batches of 1;", Summaries.Dense(1, 1).ToString());
        Assert.StartsWith("1 epoch, 1 step in ", new CountedNetwork().Fit(data, new FitOptions { Epochs = 1, BatchSize = 1, ProgressLine = ProgressLine.Off }).ToString());
        Assert.StartsWith("1 sample, loss ", new CountedNetwork().Evaluate(data).ToString());
        Assert.Contains("must have 1 value; it has 2.", Assert.Throws<TensorLengthException>(() => new CountedNetwork().Predict([1, 2], new float[1])).Message);
    }

    [Fact]
    public void Table_with_a_long_description_fits_a_narrow_terminal()
    {
        NetworkSummary line = Summaries.Dense(1, 1);
        const string Description = "Dense 1, chosen by a compiler that has very much to say about it, and more than a line holds";
        string[] rows = (line with { Layers = [line.Layers[0] with { Description = Description }] }).ToString().Split('\n')[1..^4];
        Assert.All(rows, row => Assert.InRange(row.Length, 0, 80));
        Assert.All(Description.Split(' '), word => Assert.Contains(rows, row => row.Contains(word, StringComparison.Ordinal)));
        Assert.Single(rows, row => row.StartsWith("Dense1", StringComparison.Ordinal));
    }
}

[Network]
[Input(1)]
[Dense(1), MeanSquaredError, Sgd(0.1)]
public partial class CountedNetwork;
