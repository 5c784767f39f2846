using System.ComponentModel;

namespace NetGen.Data;

/// <summary>
/// The checks at the doors of generated methods: nothing is allocated where all is well, and the sentences are built out of line.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>A span must have the length that the network's shapes give it.</summary>
    /// <exception cref="TensorLengthException">It has not.</exception>
    public static void Length(int actual, int expected, string network, string argument)
    {
        if (actual != expected)
        {
            ThrowLength(actual, expected, network, argument);
        }
    }

    /// <summary>The number of samples in a mini-batch of inputs and targets, at least 1.</summary>
    /// <exception cref="TensorLengthException">The batch is empty, not whole samples, or has not as many targets as inputs.</exception>
    public static int Rows(int inputValues, int inputLength, int targetValues, int targetLength, string network) =>
        Rows(inputValues, inputLength, targetValues, targetLength, network, "targets");

    /// <summary>The number of samples in a batch of inputs and outputs, at least 1.</summary>
    /// <exception cref="TensorLengthException">The batch is empty, not whole samples, or the outputs are of another number.</exception>
    public static int Rows(int inputValues, int inputLength, int outputValues, int outputLength, string network, string outputArgument)
    {
        (int rows, int rest) = Math.DivRem(inputValues, inputLength);
        if (rows == 0 || rest != 0 || (long)rows * outputLength != outputValues)
        {
            ThrowRows(inputValues, inputLength, outputValues, outputLength, network, outputArgument);
        }

        return rows;
    }

    /// <summary>
    /// Outputs of many samples may lie over their inputs only from the same place on and no longer than they: then each is written where
    /// its own input, or an earlier one, was.
    /// </summary>
    /// <exception cref="OverlappingSpansException">They overlap otherwise; nothing was written.</exception>
    public static void Apart<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputs, string network) where T : unmanaged
    {
        if (inputs.Overlaps(outputs, out int offset) && (offset != 0 || outputs.Length > inputs.Length))
        {
            ThrowOverlapping(offset, network);
        }
    }

    /// <summary>Outputs of a batch must not lie over its data, whose rows may come in any order.</summary>
    /// <exception cref="OverlappingSpansException">They do; nothing was written.</exception>
    public static void Apart<T>(in Batch<T> batch, ReadOnlySpan<T> outputs, string network) where T : unmanaged
    {
        if (batch.Inputs.Values.Overlaps(outputs) || batch.Targets.Overlaps(outputs))
        {
            throw new OverlappingSpansException(
                $"{network}: the outputs lie over the data that is evaluated. Give them memory of their own.");
        }
    }

    /// <summary>There must be rows, and every row must be one of the data's samples.</summary>
    /// <exception cref="TensorLengthException">There are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is not in [0, count).</exception>
    public static void RowIndices(ReadOnlySpan<int> rows, int count, string network)
    {
        if (rows.IsEmpty)
        {
            ThrowNoRows(network);
        }

        int index = rows.IndexOfAnyExceptInRange(0, count - 1);
        if (index >= 0)
        {
            ThrowRowIndex(index, rows[index], count, network);
        }
    }

    /// <summary>A batch that a layer normalises must have at least 2 samples: the variance of a single value is 0.</summary>
    /// <exception cref="TensorLengthException">It has one.</exception>
    public static void BatchStatistics(int samples, string network, string layer)
    {
        if (samples < 2)
        {
            ThrowBatchStatistics(network, layer);
        }
    }

    /// <summary>The probability from which on an answer is yes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or not a number.</exception>
    public static double Threshold(double value)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(value), true, nameof(value));
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
