using NetGen.Numerics;

namespace NetGen.Data.Streaming;

/// <summary>A run of labelled images in a pair of IDX files. What is packed can only be read from the beginning, and is one run.</summary>
internal sealed class IdxShard(IdxPair files, int first, int count, int blockSize, SampleNames names) : SampleShard
{
    public override string Name => files.Images.Path;

    public override int Count => count;

    internal override int FirstRow => first;

    internal override void AddTo(ref Digest digest)
    {
        // The first run of a pair of files stands for all of it.
        if (first == 0)
        {
            digest.AddFile(files.Images.Path);
            digest.AddFile(files.Labels.Path);
        }
    }

    public override IEnumerable<Dataset> Read(CancellationToken cancellation)
    {
        using IdxStream images = files.Images.Open(first);
        using IdxStream labels = files.Labels.Open(first);
        for (int done = 0; done < count;)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(blockSize, count - done);
            byte[] values = images.Read(rows);
            yield return Dataset.WithLabels(new InputValues(values), Array.ConvertAll(labels.Read(rows), value => (int)value), names);
            done += rows;
        }
    }
}

/// <summary>The two files, whose headers have been read and fit each other.</summary>
internal sealed record IdxPair(IdxRows Images, IdxRows Labels)
{
    // Large enough that a disk's seek does not count, small enough that many make a window.
    private const int BlockBytes = 1 << 20;

    /// <exception cref="DataFormatException">A file is not IDX, has another length than its header says, or the two do not belong together.</exception>
    public static IdxPair Of(string imagesPath, string labelsPath)
    {
        IdxRows images = IdxRows.Of(imagesPath, minRank: 2, maxRank: 4);
        IdxRows labels = IdxRows.Of(labelsPath, minRank: 1, maxRank: 1);
        IdxFile.RequirePair(imagesPath, images.Count, labelsPath, labels.Count);
        return new IdxPair(images, labels);
    }

    /// <summary>Blocks that can be read in any order, or the whole where one of the files is packed.</summary>
    public IEnumerable<SampleShard> Shards(int? blockSize, SampleNames names)
    {
        int size = blockSize ?? Math.Max(1, BlockBytes / Images.RowLength);
        int shard = Images.IsPacked || Labels.IsPacked ? Images.Count : size;
        for (long first = 0; first < Images.Count; first += shard)
        {
            yield return new IdxShard(this, (int)first, (int)Math.Min(shard, Images.Count - first), size, names);
        }
    }
}
