using NetGen.Data.Streaming;

namespace NetGen;

/// <summary>
/// Samples that need not fit in memory: <c>Fit</c> reads them again in every epoch. It holds the shards that the samples come from, not the
/// samples. Immutable; one training at a time unless every shard may be read by several threads, as those of files may.
/// <para>
/// An epoch takes the shards in an order of its own, and the samples of each window (<see cref="WindowSize"/> that follow each other in
/// that order) in an order of their own; both are determined by the seed and the epoch alone. While one window is trained on, the next is
/// read on another thread. So the memory is that of two windows and one block, whatever the number of samples; a step may take its samples
/// from several windows. With a single window the order, and so every weight, is that of the same samples in memory.
/// </para>
/// </summary>
/// <example><code>
/// var train = StreamedDataset.FromCsv(Directory.GetFiles("measurements", "*.csv.gz"));
/// network.Fit(train, new FitOptions { Validation = validation });
/// </code></example>
public sealed partial class StreamedDataset
{
    // Of single-precision values, 64 MB.
    private const int DefaultWindowValues = 1 << 24;

    /// <summary>Joins shards. Reads the first block of the first, to know what a sample is.</summary>
    /// <exception cref="DatasetException">There is no shard, one says it is empty, or there are more than 2³¹ − 1 samples.</exception>
    public StreamedDataset(IEnumerable<SampleShard> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        Shards = [.. shards];
        if (Shards.FirstOrDefault(shard => shard.Count < 1) is { } empty)
        {
            throw new DatasetException($"A shard needs at least one sample; {empty.Name} has {empty.Count}.");
        }

        long count = Shards.Sum(shard => (long)shard.Count);
        if (count is < 1 or > int.MaxValue)
        {
            throw new DatasetException($"A streamed data set needs 1 to {int.MaxValue} samples; the {Counted.Of(Shards.Count, "shard has", "shards have")} {count}.");
        }

        Count = (int)count;
        using IEnumerator<Dataset> blocks = Shards[0].Read(CancellationToken.None).GetEnumerator();
        Sample = blocks.MoveNext() ? blocks.Current.Take(1) : throw TooFew(Shards[0], 0);
        WindowSize = Math.Clamp(DefaultWindowValues / InputLength, 1, Count);
    }

    private StreamedDataset(StreamedDataset data, int windowSize)
    {
        (Shards, Count, Sample) = (data.Shards, data.Count, data.Sample);
        WindowSize = Math.Min(windowSize, Count);
    }

    /// <summary>The number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>The number of input values per sample.</summary>
    public int InputLength => Sample.InputLength;

    /// <summary>The number of real target values per sample; 0 where the samples have class labels.</summary>
    public int TargetLength => Sample.TargetLength;

    /// <summary>Whether the samples have class labels; otherwise they have real targets.</summary>
    public bool HasLabels => Sample.HasLabels;

    /// <summary>What features, classes or targets are called, where they have names.</summary>
    public SampleNames Names => Sample.Names;

    /// <summary>The classes' names by label; null where they have none.</summary>
    public IReadOnlyList<string>? ClassNames => Sample.ClassNames;

    /// <summary>Where the samples come from, in order.</summary>
    public IReadOnlyList<SampleShard> Shards { get; }

    /// <summary>
    /// The samples that are in memory together and shuffled among each other; unless <see cref="WithWindow"/> says otherwise as many as
    /// have 16,777,216 input values, 64 MB (16 MB where they are bytes). What cannot be read in any order, a packed file, is only shuffled
    /// within it.
    /// </summary>
    public int WindowSize { get; }

    /// <summary>The first sample: what each of them is like.</summary>
    internal Dataset Sample { get; }

    /// <summary>The same samples in windows of another size.</summary>
    /// <param name="samples">Samples of a window, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public StreamedDataset WithWindow(int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        return new StreamedDataset(this, samples);
    }

    /// <summary>
    /// The same samples as another data set holds them, by name, mapped as they are read; see <see cref="Dataset.WithColumnsOf(Dataset)"/>.
    /// </summary>
    /// <param name="names">The names in the order it is to be: <c>train.Names</c>, <c>network.Names</c>.</param>
    /// <exception cref="DatasetException">A feature or target is missing, or there are no names here. A sample of an unknown class is found
    /// on reading.</exception>
    public StreamedDataset WithColumnsOf(SampleNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new StreamedDataset(Shards.Select(shard => new RearrangedShard(shard, names))).WithWindow(WindowSize);
    }

    /// <summary>One line: samples, inputs, classes or targets, shards.</summary>
    public override string ToString()
    {
        string answers = HasLabels ? "labels" : Counted.Of(TargetLength, "real target");
        return $"{Counted.Of(Count, "sample")} of {Counted.Of(InputLength, "input")} and {answers}, streamed from {Counted.Of(Shards.Count, "shard")}";
    }

    /// <summary>All samples in order, block by block, each with its shard and its place in it.</summary>
    internal IEnumerable<ShardBlock> Blocks(CancellationToken cancellation) => Shards.SelectMany(shard => Blocks(shard, cancellation));

    /// <summary>The samples of a shard, block by block.</summary>
    /// <exception cref="DatasetException">It could not be read, or is not what it was said to be. The message names shard and
    /// sample.</exception>
    internal IEnumerable<ShardBlock> Blocks(SampleShard shard, CancellationToken cancellation)
    {
        int read = 0;
        using IEnumerator<Dataset> blocks = Guarded(shard, read, () => shard.Read(cancellation).GetEnumerator());
        while (Guarded(shard, read, blocks.MoveNext))
        {
            cancellation.ThrowIfCancellationRequested();
            var block = new ShardBlock(shard, shard.FirstRow + read, blocks.Current);
            block.RequireLike(Sample);
            read += block.Samples.Count;
            if (read > shard.Count)
            {
                throw new DatasetException($"{shard.Name}: expected {Counted.Of(shard.Count, "sample")}; the shard goes on after them.");
            }

            yield return block;
        }

        if (read < shard.Count)
        {
            throw TooFew(shard, read);
        }
    }

    /// <summary>What a reader throws that is none of NetGen's own errors, with the place at which it came.</summary>
    private static TResult Guarded<TResult>(SampleShard shard, int read, Func<TResult> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is not (NetGenException or OperationCanceledException))
        {
            throw new DatasetException($"{shard.Name}: the samples from {shard.FirstRow + read} on could not be read: {e.Message}", e);
        }
    }

    private static DatasetException TooFew(SampleShard shard, int read) =>
        new($"{shard.Name}: expected {Counted.Of(shard.Count, "sample")}; the shard ends after {read}.");
}
