using System.IO.Compression;
using NetGen.Tests.Files;

namespace NetGen.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 255, 51, 102];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 3];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void FromIdx_plain_images_are_bytes()
    {
        Dataset data = Dataset.FromIdx(folder.Write("images", Images), folder.Write("labels", Labels), firstLabel: 0);
        Assert.Equal((2, 2, 8), (data.Count, data.InputLength, data.ClassCount));
        Assert.Equal([7, 3], data.Labels.ToArray());
        Assert.True(data.HasBytes);
        Assert.Equal([0, 255, 51, 102], data.Bytes.ToArray());
        Assert.Equal([0f, 255, 51, 102], data.Inputs.ToArray());
    }

    [Fact]
    public void FromIdx_gzip_is_told_by_its_bytes_and_not_its_name()
    {
        Dataset data = Dataset.FromIdx(folder.Write("images.idx", Gzip(Images)), folder.Write("labels.gz", Labels), firstLabel: 0);
        Assert.Equal([0f, 255, 51, 102], data.Inputs.ToArray());
    }

    [Fact]
    public void FromIdx_rank_4_and_large_files_are_read_whole()
    {
        // Larger than the first piece that is read, so that the pieces are put together.
        int count = 1100;
        byte[] pixels = [.. Enumerable.Range(0, count * 32 * 32 * 2).Select(i => (byte)(i * 7))];
        byte[] images = [0, 0, 8, 4, .. BigEndian(count), .. BigEndian(32), .. BigEndian(32), .. BigEndian(2), .. pixels];
        byte[] labels = [0, 0, 8, 1, .. BigEndian(count), .. new byte[count]];
        Dataset data = Dataset.FromIdx(folder.Write("images", Gzip(images)), folder.Write("labels", labels));
        Assert.Equal(2048, data.InputLength);
        Assert.Equal(pixels.Select(value => (float)value), data.Inputs.ToArray());
    }

    public static TheoryData<string, byte[], string> HostileImages => new()
    {
        { "empty", [], "expected 4 bytes of the magic number; the file ends after 0" },
        { "three bytes", [0, 0, 8], "expected 4 bytes of the magic number; the file ends after 3" },
        { "wrong magic", [1, 0, 8, 3, .. Images[4..]], "expected an IDX file, which begins with the bytes 00 00; found 01000803" },
        { "text", "label,pixel"u8.ToArray(), "expected an IDX file" },
        { "no type", [0, 0, 0x0A, 3, .. Images[4..]], "expected elements of type 08 (unsigned byte), 09" },
        { "floats", [0, 0, 0x0D, 3, .. Images[4..]], "expected 4 elements after the header; the file ends after 1" },
        { "labels for images", Labels, "expected 2 to 4 dimensions at byte 3; found 1" },
        { "200 dimensions", [0, 0, 8, 200, .. Images[4..]], "found 200" },
        { "header cut", Images[..14], "expected 4 bytes of the extent of dimension 2; the file ends after 2" },
        { "data cut", Images[..^1], "expected 4 elements after the header; the file ends after 3" },
        { "data added", [.. Images, 0], "expected 4 elements after the header; found more" },
        { "no samples", [0, 0, 8, 3, .. BigEndian(0), .. BigEndian(1), .. BigEndian(1)], "the extent of dimension 0 is 0" },
        { "2^40 bytes", [0, 0, 8, 3, .. BigEndian(1 << 20), .. BigEndian(1 << 10), .. BigEndian(1 << 10), 1], "fewer than 2^31 elements" },
        { "2^96 bytes", [0, 0, 8, 3, .. BigEndian(-1), .. BigEndian(-1), .. BigEndian(-1), 1], "the extent of dimension 0 is 4294967295" },
        { "2^30 bytes", [0, 0, 8, 3, .. BigEndian(1 << 20), .. BigEndian(1 << 10), .. BigEndian(1), 1], "expected 1073741824 elements after the header; the file ends after 1" },
        { "gzip cut", Gzip(Images)[..^12], "" },
        { "gzip damaged", [.. Gzip(Images)[..10], 0xFF, 0xFF, 0xFF, .. Gzip(Images)[13..]], "its gzip data is damaged" },
        { "gzip checksum", [.. Gzip(Images)[..^8], 1, 2, 3, 4, .. Gzip(Images)[^4..]], "its gzip data is damaged" },
    };

    [Theory]
    [MemberData(nameof(HostileImages))]
    public void FromIdx_hostile_images_are_refused_with_file_and_place(string name, byte[] content, string message)
    {
        string images = folder.Write(name, content);
        string labels = folder.Write("good labels", Labels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<DataFormatException>(() => Dataset.FromIdx(images, labels));
        // A header's promise costs nothing: only what the file holds is ever allocated.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.StartsWith(images + ": ", e.Message);
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public void FromIdx_unequal_counts_name_both_files()
    {
        string images = folder.Write("images", Images);
        string labels = folder.Write("labels", [0, 0, 8, 1, 0, 0, 0, 3, 7, 3, 1]);
        var e = Assert.Throws<DataFormatException>(() => Dataset.FromIdx(images, labels));
        Assert.Equal($"{labels}: expected 2 labels, one for each image of {images}; found 3.", e.Message);
    }

    [Fact]
    public void FromIdx_missing_file_is_the_file_system_s_error() =>
        Assert.Throws<FileNotFoundException>(() => Dataset.FromIdx(folder["none"], folder["none"]));

    internal static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
