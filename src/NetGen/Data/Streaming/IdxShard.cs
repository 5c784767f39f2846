using NetGen.Numerics;

namespace NetGen.Data.Streaming;

/// <summary>A run of images with their answers in a pair of IDX files. What is packed can only be read from the beginning, and is one
/// run.</summary>
internal sealed class IdxShard(IdxPair files, int first, int count, int blockSize, SampleNames names, int firstLabel) : SampleShard
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
            digest.AddFile(files.Answers.Path);
        }
    }

    public override IEnumerable<Dataset> Read(CancellationToken cancellation)
    {
        using IdxStream images = files.Images.Open(first);
        using IdxStream answers = files.Answers.Open(first);
        for (int done = 0; done < count;)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(blockSize, count - done);
            byte[] values = images.Read(rows);
            yield return files.Images.Header.Samples(values, files.Answers.Header, answers.Read(rows), names, firstLabel, first + done);
            done += rows;
        }
    }
}

/// <summary>The two files, whose headers have been read and fit each other.</summary>
internal sealed record IdxPair(IdxRows Images, IdxRows Answers)
{
    // Large enough that a disk's seek does not count, small enough that many make a window.
    private const int BlockBytes = 1 << 20;

    /// <exception cref="DataFormatException">A file is not IDX, has another length than its header says, or the two do not belong
    /// together.</exception>
    public static IdxPair Of(string imagesPath, string answersPath)
    {
        var pair = new IdxPair(IdxRows.OfImages(imagesPath), IdxRows.OfAnswers(answersPath));
        pair.Images.Header.RequireAnswers(pair.Answers.Header);
        return pair;
    }

    /// <summary>Goes through the labels.</summary>
    public void AddLabelsTo(LabelNumbers numbers)
    {
        using IdxStream answers = Answers.Open(0);
        for (int done = 0, rows; done < Answers.Count && !numbers.IsSettled; done += rows)
        {
            rows = Math.Min(BlockBytes / Answers.RowLength, Answers.Count - done);
            numbers.Add(Answers.Header.Element.Labels(answers.Read(rows)));
        }
    }

    /// <summary>Blocks that can be read in any order, or the whole where one of the files is packed. A block fits in an array.</summary>
    public IEnumerable<SampleShard> Shards(int? blockSize, SampleNames names, int firstLabel)
    {
        int size = Math.Min(blockSize ?? Math.Max(1, BlockBytes / Images.RowLength),
            Array.MaxLength / Math.Max(Images.RowLength, Answers.RowLength));
        int shard = Images.IsPacked || Answers.IsPacked ? Images.Count : size;
        for (long first = 0; first < Images.Count; first += shard)
        {
            yield return new IdxShard(this, (int)first, (int)Math.Min(shard, Images.Count - first), size, names, firstLabel);
        }
    }
}
