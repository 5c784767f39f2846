namespace NetGen.Training.Sharding;

/// <summary>
/// How a batch is divided: into micro-batches of nearly equal size in whole tiles, these into shards, contiguous runs of them. A function
/// of the batch's size and the plan alone, never of the threads: that is why the bits do not depend on them.
/// </summary>
internal readonly record struct ShardLayout
{
    // Kernels take rows by so many, and what is left one by one: of 127 rows the last seven would take as long as thirty.
    private const int Tile = 8;

    public ShardLayout(int count, int microBatch, int largestShards)
    {
        Count = count;
        if (count <= microBatch)
        {
            (Size, Parts, Shards) = (count, 1, 1);
            return;
        }

        int parts = (count + microBatch - 1) / microBatch;
        int size = (count + parts - 1) / parts;
        Size = Math.Min(microBatch, (size + Tile - 1) / Tile * Tile);
        Parts = (count + Size - 1) / Size;
        Shards = Math.Min(Parts, largestShards);
    }

    /// <summary>Samples of the batch.</summary>
    public int Count { get; }

    /// <summary>Samples of a micro-batch; the last may have fewer.</summary>
    public int Size { get; }

    public int Parts { get; }

    public int Shards { get; }

    /// <summary>A shard's first sample; for the one behind the last, the batch's size.</summary>
    public int StartOf(int shard) =>
        shard == 0 ? 0 : shard == Shards ? Count : Math.Min((int)((long)shard * Parts / Shards) * Size, Count);
}
