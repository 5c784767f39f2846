using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>One declared augmentation: changes a sample at random while training, never the user's own data. Immutable.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AugmentationStep<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whether it works on what the first layer reads, and not on the sample as the user has it.</summary>
    internal virtual bool IsAfterPreprocessing => false;

    /// <summary>Whether it takes another sample of the mini-batch in; at most one augmentation of a network does.</summary>
    internal virtual bool TakesPartner => false;

    /// <summary>Changes one sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="other">Room for another one; to <see cref="TakesPartner"/>, another one as it is after the augmentations
    /// before.</param>
    /// <param name="shape">The sample's shape, channels last.</param>
    /// <param name="random">The sample's own stream.</param>
    internal abstract void Apply(Span<T> sample, Span<T> other, ReadOnlySpan<int> shape, ref RandomStream random);
}
