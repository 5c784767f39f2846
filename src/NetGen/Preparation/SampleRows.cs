using NetGen.Data;
using NetGen.Data.Streaming;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// Samples as rows of single-precision numbers, which can be gone through more than once. A row is only good during the call that sees it.
/// </summary>
/// <param name="Count">The samples.</param>
/// <param name="Length">Values of each.</param>
/// <param name="ForEach">Goes through them, in order.</param>
internal sealed record SampleRows(int Count, int Length, Action<Action<ReadOnlySpan<float>>> ForEach)
{
    /// <summary>Those of a data set in memory.</summary>
    public static SampleRows Of(Dataset data) => new(data.Count, data.InputLength, visit => Visit(data, visit));

    /// <summary>Those of a stream, which is read anew for each pass.</summary>
    /// <param name="data">The stream.</param>
    /// <param name="require">Throws where a block is not what it must be.</param>
    /// <param name="cancellation">Ends a pass.</param>
    public static SampleRows Of(StreamedDataset data, Action<ShardBlock> require, CancellationToken cancellation) =>
        new(data.Count, data.InputLength, visit =>
    {
        foreach (ShardBlock block in data.Blocks(cancellation))
        {
            require(block);
            Visit(block.Samples, visit);
        }
    });

    private static void Visit(Dataset data, Action<ReadOnlySpan<float>> visit)
    {
        Samples<float> samples = new SampleView<float>(data).Inputs;
        var row = new float[data.InputLength];
        for (int i = 0; i < data.Count; i++)
        {
            if (samples.AreBytes)
            {
                ByteRows.Convert<float>(samples.Bytes.Slice(i * row.Length, row.Length), row);
                visit(row);
            }
            else
            {
                visit(samples.Values.Slice(i * row.Length, row.Length));
            }
        }
    }
}
