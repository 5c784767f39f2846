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
    public static Vector256<float> Load(ref readonly float source, int count)
    {
        var value = Vector256<float>.Zero;
        ref var lanes = ref Unsafe.As<Vector256<float>, float>(ref value);
        for (var i = 0; i < count; i++)
            Unsafe.Add(ref lanes, i) = Unsafe.Add(ref Unsafe.AsRef(in source), i);
        return value;
    }

    /// <inheritdoc cref="Load(ref readonly float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref readonly double source, int count)
    {
        var value = Vector256<double>.Zero;
        ref var lanes = ref Unsafe.As<Vector256<double>, double>(ref value);
        for (var i = 0; i < count; i++)
            Unsafe.Add(ref lanes, i) = Unsafe.Add(ref Unsafe.AsRef(in source), i);
        return value;
    }

    /// <summary>Stores the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float target, int count)
    {
        ref var lanes = ref Unsafe.As<Vector256<float>, float>(ref value);
        for (var i = 0; i < count; i++)
            Unsafe.Add(ref target, i) = Unsafe.Add(ref lanes, i);
    }

    /// <inheritdoc cref="Store(Vector256{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double target, int count)
    {
        ref var lanes = ref Unsafe.As<Vector256<double>, double>(ref value);
        for (var i = 0; i < count; i++)
            Unsafe.Add(ref target, i) = Unsafe.Add(ref lanes, i);
    }
}
