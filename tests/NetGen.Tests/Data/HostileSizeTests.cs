using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NetGen.Images;
using NetGen.Tests.Files;
using NetGen.Tests.Fuzz;

namespace NetGen.Tests.Data;

/// <summary>What a small file promises is held against what is there before room is made for it; damaged archives are called that.</summary>
public sealed class HostileSizeTests : IDisposable
{
    private static readonly byte[] TwoLabels = [0, 0, 8, 1, 0, 0, 0, 2, 0, 1];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Gzip_cut_anywhere_is_named_as_that_in_tables_and_idx_files()
    {
        byte[] table = FuzzTargets.Gzip(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"{i * 7919 % 1000},{i % 2}\n"))));
        byte[] images = FuzzTargets.Gzip([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 50, .. Enumerable.Range(0, 100).Select(i => (byte)(i * i))]);
        string labels = folder.Write("labels", TwoLabels);
        for (int cut = 2; cut < table.Length; cut++)
            AssertDamaged(() => Dataset.FromCsv(new MemoryStream(table[..cut])));
        for (int cut = 2; cut < images.Length; cut++)
        {
            string path = folder.Write("images", images[..cut]);
            AssertDamaged(() => Dataset.FromIdx(path, labels));
            AssertDamaged(() => StreamedDataset.FromIdx(path, labels).Blocks(CancellationToken.None).Count());
        }

        Assert.Equal(300, Dataset.FromCsv(new MemoryStream(table)).Count);
    }

    /// <summary>So much that it is read in many pieces: what the damage makes of a piece is not taken for rows.</summary>
    [Fact]
    public void Gzip_of_a_long_table_cut_or_changed_anywhere_is_named_as_that_and_no_row_is_blamed()
    {
        var random = new Random(1);
        byte[] table = FuzzTargets.Gzip(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 3_000).Select(i => $"{random.Next(1_000_000)}.{random.Next(100)},{random.Next(1_000_000)},{i % 3}\n"))));
        for (int cut = 2; cut < table.Length; cut += 97)
            AssertDamaged(() => Dataset.FromCsv(new MemoryStream(table[..cut])));
        for (int at = 10; at < table.Length; at += 193)
        {
            byte[] changed = [.. table];
            changed[at] ^= 0x10;
            AssertDamaged(() => Dataset.FromCsv(new MemoryStream(changed)));
            AssertDamaged(() => StreamedDataset.FromCsv([folder.Write("t.csv.gz", changed)]));
        }

        byte[] head = FuzzTargets.Gzip([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 50, .. Enumerable.Range(0, 100).Select(i => (byte)random.Next(256))]);
        string labels = folder.Write("labels", TwoLabels);
        for (int at = 10; at < head.Length; at++)
        {
            byte[] changed = [.. head];
            changed[at] ^= 4;
            string path = folder.Write("images", changed);
            AssertDamaged(() => Dataset.FromIdx(path, labels));
            AssertDamaged(() => StreamedDataset.FromIdx(path, labels).Blocks(CancellationToken.None).Count());
        }
    }

    [Fact]
    public void Lines_to_pass_over_beyond_the_end_take_no_time() =>
        Assert.Contains("found no text", Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader("1,2,0\n"), new CsvOptions { SkipLines = int.MaxValue })).Message);

    [Theory]
    [InlineData(-8)] // checksum
    [InlineData(-1)] // length
    [InlineData(30)] // data
    public void Gzip_with_a_changed_byte_is_named_as_that(int at)
    {
        byte[] table = FuzzTargets.Gzip("1,2,0\n3,4,1\n5.25,6.125,0\n7,8,1\n"u8.ToArray());
        table[at < 0 ? table.Length + at : Math.Min(at, table.Length - 9)] ^= 0x10;
        AssertDamaged(() => Dataset.FromCsv(new MemoryStream(table)));
        AssertDamaged(() => StreamedDataset.FromCsv([folder.Write("t.csv.gz", table)]));
    }

    [Fact]
    public void Gzip_of_several_members_is_read_whole_and_what_follows_is_no_gzip()
    {
        byte[] two = [.. FuzzTargets.Gzip("1,0\n"u8.ToArray()), .. FuzzTargets.Gzip("2,1\n"u8.ToArray())];
        Assert.Equal([1f, 2], Dataset.FromCsv(new MemoryStream(two)).Inputs.ToArray());
        AssertDamaged(() => Dataset.FromCsv(new MemoryStream([.. two, 0, 0, 0])));
    }

    [Fact]
    public void Gzip_bomb_is_refused_before_it_fills_the_memory()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (int i = 0; i < 64; i++)
                gzip.Write(Encoding.ASCII.GetBytes(new string('0', 1 << 20)));
        string table = folder.Write("bomb.gz", packed.ToArray());
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Action read in (Action[])[() => Dataset.FromCsv(table), () => StreamedDataset.FromCsv([table])])
            Assert.Contains("unpacks to more than 100 times its size", Assert.Throws<DataFormatException>(read).Message);
        byte[] idx = FuzzTargets.Gzip([0, 0, 8, 2, 0, 0, 0, 2, 0x3F, 0xFF, 0xFF, 0xFF]);
        string images = folder.Write("images.gz", idx);
        Assert.InRange(idx.Length, 20, 60);
        Assert.Contains("file ends", Assert.Throws<DataFormatException>(
            () => StreamedDataset.FromIdx(images, folder.Write("labels", TwoLabels)).Blocks(CancellationToken.None).Count()).Message);
        Assert.Throws<DataFormatException>(() => Dataset.FromIdx(images, folder["labels"]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 96 << 20);
    }

    [Fact]
    public void Png_that_promises_more_than_it_holds_costs_nothing()
    {
        byte[] png = PngBytes.Of(2, 2, 1, new byte[4]);
        byte[][] liars =
        [
            [.. png[..33], 0x3F, 0xFF, 0xFF, 0xFF, .. png[37..]], // a chunk of a gigabyte
            [.. png[..16], 0, 0, 0x40, 0, 0, 0, 0x40, 0, .. png[24..]], // 16,384 × 16,384 pixels
            [.. png[..16], 0, 0, 0, 0, .. png[20..]], // no column
            [.. png[..8], .. png[33..]], // no head
        ];
        foreach (byte[] liar in liars)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<DataFormatException>(() => ImageFile.Read(liar, new ImageConverter(1, 1, PixelFormat.Grey), new byte[1]));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }

        // Two pixels over which a megabyte of zeros is unpacked.
        byte[] bomb = [.. png[..33], .. PngBytes.Chunk("IDAT", Zlib(new byte[1 << 20])), .. PngBytes.Chunk("IEND", [])];
        Assert.Contains("unpacks to more bytes", Assert.Throws<DataFormatException>(() => ImageFile.Read(bomb, new ImageConverter(1, 1, PixelFormat.Grey), new byte[1])).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Bitmap_of_an_impossible_height_is_no_image(int height)
    {
        byte[] bitmap = new byte[70];
        (bitmap[0], bitmap[1], bitmap[10], bitmap[14], bitmap[18], bitmap[26], bitmap[28]) = ((byte)'B', (byte)'M', 54, 40, 2, 1, 24);
        BitConverter.TryWriteBytes(bitmap.AsSpan(22), height);
        Assert.Throws<DataFormatException>(() => ImageFile.Read(bitmap, new ImageConverter(1, 1, PixelFormat.Grey), new byte[1]));
    }

    [Fact]
    public void Streamed_tables_with_a_class_in_each_row_take_time_in_proportion()
    {
        // Beside the same rows of two classes: a machine that is busy is busy with both.
        TimeSpan few = Measure(i => i % 2);
        Assert.InRange(Measure(i => i), TimeSpan.Zero, (20 * few) + TimeSpan.FromSeconds(1));

        TimeSpan Measure(Func<int, int> classOf)
        {
            string path = folder.Write("t.csv", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 80_000).Select(i => $"1,c{classOf(i)}\n"))));
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(80_000, StreamedDataset.FromCsv([path]).Blocks(CancellationToken.None).Sum(block => block.Samples.Count));
            return Stopwatch.GetElapsedTime(start);
        }
    }

    [Fact]
    public void Row_that_never_ends_is_refused()
    {
        using var text = new EndlessText();
        Assert.Contains("line 1, column 1: expected a row of at most 67108864 characters", Assert.Throws<DataFormatException>(() => Dataset.FromCsv(text)).Message);
    }

    [Fact]
    public void Block_that_no_array_holds_is_made_smaller_and_a_window_refused()
    {
        // A sparse file: 3 rows of 2^30 bytes.
        string images = folder["images"];
        using (FileStream file = File.Create(images))
        {
            file.Write([0, 0, 8, 2, 0, 0, 0, 3, 0x40, 0, 0, 0]);
            file.SetLength(12 + (3L << 30));
        }

        StreamedDataset.FromIdx(images, folder.Write("labels", [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 0]), blockSize: 3).Shards.ToList().ForEach(shard => Assert.Equal(1, shard.Count));
    }

    [Fact]
    public void Folder_whose_links_lead_in_a_circle_is_refused()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Links take privileges there.");
        Directory.CreateDirectory(folder["images/cats"]);
        folder.Write("images/cats/1.png", PngBytes.Of(1, 1, 1, [9]));
        Directory.CreateDirectory(folder["more"]);
        folder.Write("more/2.png", PngBytes.Of(1, 1, 1, [8]));
        Directory.CreateSymbolicLink(folder["images/cats/more"], folder["more"]);
        var converter = new ImageConverter(1, 1, PixelFormat.Grey);
        Assert.Equal([9, 8], ImageFolder.Read(folder["images"], converter).Bytes.ToArray());
        foreach (string target in new[] { "images/cats", "images", ".", "more" })
        {
            Directory.CreateSymbolicLink(folder["more/loop"], folder[target].TrimEnd('.', '/'));
            Assert.Contains("the link leads back", Assert.Throws<DatasetException>(() => ImageFolder.Read(folder["images"], converter)).Message);
            File.Delete(folder["more/loop"]);
        }
    }

    private static void AssertDamaged(Action read) => Assert.Contains("gzip data is damaged", Assert.Throws<DataFormatException>(read).Message, StringComparison.Ordinal);

    private static byte[] Zlib(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }

    private sealed class EndlessText : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            buffer.AsSpan(index, count).Fill('1');
            return count;
        }
    }
}
