using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>Moves one sample's elements between rows of different widths and strides, in row-major order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowCopy
{
    /// <summary>Copies <paramref name="fromRows"/> × <paramref name="fromWidth"/> elements; the rest of each target row becomes 0.</summary>
    /// <param name="from">The first source row.</param>
    /// <param name="fromRows">Source rows.</param>
    /// <param name="fromWidth">Elements of a source row.</param>
    /// <param name="fromStride">From one source row to the next.</param>
    /// <param name="to">The first target row.</param>
    /// <param name="toRows">Target rows.</param>
    /// <param name="toWidth">Elements of a target row.</param>
    /// <param name="toStride">From one target row to the next.</param>
    public static void Copy<T>(
        ref T from, int fromRows, int fromWidth, int fromStride, ref T to, int toRows, int toWidth, int toStride) where T : unmanaged
    {
        int fromRow = 0, fromColumn = 0;
        for (var row = 0; row < toRows; row++)
        {
            var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, row * toStride), toStride);
            var column = 0;
            while (column < toWidth && fromRow < fromRows)
            {
                var run = Math.Min(toWidth - column, fromWidth - fromColumn);
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, (fromRow * fromStride) + fromColumn), run).CopyTo(target[column..]);
                column += run;
                fromColumn += run;
                if (fromColumn == fromWidth)
                    (fromRow, fromColumn) = (fromRow + 1, 0);
            }
            target[column..].Clear();
        }
    }

    /// <summary>Copies strided rows to a user's span, without what pads them.</summary>
    public static void CopyOut<T>(ref T from, int rows, int width, int stride, Span<T> to) where T : unmanaged
    {
        for (var row = 0; row < rows; row++)
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, row * stride), width).CopyTo(to.Slice(row * width, width));
    }

    /// <summary>Strided rows as one new array, without what pads them: for looking at, not for speed.</summary>
    public static T[] Compact<T>(ReadOnlySpan<T> from, int rows, int width, int stride) where T : unmanaged
    {
        var to = new T[rows * width];
        for (var row = 0; row < rows; row++)
            from.Slice(row * stride, width).CopyTo(to.AsSpan(row * width));
        return to;
    }
}
