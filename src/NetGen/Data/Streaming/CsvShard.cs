using NetGen.Numerics;

namespace NetGen.Data.Streaming;

/// <summary>A table of text, plain or gzip, that has been gone through once: for the number of its rows and the texts of its classes.</summary>
internal sealed class CsvShard : SampleShard
{
    private const int BlockRows = 1 << 12;

    private readonly string path;
    private readonly CsvOptions options;

    public CsvShard(string path, CsvOptions options)
    {
        this.path = path;
        this.options = options;
        Classes = [];
        foreach ((Dataset block, CsvTable table) in Blocks())
        {
            Count = checked(Count + block.Count);
            Classes = [.. table.Classes];
        }
    }

    private CsvShard(CsvShard scanned, IReadOnlyList<string> classNames)
    {
        path = scanned.path;
        options = scanned.options with { ClassNames = classNames };
        Count = scanned.Count;
        Classes = scanned.Classes;
    }

    public override string Name => path;

    public override int Count { get; }

    /// <summary>The distinct texts of the class column; none for real targets.</summary>
    public IEnumerable<string> Classes { get; }

    /// <summary>The same with classes that all shards agree on.</summary>
    public CsvShard With(IReadOnlyList<string> classNames) => new(this, classNames);

    internal override void AddTo(ref Digest digest) => digest.AddFile(path);

    public override IEnumerable<Dataset> Read(CancellationToken cancellation)
    {
        foreach ((Dataset block, _) in Blocks())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return block;
        }
    }

    private IEnumerable<(Dataset Block, CsvTable Table)> Blocks()
    {
        using FileStream file = File.OpenRead(path);
        using var text = new StreamReader(Gzip.Open(file));
        var table = new CsvTable(text, options, path);
        using IEnumerator<Dataset> blocks = table.ReadBlocks(BlockRows).GetEnumerator();
        while (Gzip.Named(path, blocks.MoveNext))
        {
            yield return (blocks.Current, table);
        }
    }
}
