using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Training;

public sealed class GuardTests
{
    [Fact]
    public void Length_names_argument_and_both_lengths()
    {
        Guard.Length(784, 784, "Mnist", "input");
        Assert.Equal("Mnist: 'input' must have 784 values; it has 783.",
            Assert.Throws<TensorLengthException>(() => Guard.Length(783, 784, "Mnist", "input")).Message);
    }

    [Fact]
    public void Rows_counts_the_samples()
    {
        Assert.Equal(3, Guard.Rows(6, 2, 3, 1, "Net"));
        Assert.Equal(3, Guard.Rows(6, 2, 12, 4, "Net", "outputs"));
    }

    [Theory]
    [InlineData(0, 0, "Net: the batch must have at least one sample of 4 values; the inputs are empty.")]
    [InlineData(0, 2, "Net: the batch must have at least one sample of 4 values; the inputs are empty.")]
    [InlineData(3, 2, "Net: 'inputs' must have 4 values per sample; 3 values are not a whole number of samples.")]
    [InlineData(9, 4, "Net: 'inputs' must have 4 values per sample; 9 values are not a whole number of samples.")]
    [InlineData(8, 3, "Net: 'targets' must have 4 values (2 for each of 2 samples); it has 3.")]
    [InlineData(8, 0, "Net: 'targets' must have 4 values (2 for each of 2 samples); it has 0.")]
    public void Rows_says_what_does_not_fit(int inputs, int targets, string message) =>
        Assert.Equal(message, Assert.Throws<TensorLengthException>(() => Guard.Rows(inputs, 4, targets, 2, "Net")).Message);

    [Fact]
    public void Rows_product_beyond_int_is_no_match() =>
        Assert.Throws<TensorLengthException>(() => Guard.Rows(1 << 20, 1, 0, 1 << 12, "Net"));

    [Theory]
    [InlineData(new[] { 0, 9, 10 }, 2, "10")]
    [InlineData(new[] { -1, 0 }, 0, "-1")]
    public void Labels_names_index_and_value(int[] labels, int index, string value)
    {
        Guard.Labels([0, 9], 10, "Net");
        Assert.Equal($"Net has 10 classes; label {index} is {value}; expected 0 to 9.",
            Assert.Throws<LabelOutOfRangeException>(() => Guard.Labels(labels, 10, "Net")).Message);
    }

    [Fact]
    public void RowIndices_names_index_and_value()
    {
        Guard.RowIndices([0, 4], 5, "Net");
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Guard.RowIndices([0, 5], 5, "Net"));
        Assert.Contains("Net: the data has 5 samples; row 1 of the batch must be in [0, 5).", e.Message);
        Assert.Equal(5, e.ActualValue);
    }

    [Fact]
    public void Good_arguments_allocate_nothing()
    {
        int[] labels = [0, 1, 2];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Guard.Length(4, 4, "Net", "input");
            Guard.Rows(8, 4, 2, 1, "Net");
            Guard.Labels(labels, 3, "Net");
            Guard.RowIndices(labels, 3, "Net");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
