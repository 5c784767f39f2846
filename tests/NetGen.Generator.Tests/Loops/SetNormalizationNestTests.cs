using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

/// <summary>
/// Normalisations of sets are proved for every small image: sums along one variable may be written out or not, each by itself.
/// </summary>
public sealed class SetNormalizationNestTests
{
    [Theory]
    [InlineData(128, "float")]
    [InlineData(256, "float")]
    [InlineData(256, "double")]
    [InlineData(512, "float")]
    public void Norm_of_every_small_image_is_proved(int bits, string scalar)
    {
        var target = new Target(bits, scalar, Math.Max(bits, 256));
        foreach (var positions in Enumerable.Range(1, 34).Append(100))
        {
            foreach (var (channels, groups) in new[] { (1, 1), (3, 3), (8, 8), (17, 17), (6, 3), (6, 1) })
            {
                var sets = new NormalizationSets(positions, channels, groups, NormalizationKind.Group);
                var (image, numbers) = (StrideOf(positions * channels), StrideOf((int)sets.NumbersRow.Count));
                foreach (var kernel in new LoopKernel[]
                {
                    new SetNormalizationKernel(sets, 1e-3, image, numbers, null),
                    new SetNormalizationGradientKernel(sets, image, numbers, null),
                    new SetNormalizationSumsKernel(sets, image, numbers),
                })
                {
                    Kernels.Prove(kernel, target);
                }
            }
        }
    }

    /// <summary>Whole vectors and a line of gap, at any width.</summary>
    private static int StrideOf(int elements) => ((elements + 15) / 16 * 16) + 16;
}
