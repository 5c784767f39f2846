using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// Names the random streams of one training step's augmentation: what happens to a sample is a function of seed, step, the sample's place
/// in the mini-batch and the augmentation, however the batch is divided. The default stands for none. Immutable.
/// </summary>
/// <param name="seed">The trainer's seed.</param>
/// <param name="step">The step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AugmentationKey(ulong seed, long step)
{
    /// <summary>Whether samples are to be augmented.</summary>
    internal bool IsActive { get; } = true;

    /// <summary>The stream of one augmentation of one sample.</summary>
    /// <param name="augmentation">The index of the augmentation.</param>
    /// <param name="sample">The sample's place in the mini-batch.</param>
    internal RandomStream StreamOf(int augmentation, int sample) => new(DropoutMask.Key(seed, step, augmentation), (ulong)sample);
}
