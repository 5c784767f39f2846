namespace NetGen.Tests.Training;

public sealed class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix Pets = new(new long[,] { { 8, 2, 0 }, { 1, 1203, 0 }, { 0, 0, 0 } }, ["cat", "dog", "owl"]);

    [Fact]
    public void Rates_are_the_textbook_s()
    {
        Assert.Equal(8 / 9.0, Pets.Precision(0), 12);
        Assert.Equal(8 / 10.0, Pets.Recall(0), 12);
        Assert.Equal(2 / ((9 / 8.0) + (10 / 8.0)), Pets.F1(0), 12);
        Assert.Equal(1211 / 1214.0, Pets.Accuracy, 12);
        Assert.Equal((Pets.F1(0) + Pets.F1(1)) / 3, Pets.MacroF1, 12);
        Assert.Equal(1204, Pets.Support(1));
    }

    [Fact]
    public void Rates_of_a_class_that_never_occurs_are_0()
    {
        Assert.Equal((0, 0, 0, 0), (Pets.Precision(2), Pets.Recall(2), Pets.F1(2), Pets.Support(2)));
        Assert.Equal(0, new ConfusionMatrix(new long[2, 2], null).Accuracy);
    }

    [Fact]
    public void ToString_is_a_table() => Assert.Equal(
        """
        actual \ predicted  cat    dog  owl  samples  precision  recall     F1
        ------------------  ---  -----  ---  -------  ---------  ------  -----
        cat                   8      2    .       10      0.889   0.800  0.842
        dog                   1  1,203    .    1,204      0.998   0.999  0.999
        owl                   .      .    .        0      0.000   0.000  0.000
        ------------------  ---  -----  ---  -------  ---------  ------  -----
        mean                                   1,214      0.629   0.600  0.614

        """,
        Pets.ToString(), ignoreLineEndingDifferences: true);

    [Fact]
    public void ToString_many_classes_leave_out_the_counts_and_unnamed_ones_have_numbers()
    {
        var counts = new long[30, 30];
        counts[29, 28] = 5;
        string[] lines = new ConfusionMatrix(counts, null).ToString().Split('\n');
        Assert.Equal("actual \\ predicted  samples  precision  recall     F1", lines[0]);
        Assert.Equal("29                        5      0.000   0.000  0.000", lines[31]);
    }

    [Fact]
    public void ToString_long_names_are_cut()
    {
        string table = new ConfusionMatrix(new long[1, 1], [new string('x', 200)]).ToString();
        Assert.Contains(new string('x', 23) + "…", table);
        Assert.All(table.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }
}
