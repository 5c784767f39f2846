namespace NetGen.Tests.Data;

public sealed class DatasetTests
{
    [Fact]
    public void FromArrays_labels_infers_the_input_length()
    {
        Dataset data = Dataset.FromArrays([1f, 2, 3, 4, 5, 6], [2, 0]);
        Assert.Equal((2, 3, 0, 3, true), (data.Count, data.InputLength, data.TargetLength, data.ClassCount, data.HasLabels));
        Assert.Equal([1f, 2, 3, 4, 5, 6], data.Inputs.ToArray());
        Assert.Equal([2, 0], data.Labels.ToArray());
        Assert.True(data.Targets.IsEmpty);
        Assert.Null(data.ClassNames);
    }

    [Fact]
    public void FromArrays_targets_has_no_labels()
    {
        Dataset data = Dataset.FromArrays([1f, 2, 3, 4], [1f, 2, 3, 4, 5, 6], targetLength: 3);
        Assert.Equal((2, 2, 3, 0, false), (data.Count, data.InputLength, data.TargetLength, data.ClassCount, data.HasLabels));
        Assert.Equal("2 samples of 2 inputs, 3 real targets", data.ToString());
    }

    [Fact]
    public void FromArrays_rows_and_matrices_hold_what_flat_arrays_hold()
    {
        Dataset flat = Dataset.FromArrays([1f, 2, 3, 4], [5f, 6], 1);
        Dataset rows = Dataset.FromArrays([[1f, 2], [3f, 4]], [[5f], [6f]]);
        Dataset matrix = Dataset.FromArrays(new float[,] { { 1, 2 }, { 3, 4 } }, new float[,] { { 5 }, { 6 } });
        foreach (Dataset data in (Dataset[])[rows, matrix])
        {
            Assert.Equal(flat.Inputs.ToArray(), data.Inputs.ToArray());
            Assert.Equal(flat.Targets.ToArray(), data.Targets.ToArray());
        }

        Assert.Equal([0, 1], Dataset.FromArrays([[1f], [3f]], [0, 1]).Labels.ToArray());
        Assert.Equal([0, 1], Dataset.FromArrays(new float[,] { { 1 }, { 3 } }, [0, 1]).Labels.ToArray());
    }

    [Fact]
    public void FromArrays_copies_so_that_later_changes_do_not_show()
    {
        float[] inputs = [1, 2];
        int[] labels = [0, 1];
        string[] names = ["a", "b"];
        Dataset data = Dataset.FromArrays(inputs, labels, names);
        inputs[0] = 9;
        labels[0] = 1;
        names[0] = "z";
        Assert.Equal(1, data.Inputs[0]);
        Assert.Equal(0, data.Labels[0]);
        Assert.Equal("a", data.ClassNames![0]);
    }

    [Fact]
    public void FromArrays_class_names_fix_the_class_count()
    {
        Assert.Equal(3, Dataset.FromArrays([1f, 2], [0, 1], ["a", "b", "c"]).ClassCount);
        var e = Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromArrays([1f, 2], [0, 3], ["a", "b", "c"]));
        Assert.Equal("The label of sample 1 is 3; expected one of the 3 named classes ('a', 'b', 'c'), counted from 0.", e.Message);
    }

    [Theory]
    [InlineData(new float[0], new int[0], "A data set needs at least one sample; there are no labels.")]
    [InlineData(new float[] { 1, 2, 3 }, new[] { 0, 1 }, "The number of labels is 2; 3 input values are not as many rows of equal length.")]
    [InlineData(new float[0], new[] { 0 }, "The number of labels is 1; 0 input values are not as many rows of equal length.")]
    public void FromArrays_lengths_that_do_not_fit_say_so(float[] inputs, int[] labels, string message) =>
        Assert.Equal(message, Assert.Throws<DatasetException>(() => Dataset.FromArrays(inputs, labels)).Message);

    [Fact]
    public void FromArrays_bad_labels_and_ragged_rows_are_named()
    {
        Assert.Equal("The label of sample 1 is -4; expected a class counted from 0.",
            Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromArrays([1f, 2], [0, -4])).Message);
        Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromArrays([1f], [int.MaxValue]));
        Assert.Equal("Row 1 of the inputs has 1 value; expected 2 as in row 0.",
            Assert.Throws<DatasetException>(() => Dataset.FromArrays([[1f, 2], [3f]], [0, 1])).Message);
        Assert.Equal("The number of rows of inputs is 1, that of labels 2.",
            Assert.Throws<DatasetException>(() => Dataset.FromArrays([[1f, 2]], [0, 1])).Message);
        Assert.Equal("Targets of 2 values per sample were expected; 3 values are not a whole number of samples.",
            Assert.Throws<DatasetException>(() => Dataset.FromArrays([1f], [1f, 2, 3], 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromArrays([1f], [1f], 0));
        Assert.Throws<DatasetException>(() => Dataset.FromArrays(new float[0, 3], []));
    }
}
