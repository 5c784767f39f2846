using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// The first few lanes of a vector, for memory that ends there: nothing beyond them is read or written. Thread-safe, except that calls must
/// not write the same memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartialVector
{
    /// <summary>The first <paramref name="count"/> elements; the other lanes are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref readonly float source, int count) =>
        PartialMemory.LoadVector256(ref Unsafe.AsRef(in source), count);

    /// <inheritdoc cref="Load(ref readonly float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref readonly double source, int count) =>
        PartialMemory.LoadVector256(ref Unsafe.AsRef(in source), count);

    /// <summary>Stores the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float target, int count) => PartialMemory.Store(value, ref target, count);

    /// <inheritdoc cref="Store(Vector256{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double target, int count) => PartialMemory.Store(value, ref target, count);
}
