namespace NetGen.Tests.Data;

/// <summary>What the first row of a table is, and which number is the first class.</summary>
public sealed class CsvHeaderTests
{
    [Fact]
    public void Text_above_a_class_column_of_numbers_is_a_header()
    {
        // What pandas writes for a matrix with a label.
        Dataset data = Read("0,1,2,label\n5.1,3.5,1.4,0\n4.9,3.0,1.4,1\n");
        Assert.Equal([5.1f, 3.5f, 1.4f, 4.9f, 3, 1.4f], data.Inputs.ToArray());
        Assert.Equal([0, 1], data.Labels.ToArray());
        Assert.Equal(["0", "1", "2"], data.FeatureNames);
        Assert.Equal(2, Read("2019,2020,label\n1,2,1.5\n3,4,2.5\n", new CsvOptions { TargetColumns = [-1] }).Count);
    }

    [Fact]
    public void Text_that_comes_again_or_among_texts_is_a_class()
    {
        Assert.Equal(3, Read("0,1,b\n1,0,a\n1,1,b\n").Count);
        Assert.Equal(["A", "B", "C"], Read("3,1,A\n1,0,B\n1,1,C\n").ClassNames);
        // Letters and digits: the first row is a sample like the others.
        Assert.Equal(["7", "A", "B"], Read("3,1,A\n1,0,7\n1,1,B\n").ClassNames);
        Assert.Equal(["A"], Read("0,1,A\n").ClassNames);
    }

    [Fact]
    public void Row_of_column_numbers_above_texts_could_be_either()
    {
        const string text = "0,1,2,label\n5.1,3.5,1.4,setosa\n4.9,3.0,1.4,virginica\n";
        Assert.Equal("table.csv: the first row ('0', '1', '2', 'label') can be a header or a sample; set CsvOptions.Header to Yes or No.",
            Assert.Throws<DataFormatException>(() => Read(text)).Message);
        Assert.Equal(2, Read(text, new CsvOptions { Header = CsvHeader.Yes }).Count);
        Assert.Equal(3, Read(text, new CsvOptions { Header = CsvHeader.No }).Count);
    }

    [Theory]
    [InlineData(",0,1,label\n0,5.1,3.5,0\n1,4.9,3.0,1\n")]
    [InlineData(",0,1,label\n0,5.1,3.5,setosa\n1,4.9,3.0,virginica\n")]
    [InlineData(",length,width,label\n0,5.1,3.5,0\n1,4.9,3.0,1\n")]
    [InlineData("\"\",length,width,label\n0,5.1,3.5,setosa\n1,4.9,3.0,virginica\n")]
    public void Column_of_row_numbers_is_no_feature_without_a_word(string text)
    {
        // What pandas writes by default.
        string message = Assert.Throws<DataFormatException>(() => Read(text)).Message;
        Assert.StartsWith("table.csv, line 1: the first field is empty. Above row numbers, as pandas writes them, leave the column out: CsvOptions.IgnoredColumns = [0].", message);
        Dataset data = Read(text, new CsvOptions { IgnoredColumns = [0], Header = CsvHeader.Yes });
        Assert.Equal([5.1f, 3.5f, 4.9f, 3], data.Inputs.ToArray());
        Assert.Equal(3, Read(text, new CsvOptions { Header = CsvHeader.Yes }).InputLength);
        // A row of nothing is no header.
        Assert.DoesNotContain("row numbers", Assert.Throws<DataFormatException>(() => Read(",,\n1,2,0\n")).Message);
    }

    [Fact]
    public void Streams_decide_by_the_whole_file_too()
    {
        using var folder = new Files.TemporaryFolder();
        string path = folder.Write("t.csv", "0,1,label\n5,3,0\n4,2,1\n"u8);
        StreamedDataset stream = StreamedDataset.FromCsv([path]);
        Assert.Equal((2, "0"), (stream.Count, stream.Names.Features![0]));
        Assert.Equal([5f, 3, 4, 2], stream.Blocks(CancellationToken.None).SelectMany(block => block.Samples.Inputs.ToArray()));
    }

    [Theory]
    [InlineData("a,b,a,class\n1,2,3,0\n", "columns 1 and 3 are both 'a'")]
    [InlineData("a,,,class\n1,2,3,0\n", "columns 2 and 3 are both ''")]
    [InlineData("a,class,class\n1,0,1\n", "columns 2 and 3 are both 'class'")]
    public void Name_of_two_columns_is_an_error(string text, string message) =>
        Assert.Equal($"table.csv, line 1: expected a name of its own for each column; {message}.", Assert.Throws<DataFormatException>(() => Read(text)).Message);

    [Fact]
    public void Name_of_two_columns_that_nobody_reads_is_none() =>
        Assert.Equal(["b"], Read("a,a,b,class\n1,2,3,0\n", new CsvOptions { IgnoredColumns = [0, 1] }).FeatureNames);

    [Fact]
    public void Numbers_from_1_on_are_no_labels_without_a_word()
    {
        string[] texts = ["1,2,1\n1,2,2\n1,2,3\n", "1,2,10\n1,2,20\n"];
        Assert.Equal(
            "table.csv: the class column has 3 numbers from 1 to 3; classes count from 0, which would make 4 of them. Set CsvOptions.FirstLabel to 1 where that " +
            "is the first class, to 0 where the numbers are right as they are, or name the classes (ClassNames).",
            Assert.Throws<DataFormatException>(() => Read(texts[0])).Message);
        Assert.Contains("2 numbers from 10 to 20", Assert.Throws<DataFormatException>(() => Read(texts[1])).Message);
        Dataset first = Read(texts[0], new CsvOptions { FirstLabel = 1 });
        Assert.Equal([0, 1, 2], first.Labels.ToArray());
        Assert.Equal(3, first.ClassCount);
        Assert.Equal(4, Read(texts[0], new CsvOptions { FirstLabel = 0 }).ClassCount);
        Assert.Equal([0, 1], Read(texts[1], new CsvOptions { ClassNames = ["10", "20"] }).Labels.ToArray());
        Assert.Equal([3], Read("1,2,3\n").Labels.ToArray());
    }

    [Fact]
    public void FirstLabel_that_the_column_contradicts_is_refused()
    {
        Assert.Contains("expected classes from 2 on", Assert.Throws<DataFormatException>(() => Read("1,1\n1,2\n", new CsvOptions { FirstLabel = 2 })).Message);
        Assert.Contains("found 'x'", Assert.Throws<DataFormatException>(() => Read("1,1\n1,x\n", new CsvOptions { FirstLabel = 1 })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Read("1,1\n", new CsvOptions { FirstLabel = -1 }));
    }

    [Fact]
    public void Streams_look_at_the_labels_of_all_files()
    {
        using var folder = new Files.TemporaryFolder();
        string[] paths = [folder.Write("a.csv", "5,1\n5,2\n"u8), folder.Write("b.csv", "5,0\n"u8)];
        Assert.Equal([1, 2, 0], StreamedDataset.FromCsv(paths).Blocks(CancellationToken.None).SelectMany(block => block.Samples.Labels.ToArray()));
        Assert.Contains("FirstLabel", Assert.Throws<DataFormatException>(() => StreamedDataset.FromCsv(paths[..1])).Message);
    }

    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options, "table.csv");
}
