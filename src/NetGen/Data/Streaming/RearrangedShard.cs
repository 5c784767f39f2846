using NetGen.Numerics;

namespace NetGen.Data.Streaming;

/// <summary>A shard whose columns and classes are put in the order of names as it is read.</summary>
internal sealed class RearrangedShard(SampleShard shard, SampleNames names) : SampleShard
{
    public override string Name => shard.Name;

    public override int Count => shard.Count;

    internal override int FirstRow => shard.FirstRow;

    internal override void AddTo(ref Digest digest) => shard.AddTo(ref digest);

    public override IEnumerable<Dataset> Read(CancellationToken cancellation) =>
        shard.Read(cancellation).Select(block => block.WithColumnsOf(names));
}
