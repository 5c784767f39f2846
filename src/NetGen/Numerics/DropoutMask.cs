using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Which elements dropout keeps: a key for the (seed, step, layer) and an element's index go in, the decision comes out. It is a pure
/// function of the two, so it is the same in the forward and the backward pass, for float and double, for any vector width and however
/// a batch is divided. Nothing is stored. Used by generated code. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    /// <summary>The key of one layer's mask in one optimisation step.</summary>
    /// <param name="seed">The network's seed.</param>
    /// <param name="step">The optimisation step.</param>
    /// <param name="layer">The layer's index.</param>
    public static ulong Key(ulong seed, long step, int layer)
    {
        unchecked
        {
            return Mix(Mix(Mix(seed) + (ulong)step) + (uint)layer);
        }
    }

    /// <summary>
    /// The threshold with which <c>Keep</c> keeps an element with probability 1 − <paramref name="rate"/> (to 2⁻³²); rate 0 keeps all.
    /// </summary>
    /// <param name="rate">The probability of dropping an element, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not in [0, 1).</exception>
    public static uint KeepBelow(double rate)
    {
        if (!(rate >= 0 && rate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A dropout rate lies in [0, 1).");
        }

        // The comparison includes the threshold, so that 2³² kept hash values out of 2³² can be said.
        return (uint)Math.Max(0, Math.Round((1 - rate) * 4294967296.0) - 1);
    }

    /// <summary>Dropout of eight consecutive elements.</summary>
    /// <param name="key">The mask, of <see cref="Key"/>.</param>
    /// <param name="element">The index of the first element in the layer's output for the whole batch.</param>
    /// <param name="keepBelow">The threshold, of <see cref="KeepBelow"/>.</param>
    /// <param name="values">The elements.</param>
    /// <param name="scale">The factor of kept elements, 1/(1 − rate) in every lane.</param>
    /// <returns>values·scale where kept, else 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Keep(ulong key, uint element, uint keepBelow, Vector256<float> values, Vector256<float> scale) =>
        Vector256.AndNot(values * scale, Dropped(key, element, keepBelow).AsSingle());

    /// <summary>Dropout of four consecutive elements, with the same decisions as the float form.</summary>
    /// <inheritdoc cref="Keep(ulong, uint, uint, Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Keep(ulong key, uint element, uint keepBelow, Vector256<double> values, Vector256<double> scale) =>
        Vector256.AndNot(values * scale, Vector256.WidenLower(Dropped(key, element, keepBelow)).AsDouble());

    /// <summary>All bits set for each of eight elements whose hash is above the threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dropped(ulong key, uint element, uint keepBelow)
    {
        var hash = Hash(Vector256.Create(element) + Vector256<uint>.Indices, key);

        // Read as signed numbers, on both sides: only those compare in one instruction everywhere.
        return Vector256.GreaterThan(hash.AsInt32(), Vector256.Create((int)(keepBelow ^ 0x80000000)));
    }

    /// <summary>
    /// A hash of an element under a key: twice the bijective mixer of shifts and odd multipliers with the lowest known bias of its length
    /// (C. Wellons, "Prospecting for hash functions", 2018), one half of the key added before each. The last shift of the second is left
    /// out: it only changes the lower half, which decides 2⁻¹⁶ of the cases.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Hash(Vector256<uint> element, ulong key)
    {
        var x = element + Vector256.Create((uint)key);
        x ^= Vector256.ShiftRightLogical(x, 16);
        x *= Vector256.Create(0x7feb352du);
        x ^= Vector256.ShiftRightLogical(x, 15);
        x *= Vector256.Create(0x846ca68bu);
        x ^= Vector256.ShiftRightLogical(x, 16);
        x += Vector256.Create((uint)(key >> 32));
        x ^= Vector256.ShiftRightLogical(x, 16);
        x *= Vector256.Create(0x7feb352du);
        x ^= Vector256.ShiftRightLogical(x, 15);
        return x * Vector256.Create(0x846ca68bu);
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).</summary>
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
