using System.IO.Compression;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Data;

/// <summary>A file of another format is called by its name, whatever it was taken for.</summary>
public sealed class ForeignFileTests
{
    public static TheoryData<string, byte[]> Formats => new()
    {
        { "a ZIP archive, as Excel's workbooks, numpy's .npz and torch.save's files are", Zip() },
        { "bzip2 data", [.. "BZh91AY&SY"u8, 1, 2, 3, 4] },
        { "Zstandard data", [0x28, 0xB5, 0x2F, 0xFD, 4, 0, 1, 2, 3] },
        { "xz data", [0xFD, .. "7zXZ"u8, 0, 0, 4, 5] },
        { "a 7z archive", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, 5] },
        { "a document of old Office versions, as .xls workbooks are", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0] },
        { "a Parquet file", [.. "PAR1"u8, 0x15, 4, 0x15, 8, 9] },
        { "a numpy array (.npy)", [0x93, .. "NUMPY"u8, 1, 0, 118, 0] },
        { "a Python pickle, as pandas and older versions of PyTorch write", [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9] },
        { "an HDF5 file, as Keras writes", [0x89, .. "HDF\r\n"u8, 0x1A, 10, 0, 0] },
        { "a GGUF file", [.. "GGUF"u8, 3, 0, 0, 0, 1, 2] },
        { "a PDF document", [.. "%PDF-1.7\n"u8, 0xE2, 0xE3] },
        { "an SQLite database", [.. "SQLite format 3\0"u8, 16, 0] },
        { "a pointer of Git LFS, in place of the file that 'git lfs pull' fetches",
            [.. "version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12\n"u8] },
        { "a page of HTML or XML, as a server answers that has no such file", [.. "<!DOCTYPE html>\n<html><head>\n"u8] },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void It_is_named_where_a_table_or_weights_are_expected(string name, byte[] file)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("file", file);
        Assert.Equal($"{path}: expected the text of a table; this is {name}.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(path)).Message);
        Assert.Equal($"{path}: expected the text of a table; this is {name}.",
            Assert.Throws<DataFormatException>(() => StreamedDataset.FromCsv([path])).Message);
        Assert.Contains($"this is {name}.", Assert.Throws<DataFormatException>(() => Tables.Prices.Read(path)).Message,
            StringComparison.Ordinal);
        string message = Assert.Throws<WeightFileException>(() => AnimalNetwork.Load(path)).Message;
        // Eight bytes tell most of them.
        if (!name.Contains("SQLite", StringComparison.Ordinal))
            Assert.StartsWith($"{path}: expected a safetensors file; this is {name}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_named_within_gzip_data_and_as_an_IDX_file()
    {
        using var folder = new TemporaryFolder();
        byte[] table = [.. "1,2,0\n3,4,1\n"u8];
        Assert.EndsWith("this is gzip data.",
            Assert.Throws<DataFormatException>(() =>
                Dataset.FromCsv(folder.Write("t.csv.gz", Fuzz.FuzzTargets.Gzip(Fuzz.FuzzTargets.Gzip(table))))).Message,
                    StringComparison.Ordinal);
        Assert.StartsWith($"{folder["w"]}: expected a safetensors file; this is gzip data.",
            Assert.Throws<WeightFileException>(() =>
                AnimalNetwork.Load(folder.Write("w", Fuzz.FuzzTargets.Gzip(new AnimalNetwork().SaveToBytes())))).Message,
                    StringComparison.Ordinal);
        Assert.Contains("found 504B0304, as of a ZIP archive",
            Assert.Throws<DataFormatException>(() => Dataset.FromIdx(folder.Write("a", Zip()), folder.Write("b", Zip()))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_begins_like_one_is_a_table()
    {
        Assert.Equal(2, Dataset.FromCsv(new MemoryStream([.. "PAR1,b,c\n1,2,0\n3,4,1\n"u8])).Count);
        Assert.Equal(2, Dataset.FromCsv(new MemoryStream([.. "PK,b,c\n1,2,0\n3,4,1\n"u8])).Count);
        Assert.Equal(2, Dataset.FromCsv(new MemoryStream([.. "version,b,c\n1,2,0\n3,4,1\n"u8])).Count);
    }

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("table.csv").Open();
            entry.Write("1,2,0\n3,4,1\n"u8);
        }

        return bytes.ToArray();
    }
}
