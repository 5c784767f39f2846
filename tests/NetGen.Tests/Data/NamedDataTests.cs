using NetGen.Images;
using NetGen.Tests.Files;

namespace NetGen.Tests.Data;

/// <summary>Data sets know what their columns and classes are called, keep it, and are put in another's order by name.</summary>
public sealed class NamedDataTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void FromCsv_header_names_features_and_targets_and_every_part_keeps_them()
    {
        Dataset data = Read("a,b,c\n1,2,cat\n3,4,dog\n5,6,cat\n");
        Assert.Equal(["a", "b"], data.FeatureNames);
        Dataset[] parts = [data.Subset(2, 0), data.Take(2), data.Shuffle(1), data.Split(0.5, 1).Train, data.StratifiedSplit(0.5, 1).Test, data.KFold(2, 1).First().Validation];
        Assert.All(parts, part => Assert.Same(data.Names, part.Names));

        Dataset prices = Read("area,price,rooms\n1,2,3\n", new CsvOptions { TargetColumns = ["price"] });
        Assert.Equal(["area", "rooms"], prices.FeatureNames);
        Assert.Equal(["price"], prices.TargetNames);
        Assert.True(Read("1,2,0\n").Names.IsEmpty);
    }

    [Fact]
    public void WithColumnsOf_finds_features_and_classes_by_name()
    {
        Dataset train = Read("a,b,kind\n1,2,cat\n3,4,dog\n5,6,fox\n");
        Dataset test = Read("note,b,a,kind\n0,20,10,fox\n0,40,30,cat\n").WithColumnsOf(train);
        Assert.Equal([10f, 20, 30, 40], test.Inputs.ToArray());
        Assert.Equal([2, 0], test.Labels.ToArray());
        Assert.Equal(["a", "b"], test.FeatureNames);
        Assert.Equal(["cat", "dog", "fox"], test.ClassNames);
        Assert.Equal(3, test.ClassCount);
        Assert.Equal([1f, 2, 3, 4, 5, 6], train.WithColumnsOf(train).Inputs.ToArray());
    }

    [Fact]
    public void WithColumnsOf_maps_bytes_targets_and_streams()
    {
        var (names, swapped) = (new SampleNames { Features = ["a", "b"] }, new SampleNames { Features = ["b", "a"] });
        Dataset bytes = Dataset.FromArrays(new byte[] { 1, 2, 3, 4 }, [0, 1]).WithNames(names);
        Assert.Equal([2, 1, 4, 3], bytes.WithColumnsOf(swapped).Bytes.ToArray());
        Dataset targets = Dataset.FromArrays([1f, 2f], [10f, 20f, 30f, 40f], 2).WithNames(new SampleNames { Targets = ["x", "y"] });
        Assert.Equal([20f, 10, 40, 30], targets.WithColumnsOf(new SampleNames { Targets = ["y", "x"] }).Targets.ToArray());
        StreamedDataset stream = StreamedDataset.FromBlocks([2, 2], _ => bytes).WithWindow(3).WithColumnsOf(swapped);
        Assert.Equal([2, 1, 4, 3, 2, 1, 4, 3], stream.Blocks(CancellationToken.None).SelectMany(block => block.Samples.Bytes.ToArray()));
        Assert.Equal(["b", "a"], stream.Names.Features);
        Assert.Equal(3, stream.WindowSize);
    }

    [Fact]
    public void WithColumnsOf_says_what_is_missing_and_what_is_unknown()
    {
        Dataset train = Read("a,b,kind\n1,2,cat\n3,4,dog\n");
        Assert.Equal("The features 'b' are missing; there are 'a', 'c'.", Failure("a,c,kind\n1,2,cat\n"));
        Assert.Equal("There are samples of the classes 'emu', 'owl'; expected 'cat', 'dog'.", Failure("a,b,kind\n1,2,emu\n1,2,owl\n1,2,cat\n"));
        Assert.StartsWith("The features of this data have no names", Failure("1,2,cat\n"), StringComparison.Ordinal);
        Assert.StartsWith("The classes of this data have no names", Failure("a,b,kind\n1,2,0\n"), StringComparison.Ordinal);

        string Failure(string text) => Assert.Throws<DatasetException>(() => Read(text).WithColumnsOf(train)).Message;
    }

    [Fact]
    public void Names_must_differ_and_be_as_many_as_what_they_name()
    {
        Assert.Contains("0 and 2 are both 'a'", Assert.Throws<DatasetException>(() => new SampleNames { Features = ["a", "b", "a"] }).Message);
        Assert.Contains("The names of classes", Assert.Throws<DatasetException>(() => Dataset.FromArrays([1f], [0], ["x", "x"])).Message);
        Assert.Contains("surrogate", Assert.Throws<DatasetException>(() => new SampleNames { Classes = ["a\uD800"] }).Message);
        Assert.Equal(["\U0001F600"], new SampleNames { Classes = ["\U0001F600"] }.Classes);
        Dataset data = Dataset.FromArrays([1f, 2f, 3f, 4f], [0, 1]);
        Assert.Contains("2 features", Assert.Throws<DatasetException>(() => data.WithNames(new SampleNames { Features = ["a"] })).Message);
        Assert.Throws<LabelOutOfRangeException>(() => data.WithNames(new SampleNames { Classes = ["a"] }));
        Assert.Throws<DatasetException>(() => data.WithNames(new SampleNames { Targets = ["a"] }));
    }

    [Fact]
    public void Streamed_tables_find_their_columns_by_name()
    {
        string[] paths = [Write("1.csv", "a,b,kind\n1,2,cat\n"), Write("2.csv", "kind,b,a\ndog,4,3\n"), Write("3.csv", "b,a,kind\n6,5,cat\n")];
        StreamedDataset stream = StreamedDataset.FromCsv(paths);
        Assert.Equal([1f, 2, 3, 4, 5, 6], stream.Blocks(CancellationToken.None).SelectMany(block => block.Samples.Inputs.ToArray()));
        Assert.Equal([0, 1, 0], stream.Blocks(CancellationToken.None).SelectMany(block => block.Samples.Labels.ToArray()));
        Assert.Equal(["a", "b"], stream.Names.Features);
        Assert.Equal(["cat", "dog"], stream.ClassNames);

        string missing = Assert.Throws<DataFormatException>(() => StreamedDataset.FromCsv([paths[0], Write("4.csv", "a,c,kind\n1,2,cat\n")])).Message;
        Assert.EndsWith($"4.csv: its columns are not those of {paths[0]}; missing: 'b'; unknown: 'c'.", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Streamed_blocks_of_other_columns_are_refused()
    {
        Dataset Block(int block) => Dataset.FromArrays([1f, 2f], [0]).WithNames(new SampleNames { Features = block == 0 ? ["a", "b"] : ["b", "a"] });
        StreamedDataset stream = StreamedDataset.FromBlocks([1, 1], Block);
        string message = Assert.Throws<DatasetException>(() => stream.Blocks(CancellationToken.None).Count()).Message;
        Assert.Contains("samples of block 1 from 0 on are not those of the stream's first sample: column 0 is 'b', expected 'a' (the same names in another order)", message);
    }

    [Fact]
    public void Folders_and_idx_files_take_class_names()
    {
        foreach (string kind in new[] { "dog", "cat" })
        {
            Directory.CreateDirectory(folder["images/" + kind]);
            folder.Write($"images/{kind}/1.png", PngBytes.Of(1, 1, 1, [7]));
        }

        var converter = new ImageConverter(1, 1, PixelFormat.Grey);
        Dataset data = ImageFolder.Read(folder["images"], converter, ["dog", "cat", "fox"]);
        Assert.Equal([1, 0], data.Labels.ToArray());
        Assert.Equal(["dog", "cat", "fox"], data.ClassNames);
        Assert.EndsWith("expected folders of the classes 'cat', 'fox'; found 'dog'.",
            Assert.Throws<DatasetException>(() => ImageFolder.Read(folder["images"], converter, ["cat", "fox"])).Message, StringComparison.Ordinal);

        string images = folder.Write("images.idx", [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5, 6]);
        string labels = folder.Write("labels.idx", [0, 0, 8, 1, 0, 0, 0, 2, 0, 1]);
        Assert.Equal(["zero", "one"], Dataset.FromIdx(images, labels, ["zero", "one"]).ClassNames);
        Assert.Equal(["zero", "one"], StreamedDataset.FromIdx(images, labels, classNames: ["zero", "one"]).ClassNames);
        Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromIdx(images, labels, ["zero"]));
    }

    private string Write(string name, string text) => folder.Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options, "table.csv");
}
