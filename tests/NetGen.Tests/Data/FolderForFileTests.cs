using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Data;

/// <summary>A folder where a file is expected is called one, wherever files are read; systems say that access is denied.</summary>
public sealed class FolderForFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public FolderForFileTests() => path = Directory.CreateDirectory(folder["data"]).FullName;

    public static TheoryData<string, string> Readers => new()
    {
        { "csv", "the text of a table" }, { "streamed csv", "the text of a table" }, { "declared table", "the text of a table" },
        { "rows of a table", "the text of a table" }, { "idx", "an IDX file" }, { "streamed idx", "an IDX file" },
    };

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Readers))]
    public void It_is_named_with_what_is_in_it(string reader, string expected)
    {
        Assert.Equal($"{path}: expected {expected}; found a folder without files.", MessageOf(reader));
        foreach (string name in (string[])["b.csv", "a.csv"])
        {
            File.WriteAllText(Path.Combine(path, name), "1,2,0\n");
        }

        Assert.Equal($"{path}: expected {expected}; found a folder with 'a.csv', 'b.csv'.", MessageOf(reader));
    }

    [Fact]
    public void It_is_named_where_weights_are_expected() =>
        Assert.Equal($"{path}: expected a file of weights; found a folder.",
            Assert.Throws<WeightFileException>(() => AnimalNetwork.Load(path)).Message);

    [Theory]
    [InlineData("data", "Expected the path of a file to write; found a folder: name a file in it.")]
    [InlineData("new/", "Expected the path of a file to write; found that of a folder, which ends in a separator: name a file in it.")]
    [InlineData("new/net", "Expected a path in a folder that exists; '{folder}new' does not: make it first.")]
    public void It_is_named_where_weights_are_saved(string place, string expected)
    {
        string to = Path.Combine(folder[""], place), root = Path.TrimEndingDirectorySeparator(folder[""]) + Path.DirectorySeparatorChar;
        Assert.Equal($"{to}: could not be written; what was there before is untouched. {expected.Replace("{folder}", root, StringComparison.Ordinal)}",
            Assert.Throws<WeightFileException>(() => new AnimalNetwork(1).Save(to)).Message);
        Assert.Equal(["data"], folder.Names);
    }

    [Fact]
    public void It_is_named_where_a_journal_is_written() => Assert.Equal(
        $"The journal '{path}' cannot be opened: expected the path of a file; found a folder: name a file in it.",
        Assert.Throws<StudyException>(() => new NetGen.Selection.JournalFile(path).Open(null!)).Message);

    private string MessageOf(string reader) => Assert.Throws<DataFormatException>(() =>
    {
        object _ = reader switch
        {
            "csv" => Dataset.FromCsv(path),
            "streamed csv" => StreamedDataset.FromCsv([path]),
            "declared table" => Tables.Prices.Read(path),
            "rows of a table" => new Tables.Prices(1).PredictRows(path),
            "idx" => Dataset.FromIdx(path, path),
            _ => StreamedDataset.FromIdx(path, path, blockSize: 2),
        };
    }).Message;
}
