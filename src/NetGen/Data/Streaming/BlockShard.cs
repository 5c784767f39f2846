namespace NetGen.Data.Streaming;

/// <summary>A block that a function of the user's reads in one piece.</summary>
internal sealed class BlockShard(string name, int count, Func<Dataset> read) : SampleShard
{
    public override string Name => name;

    public override int Count => count;

    public override IEnumerable<Dataset> Read(CancellationToken cancellation)
    {
        yield return read();
    }
}
