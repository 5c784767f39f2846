using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary><c>GaussianNoise</c>: adds independent normal noise to what the first layer reads.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="std">Its standard deviation.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Noise<T>(double std) : AugmentationStep<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    internal override bool IsAfterPreprocessing => true;

    internal override void Apply(Span<T> sample, Span<T> scratch, ReadOnlySpan<int> shape, ref RandomStream random)
    {
        foreach (ref T element in sample)
        {
            element += T.CreateTruncating(std * random.NextNormal());
        }
    }
}
