using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// A vector's first elements from memory that ends there and back: halves as long as they are whole, then pairs and single ones. A vector
/// that is put together on the stack, element by element, and loaded from there waits until all of them have left the processor's queue of
/// stores: the loss of three outputs took six times as long. Where the count is a constant, one path is left.
/// </summary>
internal static class PartialMemory
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadVector128(ref float source, int count)
    {
        if (count < 2)
            return count < 1 ? Vector128<float>.Zero : Vector128.CreateScalar(source);
        var two = Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref source))).AsSingle();
        return count == 2 ? two : two.WithElement(2, Unsafe.Add(ref source, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadVector256(ref float source, int count) => count < 4
        ? LoadVector128(ref source, count).ToVector256()
        : Vector256.Create(Vector128.LoadUnsafe(ref source), LoadVector128(ref Unsafe.Add(ref source, 4), count - 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadVector512(ref float source, int count) => count < 8
        ? LoadVector256(ref source, count).ToVector512()
        : Vector512.Create(Vector256.LoadUnsafe(ref source), LoadVector256(ref Unsafe.Add(ref source, 8), count - 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadVector128(ref double source, int count) =>
        count < 1 ? Vector128<double>.Zero : Vector128.CreateScalar(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadVector256(ref double source, int count) => count < 2
        ? LoadVector128(ref source, count).ToVector256()
        : Vector256.Create(Vector128.LoadUnsafe(ref source), LoadVector128(ref Unsafe.Add(ref source, 2), count - 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadVector512(ref double source, int count) => count < 4
        ? LoadVector256(ref source, count).ToVector512()
        : Vector512.Create(Vector256.LoadUnsafe(ref source), LoadVector256(ref Unsafe.Add(ref source, 4), count - 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float target, int count)
    {
        if (count == 1)
            target = value.ToScalar();
        if (count < 2)
            return;
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref target), value.AsDouble().ToScalar());
        if (count == 3)
            Unsafe.Add(ref target, 2) = value.GetElement(2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float target, int count)
    {
        if (count < 4)
        {
            Store(value.GetLower(), ref target, count);
            return;
        }

        value.GetLower().StoreUnsafe(ref target);
        Store(value.GetUpper(), ref Unsafe.Add(ref target, 4), count - 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float target, int count)
    {
        if (count < 8)
        {
            Store(value.GetLower(), ref target, count);
            return;
        }

        value.GetLower().StoreUnsafe(ref target);
        Store(value.GetUpper(), ref Unsafe.Add(ref target, 8), count - 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref double target, int count)
    {
        if (count > 0)
            target = value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double target, int count)
    {
        if (count < 2)
        {
            Store(value.GetLower(), ref target, count);
            return;
        }

        value.GetLower().StoreUnsafe(ref target);
        Store(value.GetUpper(), ref Unsafe.Add(ref target, 2), count - 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref double target, int count)
    {
        if (count < 4)
        {
            Store(value.GetLower(), ref target, count);
            return;
        }

        value.GetLower().StoreUnsafe(ref target);
        Store(value.GetUpper(), ref Unsafe.Add(ref target, 4), count - 4);
    }
}
