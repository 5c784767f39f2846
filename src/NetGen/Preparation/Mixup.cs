using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary><c>Mixup</c>: λ of a sample and 1 − λ of another one of the mini-batch, λ ~ Beta(α + 1, α).</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="alpha">α.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Mixup<T>(double alpha) : AugmentationStep<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    internal override bool TakesPartner => true;

    internal override void Apply(Span<T> sample, Span<T> other, ReadOnlySpan<int> shape, ref RandomStream random)
    {
        T share = T.CreateTruncating(BetaDistribution.Next(alpha + 1, alpha, ref random));
        ref T own = ref MemoryMarshal.GetReference(sample);
        ref T partner = ref MemoryMarshal.GetReference(other);
        Vector256<T> shares = Vector256.Create(share);
        nuint i = 0;
        for (; i + (nuint)Vector256<T>.Count <= (nuint)sample.Length; i += (nuint)Vector256<T>.Count)
        {
            Vector256<T> from = Vector256.LoadUnsafe(ref partner, i);
            (from + ((Vector256.LoadUnsafe(ref own, i) - from) * shares)).StoreUnsafe(ref own, i);
        }

        for (; i < (nuint)sample.Length; i++)
        {
            T from = Unsafe.Add(ref partner, i);
            Unsafe.Add(ref own, i) = from + ((Unsafe.Add(ref own, i) - from) * share);
        }
    }
}
