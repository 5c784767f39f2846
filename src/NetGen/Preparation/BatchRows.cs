using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>The samples of a mini-batch where the user has them, by their place in it.</summary>
/// <param name="inputs">All samples that the batch is taken from.</param>
/// <param name="rows">Which of them are the batch; empty for 0, 1, 2, …</param>
/// <param name="length">Values of a sample.</param>
internal readonly ref struct BatchRows<T>(Samples<T> inputs, ReadOnlySpan<int> rows, int length)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Samples<T> inputs = inputs;
    private readonly ReadOnlySpan<int> rows = rows;

    /// <summary>The number of samples.</summary>
    public int Count => rows.IsEmpty ? inputs.Length / length : rows.Length;

    /// <summary>Copies a sample, as numbers.</summary>
    public void Read(int place, Span<T> row)
    {
        int start = (rows.IsEmpty ? place : rows[place]) * length;
        if (inputs.AreBytes)
            ByteRows.Convert(inputs.Bytes.Slice(start, length), row);
        else if (inputs.AreTokens)
            Convert(inputs.Tokens.Slice(start, length), row);
        else
            inputs.Values.Slice(start, length).CopyTo(row);
    }

    private static void Convert(ReadOnlySpan<int> tokens, Span<T> row)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            row[i] = T.CreateTruncating(tokens[i]);
        }
    }
}
