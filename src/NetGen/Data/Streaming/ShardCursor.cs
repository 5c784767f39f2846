namespace NetGen.Data.Streaming;

/// <summary>
/// A place in a sequence of blocks: so many samples at a time come out as one data set. Disposing it closes the sequence.
/// </summary>
internal sealed class ShardCursor(IEnumerable<ShardBlock> sequence) : IDisposable
{
    private readonly IEnumerator<ShardBlock> blocks = sequence.GetEnumerator();
    private Dataset? block;
    private int next;

    /// <summary>Samples of one that came before, and the next of the sequence behind them.</summary>
    /// <param name="count">How many of the sequence, which has as many.</param>
    /// <param name="before">One that came before.</param>
    /// <param name="rows">Its rows.</param>
    public Dataset Next(int count, Dataset before, int[] rows)
    {
        var buffer = new SampleBuffer(before, rows.Length + count);
        if (rows.Length > 0)
        {
            buffer.Append(before.Subset(rows), 0);
        }

        while (!buffer.IsFull)
        {
            if (next == (block?.Count ?? 0))
            {
                // The last block is let go before the next is read.
                (block, next) = (null, 0);
                blocks.MoveNext();
                block = blocks.Current.Samples;
            }

            next += buffer.Append(block!, next);
        }

        return buffer.Complete();
    }

    public void Dispose() => blocks.Dispose();
}
