using NetGen.Numerics;

namespace NetGen.Data.Streaming;

/// <summary>A table of text, plain or gzip, that has been gone through once: for its columns, the number of its rows and the texts of its
/// classes.</summary>
internal sealed class CsvShard : SampleShard
{
    private const int BlockRows = 1 << 12;

    private readonly string path;
    private readonly CsvOptions options;

    /// <param name="path">The file.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="first">The table whose columns it must have, in any order, where both have a header.</param>
    public CsvShard(string path, CsvOptions options, CsvShard? first)
    {
        this.path = path;
        this.options = options;
        using FileStream file = DataFile.Open(path, "the text of a table");
        Stream content = Gzip.Open(file, path);
        try
        {
            using var text = new TableText(content, options.Encoding, path);
            var table = new CsvTable(text, options, path, first);
            Count = table.Scan();
            (Columns, Classes) = (table.Columns, table.Classes);
        }
        catch (DataFormatException e)
        {
            throw Gzip.Cause(content, e);
        }
    }

    private CsvShard(CsvShard scanned, CsvOptions options)
    {
        this.options = options;
        (path, Count, Classes, Columns) = (scanned.path, scanned.Count, scanned.Classes, scanned.Columns);
    }

    public override string Name => path;

    public override int Count { get; }

    /// <summary>Which column means what.</summary>
    public CsvColumns Columns { get; }

    /// <summary>The distinct texts of the class column; none for real targets.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The same with classes that all shards agree on.</summary>
    public CsvShard With(IReadOnlyList<string>? classNames) => new(this, options with
    {
        Header = Columns.HasHeader ? CsvHeader.Yes : CsvHeader.No,
        ClassNames = classNames,
        FirstLabel = classNames is null ? options.FirstLabel ?? 0 : null,
    });

    internal override void AddTo(ref Digest digest) => digest.AddFile(path);

    public override IEnumerable<Dataset> Read(CancellationToken cancellation)
    {
        using FileStream file = DataFile.Open(path, "the text of a table");
        using var text = new TableText(Gzip.Open(file, path), options.Encoding, path);
        foreach (Dataset block in new CsvTable(text, options, path).ReadBlocks(BlockRows, Columns))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return block;
        }
    }
}
