using System.IO.Compression;
using NetGen.Tests.Files;

namespace NetGen.Tests.Data;

/// <summary>Files as streams: the samples are those that the same files give in memory, and what is wrong with them is said with its place.</summary>
public sealed class StreamedDatasetTests : IDisposable
{
    private const int Rows = 23;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false, 6)] // four blocks, in any order
    [InlineData(true, false, 1)] // packed: from the beginning only
    [InlineData(false, true, 1)]
    public void FromIdx_has_the_samples_of_the_files(bool packedImages, bool packedLabels, int shards)
    {
        (string images, string labels) = WriteIdx("a", Rows, packedImages, packedLabels);
        StreamedDataset stream = StreamedDataset.FromIdx(images, labels, blockSize: 4);
        AssertSame(Dataset.FromArrays(Pixels(Rows), [.. Enumerable.Range(0, Rows).Select(i => i % 10)]), stream);
        Assert.Equal(shards, stream.Shards.Count);
        Assert.Equal($"23 samples of 6 inputs and labels, streamed from {shards} shard{(shards == 1 ? "" : "s")}", stream.ToString());
        Assert.All(stream.Blocks(CancellationToken.None), block => Assert.True(block.Samples.HasBytes && block.Samples.Count <= 4));
    }

    [Fact]
    public void FromIdx_joins_files_packed_or_not()
    {
        var (first, second) = (WriteIdx("a", 10, false, false), WriteIdx("b", 7, true, true));
        StreamedDataset stream = StreamedDataset.FromIdx([first, second], blockSize: 3);
        Assert.Equal((17, 6, 5), (stream.Count, stream.InputLength, stream.Shards.Count));
        byte[] expected = [.. Pixels(10), .. Pixels(7)];
        Assert.Equal(expected, stream.Blocks(CancellationToken.None).SelectMany(block => block.Samples.Bytes.ToArray()));
    }

    [Fact]
    public void FromIdx_says_what_is_wrong_at_once_or_where_a_packed_file_ends()
    {
        (string images, string labels) = WriteIdx("a", Rows, false, false);
        File.WriteAllBytes(folder["short"], File.ReadAllBytes(images)[..^1]);
        Assert.EndsWith("short: expected 138 elements after the header; the file ends after 137.", Failure(folder["short"], labels));
        File.WriteAllBytes(folder["long"], [.. File.ReadAllBytes(images), 0]);
        Assert.EndsWith("long: expected 138 elements after the header; found more.", Failure(folder["long"], labels));
        (_, string fewer) = WriteIdx("b", Rows - 1, false, false);
        Assert.Contains("expected 23 labels, one for each image of", Failure(images, fewer));

        folder.Write("cut", Gzip(File.ReadAllBytes(images)[..^8]));
        Assert.EndsWith("cut: expected 23 samples; the file ends in sample 21.", Failure(folder["cut"], labels));
        folder.Write("more", Gzip([.. File.ReadAllBytes(images), 0]));
        Assert.EndsWith("more: expected 23 samples; found more.", Failure(folder["more"], labels));
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamedDataset.FromIdx(images, labels, blockSize: 0));
        Assert.Throws<FileNotFoundException>(() => StreamedDataset.FromIdx(folder["none"], labels));

        static string Failure(string images, string labels) => Assert.Throws<DataFormatException>(
            () => StreamedDataset.FromIdx(images, labels, blockSize: 4).Blocks(CancellationToken.None).Count()).Message;
    }

    [Fact]
    public void FromCsv_has_the_samples_of_the_files_and_classes_that_they_agree_on()
    {
        string[] first = ["1,2,pear", "3,4,apple"], second = ["5,6,plum", "7,8,apple"];
        string[] paths = [WriteLines("a.csv", ["width,height,kind", .. first]), folder.Write("b.csv.gz", Gzip(Text(second)))];
        StreamedDataset stream = StreamedDataset.FromCsv(paths);
        AssertSame(Dataset.FromCsv(WriteLines("all.csv", [.. first, .. second])), stream);
        Assert.Equal(["apple", "pear", "plum"], stream.ClassNames);

        Assert.Null(StreamedDataset.FromCsv([WriteLines("n.csv", ["1,2,0", "3,4,1"])]).ClassNames);
        Assert.Equal(["0", "x"], StreamedDataset.FromCsv([WriteLines("m.csv", ["1,2,0", "3,4,x"])]).ClassNames);
        Assert.Equal(2, StreamedDataset.FromCsv([WriteLines("t.csv", ["1,2,0", "3,4,1"])], new CsvOptions { TargetColumns = [0, 2] }).TargetLength);
    }

    [Fact]
    public void FromCsv_larger_than_a_block_is_read_whole()
    {
        string[] lines = [.. Enumerable.Range(0, 10_000).Select(i => $"{i},{i % 7}")];
        string path = WriteLines("large.csv", lines);
        StreamedDataset stream = StreamedDataset.FromCsv([path]);
        AssertSame(Dataset.FromCsv(path), stream);
        Assert.True(stream.Blocks(CancellationToken.None).Count() > 1);
    }

    [Fact]
    public void FromCsv_says_what_is_wrong_at_once_with_its_line()
    {
        string bad = WriteLines("bad.csv", ["1,2,0", "3,x,1"]);
        Assert.EndsWith("bad.csv, line 2, column 2: expected a finite number; found 'x'.",
            Assert.Throws<DataFormatException>(() => StreamedDataset.FromCsv([bad])).Message);
        string wide = WriteLines("wide.csv", ["1,2,3,0"]);
        StreamedDataset stream = StreamedDataset.FromCsv([WriteLines("narrow.csv", ["1,2,0"]), wide]);
        Assert.Equal($"{wide}: the samples from 0 on have 3 numbers and a label; the stream's first has 2 numbers and a label.",
            Assert.Throws<DatasetException>(() => stream.Blocks(CancellationToken.None).Count()).Message);
    }

    [Fact]
    public void Shards_must_have_the_samples_that_they_say_they_have()
    {
        static string Failure(params int[] counts) => Assert.Throws<DatasetException>(() => StreamedDataset.FromBlocks(
            counts, block => Dataset.FromArrays(new float[6], new int[3])).Blocks(CancellationToken.None).Count()).Message;
        Assert.Equal("block 1: expected 4 samples; the shard ends after 3.", Failure(3, 4));
        Assert.Equal("block 1: expected 2 samples; the shard goes on after them.", Failure(3, 2));
        Assert.Equal("A shard needs at least one sample; block 1 has 0.", Failure(3, 0));
        Assert.Equal("A streamed data set needs 1 to 2147483647 samples; the 0 shards have 0.", Failure());
        Assert.Contains("have 4294967294.", Failure(int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void Window_holds_64_megabytes_unless_asked_otherwise_and_never_more_than_there_is()
    {
        StreamedDataset stream = StreamedDataset.FromBlocks([int.MaxValue], _ => Dataset.FromArrays(new float[3 * (1 << 20)], new int[1]));
        Assert.Equal(5, stream.WindowSize);
        Assert.Equal(70_000, stream.WithWindow(70_000).WindowSize);
        Assert.Equal(3, StreamedDataset.FromBlocks([3], _ => Dataset.FromArrays(new float[6], new int[3])).WithWindow(10).WindowSize);
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.WithWindow(0));
    }

    private static void AssertSame(Dataset expected, StreamedDataset stream)
    {
        Dataset[] blocks = [.. stream.Blocks(CancellationToken.None).Select(block => block.Samples)];
        Assert.Equal((expected.Count, expected.InputLength, expected.TargetLength, expected.HasLabels), (stream.Count, stream.InputLength, stream.TargetLength, stream.HasLabels));
        Assert.Equal(expected.ClassNames, stream.ClassNames);
        Assert.Equal(expected.Inputs.ToArray(), blocks.SelectMany(block => block.Inputs.ToArray()));
        Assert.Equal(expected.Labels.ToArray(), blocks.SelectMany(block => block.Labels.ToArray()));
    }

    private static byte[] Pixels(int count) => [.. Enumerable.Range(0, count * 6).Select(i => (byte)(i * 11))];

    private static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Text(string[] lines) => System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private string WriteLines(string name, string[] lines) => folder.Write(name, Text(lines));

    private (string Images, string Labels) WriteIdx(string name, int count, bool packedImages, bool packedLabels)
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 3, .. Pixels(count)];
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))];
        return (folder.Write(name + ".images", packedImages ? Gzip(images) : images), folder.Write(name + ".labels", packedLabels ? Gzip(labels) : labels));
    }
}
