using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>
/// A fixed block of zeroed memory that starts on a 64-byte boundary and is followed by at least <see cref="SlackBytes"/> bytes that may
/// be read and written: a kernel loads and stores whole vectors at the end of a row. Used by generated code. Not thread-safe: threads may
/// share one and order their own accesses.
/// </summary>
/// <remarks>
/// The garbage collector aligns arrays to 8 bytes only, so the block is a somewhat larger pinned array, entered at an offset.
/// </remarks>
/// <typeparam name="T">The element: float, double, a bit mask.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Arena<T> where T : unmanaged
{
    /// <summary>The alignment of the first element, in bytes: a cache line, and the widest vector.</summary>
    public const int Alignment = 64;

    /// <summary>The bytes behind the last element that may be read and written.</summary>
    public const int SlackBytes = 64;

    private readonly T[] _memory;
    private readonly nint _offset;

    /// <summary>Allocates the block, all zero.</summary>
    /// <param name="length">The number of elements, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or too large for one array.</exception>
    public Arena(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);

        _memory = GC.AllocateArray<T>(length + Spare, pinned: true);
        LargePages.AskFor(Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0), (long)_memory.Length * Unsafe.SizeOf<T>());
        _offset = -Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) & (Alignment - 1);
        Length = length;
    }

    /// <summary>The most elements that one array can hold beside the slack.</summary>
    public static int MaxLength => Array.MaxLength - Spare;

    private static int Spare => (Alignment + SlackBytes + Unsafe.SizeOf<T>() - 1) / Unsafe.SizeOf<T>();

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The first element, 64-byte aligned.</summary>
    public ref T Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_memory), _offset);
    }

    /// <summary>All elements, without the slack.</summary>
    public Span<T> Span => MemoryMarshal.CreateSpan(ref Origin, Length);

    /// <summary>All elements, as a view that may be kept.</summary>
    public Memory<T> Memory => _memory.AsMemory((int)(_offset / Unsafe.SizeOf<T>()), Length);
}
