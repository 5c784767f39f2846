using System.ComponentModel;
using System.Globalization;

namespace NetGen.Numerics;

/// <summary>
/// Moves a tensor between the order of a weight file and the layout that the kernels use: one tensor's values and its
/// <see cref="ParameterInfo"/> in, the same values in the other order out. Used by generated code and by weight files. Thread-safe, except
/// that calls must not write the same memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterLayout
{
    /// <summary>Writes a tensor's values, given in file order, to their places in the flat parameters.</summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="fileOrder">The tensor's values, row-major over its file shape.</param>
    /// <param name="parameters">All parameters of the network.</param>
    /// <param name="info">The tensor.</param>
    /// <exception cref="TensorLengthException"><paramref name="fileOrder"/> does not have the tensor's length.</exception>
    public static void Scatter<T>(ReadOnlySpan<T> fileOrder, Span<T> parameters, ParameterInfo info)
    {
        RequireLength(fileOrder.Length, info);
        var rows = new ParameterRows(info);
        for (; rows.MoveNext(); fileOrder = fileOrder[rows.Length..])
        {
            if (rows.Stride == 1)
            {
                fileOrder[..rows.Length].CopyTo(parameters[rows.Start..]);
                continue;
            }

            for (int i = 0, to = rows.Start; i < rows.Length; i++, to += rows.Stride)
            {
                parameters[to] = fileOrder[i];
            }
        }
    }

    /// <summary>Reads a tensor's values from the flat parameters into file order: the inverse of <see cref="Scatter"/>.</summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="parameters">All parameters of the network.</param>
    /// <param name="fileOrder">Receives the tensor's values, row-major over its file shape.</param>
    /// <param name="info">The tensor.</param>
    /// <exception cref="TensorLengthException"><paramref name="fileOrder"/> does not have the tensor's length.</exception>
    public static void Gather<T>(ReadOnlySpan<T> parameters, Span<T> fileOrder, ParameterInfo info)
    {
        RequireLength(fileOrder.Length, info);
        var rows = new ParameterRows(info);
        for (; rows.MoveNext(); fileOrder = fileOrder[rows.Length..])
        {
            if (rows.Stride == 1)
            {
                parameters.Slice(rows.Start, rows.Length).CopyTo(fileOrder);
                continue;
            }

            for (int i = 0, from = rows.Start; i < rows.Length; i++, from += rows.Stride)
            {
                fileOrder[i] = parameters[from];
            }
        }
    }

    private static void RequireLength(int length, ParameterInfo info)
    {
        if (length != info.Length)
        {
            throw new TensorLengthException(string.Create(CultureInfo.InvariantCulture,
                $"The tensor {info.Name} has {Counted.Of(info.Length, "value")}; the span has {length}."));
        }
    }
}
