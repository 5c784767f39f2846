extern alias explorer;

using System.Runtime.CompilerServices;
using System.Text.Json;
using explorer::Explorer.Galleries;
using explorer::Explorer.Grid;
using explorer::Explorer.Writing;

namespace NetGen.Tests.Explorer;

/// <summary>The page of samples/Explorer: it is what its parts and its data make, its data are what the trainings give, and nothing in it lacks words.</summary>
public sealed class ExplorerPageTests
{
    private static readonly string Samples = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "samples"));
    private static readonly Lazy<string> Page = new(() => File.ReadAllText(Path.Combine(Samples, "Explorer", "explorer.html")));
    private static readonly Lazy<JsonElement> Data = new(() => JsonDocument.Parse(PageFile.DataOf(Page.Value)).RootElement);

    [Fact]
    public void Page_is_what_its_parts_and_its_data_make()
    {
        Assert.True(PageFile.Write(PageFile.DataOf(Page.Value)) == Page.Value, "Stale: dotnet run -c Release --project samples/Explorer -- page");
        Assert.InRange(new FileInfo(Path.Combine(Samples, "Explorer", "explorer.html")).Length, 1, 3_000_000);
        Assert.DoesNotMatch(@"https?://(?!www\.w3\.org)", Page.Value);
    }

    /// <summary>Cells of every kind, trained anew: bit for bit on the instruction set that the page was made with, of which another one differs.</summary>
    [Fact]
    public void Trainings_give_the_data_of_the_page()
    {
        // Of one compiled network each: deep and shallow, with and without batch normalisation, one that learns, one that does not, one that breaks down.
        Cell[] cells = [new(0, 0, 2, 0, 6, 0, 1), new(0, 0, 2, 0, 1, 1, 2), new(1, 0, 1, 1, 2, 0, 1), new(2, 0, 0, 0, 0, 0, 1), new(2, 0, 2, 0, 10, 0, 2)];
        var grid = Data.Value.GetProperty("grid");
        foreach (CellRecord record in GridMaker.Train(cells, _ => { }))
        {
            int index = record.Cell.Index;
            Assert.Equal(grid.GetProperty("predicted")[index / 3].GetString(), record.Predicted());
            Assert.Equal(grid.GetProperty("fresh")[index / 6].GetString(), record.Fresh());
            Assert.Equal(grid.GetProperty("trained")[index].GetString(), record.Trained());
            Assert.Equal(
                grid.GetProperty("findings")[index].EnumerateArray().Select(message => Data.Value.GetProperty("messages")[message.GetInt32()].GetProperty("text").GetString()),
                record.Judgement.Findings.DistinctBy(finding => finding.RuleId).Select(finding => finding.Message));
        }
    }

    /// <summary>A cell's start is drawn into the network that its cells share: as the constructor of its own declaration draws it.</summary>
    [Fact]
    public void Start_of_a_cell_is_that_of_its_own_network()
    {
        var cell = new Cell(1, 0, 3, 0, 9, 1, 1);
        var declaration = cell.Declare("Own");
        var own = explorer::Explorer.Compiling.Workshop.Compile([declaration])["Own"];
        float[] drawn = own.NewTrainer(1).Parameters.ToArray(), filled = new float[drawn.Length];
        foreach (var (tensor, start) in own.Summary.Parameters.Zip(explorer::Explorer.Compiling.Judgement.Of([declaration])[0].Starts))
            start.Fill(filled, tensor, 1);
        Assert.Equal(drawn, filled);
        Assert.Equal(own.Summary.Findings, explorer::Explorer.Compiling.Judgement.Of([declaration])[0].Findings);
    }

    [Fact]
    public void Every_statement_has_pictures_a_lesson_and_words_in_both_languages()
    {
        var (english, korean) = (Words("en"), Words("ko"));
        Assert.Equal(Gallery.All.Select(gallery => gallery.Id), Data.Value.GetProperty("galleries").EnumerateArray().Select(gallery => gallery.GetProperty("id").GetString()));
        string[] lessons = [.. Gallery.All.Select((gallery, index) => $"{index + 1:00}-{gallery.Id}.cs")];
        Assert.Equal(lessons, Directory.GetFiles(Path.Combine(Samples, "Lectures"), "*.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Data.Value.GetProperty("galleries").EnumerateArray(), gallery =>
        {
            Assert.NotEmpty(gallery.GetProperty("pictures").EnumerateArray());
            foreach (string part in new[] { "title", "statement", "look" })
                Assert.All(new[] { english, korean }, words => Assert.Contains($"{gallery.GetProperty("id").GetString()}.{part}", words.Keys));
        });
        // What is said in one language alone: the catalogue has the rules' names in English.
        Assert.All(korean.Keys.Except(english.Keys), key => Assert.StartsWith("rule.", key, StringComparison.Ordinal));
        Assert.Empty(english.Keys.Except(korean.Keys));
        Assert.All(korean.Where(word => word.Key.EndsWith(".look", StringComparison.Ordinal)), word => Assert.Matches("[가-힣]", word.Value));
    }

    [Fact]
    public void Every_rule_that_speaks_has_a_name_and_a_cure_in_both_languages()
    {
        var (english, korean) = (Words("en"), Words("ko"));
        var spoken = Data.Value.GetProperty("messages").EnumerateArray().Concat(Data.Value.GetProperty("troubles").EnumerateArray())
            .Concat(Data.Value.GetProperty("galleries").EnumerateArray().SelectMany(gallery => gallery.GetProperty("networks").EnumerateArray())
                .SelectMany(network => network.GetProperty("findings").EnumerateArray().Concat(network.GetProperty("troubles").EnumerateArray()))).ToList();
        Assert.All(spoken.Select(one => one.GetProperty("rule").GetString()!).Where(rule => rule != "").Distinct(), rule =>
        {
            Assert.Contains("rule." + rule, korean.Keys);
            Assert.All(new[] { english, korean }, words => Assert.Contains("cure." + rule, words.Keys));
        });
        Assert.All(spoken.Where(one => one.TryGetProperty("kind", out _)).Select(one => one.GetProperty("kind").GetString()).Distinct(),
            kind => Assert.All(new[] { english, korean }, words => Assert.Contains("trouble." + kind, words.Keys)));
    }

    private static Dictionary<string, string> Words(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Samples, "Explorer", "Page", "text", language + ".json")))!;

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
