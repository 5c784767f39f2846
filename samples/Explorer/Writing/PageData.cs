extern alias generator;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Explorer.Compiling;
using Explorer.Galleries;
using Explorer.Grid;
using Explorer.Training;
using NetGen;
using RuleCatalog = generator::NetGen.Generator.Diagnostics.RuleCatalog;

namespace Explorer.Writing;

/// <summary>Everything that the page draws, as JSON: the grid's trainings, the galleries, what the rules are called.</summary>
internal static class PageData
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // The default encoder escapes < and &, so that nothing can end the element it stands in.
        Encoder = JavaScriptEncoder.Default,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>The data of a page.</summary>
    /// <param name="cells">Every cell of the grid, in order.</param>
    /// <param name="galleries">Every gallery.</param>
    public static string Write(IReadOnlyList<CellRecord> cells, IReadOnlyList<GalleryRecord> galleries)
    {
        var messages = new Table<SaidRule>();
        var troubles = new Table<ToldTrouble>();
        var grid = new
        {
            Epochs = GridMaker.Epochs,
            Predicted = cells.Where(cell => cell.Cell.Rate == 0).Select(cell => cell.Predicted()).ToList(),
            Fresh = cells.Where(cell => cell.Cell is { Rate: 0, Dropout: 0 }).Select(cell => cell.Fresh()).ToList(),
            Trained = cells.Select(cell => cell.Trained()).ToList(),
            BrokeAt = cells.Where(cell => cell.Run.BrokeAt is not null).ToDictionary(cell => cell.Cell.Index, cell => cell.Run.BrokeAt),
            Findings = cells.Select(cell => cell.Judgement.Findings.DistinctBy(finding => finding.RuleId).Select(finding => messages.IndexOf(SaidRule.Of(finding))).ToList()).ToList(),
            Troubles = cells.Select(cell => cell.Run.Troubles.Select(ToldTrouble.Of).Distinct().Select(troubles.IndexOf).ToList()).ToList(),
        };
        return JsonSerializer.Serialize(
            new
            {
                Axes = Axes.All,
                Grid = grid,
                Messages = messages.Entries,
                Troubles = troubles.Entries,
                Rules = RuleCatalog.All.ToDictionary(rule => rule.Id, rule => rule.Title),
                Galleries = galleries,
            },
            Options);
    }

    /// <summary>The data of a page with other galleries.</summary>
    public static string WithGalleries(string data, IReadOnlyList<GalleryRecord> galleries)
    {
        JsonNode page = JsonNode.Parse(data)!;
        page["galleries"] = JsonSerializer.SerializeToNode(galleries, Options);
        return page.ToJsonString(Options);
    }

    /// <summary>Entries that are written once, however often they are used.</summary>
    private sealed class Table<T> where T : notnull
    {
        private readonly Dictionary<T, int> indices = [];

        public List<T> Entries { get; } = [];

        public int IndexOf(T entry)
        {
            if (!indices.TryGetValue(entry, out int index))
            {
                indices.Add(entry, index = Entries.Count);
                Entries.Add(entry);
            }

            return index;
        }
    }
}

/// <summary>What a rule said.</summary>
internal sealed record SaidRule(string Rule, string Severity, string Layer, string Text)
{
    public static SaidRule Of(CompilerFinding finding) => new(finding.RuleId, finding.Severity.ToString(), finding.Layer ?? "", finding.Message);
}

/// <summary>What a monitor told: the kind of trouble, and the rule that explains it.</summary>
internal sealed record ToldTrouble(string Kind, string Rule)
{
    public static ToldTrouble Of(TrainingTrouble trouble) => new(trouble.Kind.ToString(), trouble.RuleId);
}

/// <summary>A gallery with its pictures.</summary>
internal sealed record GalleryRecord(string Id, string Group, IReadOnlyList<NetworkRecord> Networks, IReadOnlyList<Picture> Pictures)
{
    /// <summary>Draws all galleries.</summary>
    public static IReadOnlyList<GalleryRecord> DrawAll(IEnumerable<Gallery> galleries)
    {
        List<Gallery> drawn = [.. galleries];
        List<Declaration> declarations = [.. drawn.SelectMany(gallery => gallery.Networks).DistinctBy(network => network.Name)];
        var bench = new Bench(Workshop.Compile(declarations));
        Dictionary<string, Judgement> judgements = declarations.Zip(Judgement.Of(declarations)).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        return
        [
            .. drawn.Select(gallery =>
            {
                List<Picture> pictures = [.. gallery.Draw(bench)];
                return new GalleryRecord(gallery.Id, gallery.Group, [.. gallery.Networks.Select(network => NetworkRecord.Of(network, judgements[network.Name], bench.Runs.GetValueOrDefault(network.Name)))], pictures);
            }),
        ];
    }
}

/// <summary>A network of a gallery: as it is written, what is said of it, and how its training ended where it had one.</summary>
internal sealed record NetworkRecord(
    string Name, string Source, IReadOnlyList<SaidRule> Findings, IReadOnlyList<ToldTrouble> Troubles, double? Accuracy, long? BrokeAt)
{
    public static NetworkRecord Of(Declaration network, Judgement judgement, Run? run) => new(
        network.Name, network.Source, [.. judgement.Findings.DistinctBy(finding => finding.RuleId).Select(SaidRule.Of)],
        run is null ? [] : [.. run.Troubles.Select(ToldTrouble.Of).Distinct()], run is { BrokeAt: null } ? Picture.Round(run.Accuracy) : null, run?.BrokeAt);
}
