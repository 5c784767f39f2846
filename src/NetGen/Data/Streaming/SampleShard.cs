using NetGen.Numerics;

namespace NetGen;

/// <summary>
/// A part of a <see cref="StreamedDataset"/> that is read from its beginning to its end: a file, a range of one, the rows of a query.
/// Derive from it for a source of your own. Not thread-safe unless it says so itself: a training reads on a thread beside its own, one
/// shard after the other.
/// </summary>
public abstract class SampleShard
{
    /// <summary>What messages call it.</summary>
    public abstract string Name { get; }

    /// <summary>The number of its samples, at least 1.</summary>
    public abstract int Count { get; }

    /// <summary>The place of its first sample in what <see cref="Name"/> names.</summary>
    internal virtual int FirstRow => 0;

    /// <summary>
    /// Adds what tells its samples from others, where it can be known without reading them as samples: the content of a file.
    /// </summary>
    internal virtual void AddTo(ref Digest digest)
    {
    }

    /// <summary>
    /// The samples in order, in blocks of any size. Enumerated once per epoch, and before the first where preprocessing is fitted on them;
    /// what is open is closed when the enumerator is disposed, which may be before the end. The same samples each time, or a training that
    /// is taken up again cannot end with the same bits.
    /// </summary>
    /// <param name="cancellation">Cancelled when nobody wants the samples any more; a reader that waits for something should heed
    /// it.</param>
    /// <returns>Blocks that have <see cref="Count"/> samples together.</returns>
    public abstract IEnumerable<Dataset> Read(CancellationToken cancellation);
}
