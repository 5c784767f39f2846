using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>Hands rows of the workspace to the user. Thread-safe, except that calls must not write the same memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowCopy
{
    /// <summary>Copies strided rows to a user's span, without what pads them.</summary>
    public static void CopyOut<T>(ref T from, int rows, int width, int stride, Span<T> to) where T : unmanaged
    {
        for (var row = 0; row < rows; row++)
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, row * stride), width).CopyTo(to.Slice(row * width, width));
    }
}
