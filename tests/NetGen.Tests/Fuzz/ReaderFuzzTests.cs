using NetGen.Tests.Files;

namespace NetGen.Tests.Fuzz;

/// <summary>
/// Files that chance changed: every reader takes them or refuses them with the exceptions that it documents, within 2 seconds, in memory that grows with
/// the file (64 times and a megabyte), and leaves nothing half loaded.
/// </summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private static readonly Dictionary<string, Func<TemporaryFolder, FuzzTarget>> Targets = new()
    {
        ["csv"] = FuzzTargets.Csv,
        ["streamed csv"] = FuzzTargets.StreamedCsv,
        ["declared table"] = FuzzTargets.DeclaredTable,
        ["idx"] = FuzzTargets.Idx,
        ["images"] = FuzzTargets.Images,
        ["image folder"] = FuzzTargets.ImageFolders,
        ["safetensors"] = FuzzTargets.SafeTensors,
        ["weight sources"] = FuzzTargets.WeightSources,
        ["encoders"] = PreparedWeightTargets.Encoders,
        ["preprocessing"] = PreparedWeightTargets.Preprocessing,
        ["stream state"] = PreparedWeightTargets.StreamState,
        ["checkpoint"] = FuzzTargets.Checkpoint,
        ["journal"] = FuzzTargets.Journal,
    };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Readers => new(Targets.Keys);

    internal static IEnumerable<string> Names => Targets.Keys;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Readers))]
    public void Reader_survives_some_changed_files(string reader) => Assert.InRange(Targets[reader](folder).Run(first: 0, count: 250), 1, 249);

    /// <summary>Over all readers 325,000; another beginning by the environment's NETGEN_FUZZ_FIRST.</summary>
    [Theory(Explicit = true)]
    [InlineData("csv", 60_000)]
    [InlineData("streamed csv", 40_000)]
    [InlineData("declared table", 20_000)]
    [InlineData("idx", 40_000)]
    [InlineData("images", 30_000)]
    [InlineData("image folder", 5_000)]
    [InlineData("safetensors", 40_000)]
    [InlineData("weight sources", 20_000)]
    [InlineData("encoders", 20_000)]
    [InlineData("preprocessing", 20_000)]
    [InlineData("stream state", 20_000)]
    [InlineData("checkpoint", 5_000)]
    [InlineData("journal", 5_000)]
    public void Reader_survives_many_changed_files(string reader, int count)
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("NETGEN_FUZZ_FIRST"), out int given) ? given : 1_000;
        Assert.InRange(Targets[reader](folder).Run(first, count), 1, count - 1);
    }
}
