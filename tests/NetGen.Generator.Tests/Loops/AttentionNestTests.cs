using NetGen.Tests.Lab;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

/// <summary>The nests of attention are proved in every shape and at every width: few steps and many, heads narrower than a vector, as wide, and wider.</summary>
public class AttentionNestTests
{
    /// <param name="bits">Of the vectors.</param>
    /// <param name="oneIn">Of so many shapes one is proved.</param>
    [Theory]
    [InlineData(128, 5)]
    [InlineData(256, 5)]
    [InlineData(512, 5)]
    [InlineData(128, 1, Explicit = true)]
    [InlineData(256, 1, Explicit = true)]
    [InlineData(512, 1, Explicit = true)]
    public void Nests_are_proved(int bits, int oneIn)
    {
        var (sample, number) = (new Sampled(oneIn), 0);
        foreach (var scalar in new[] { "float", "double" })
        {
            var target = new Target(bits, scalar, Math.Max(bits, 256));
            foreach (var steps in new[] { 1, 2, 3, 7, 8, 9, 17, 33 })
                foreach (var count in new[] { 1, 2, 3 })
                    foreach (var channels in new[] { 1, 3, 4, 8, 9, 16, 20 })
                        foreach (var isCausal in new[] { false, true })
                        {
                            if (!sample.IsAlways(number++))
                                continue;
                            foreach (var kernel in KernelsOf(new AttentionHeads(steps, count, channels, isCausal), target))
                                Kernels.Prove(kernel, target);
                        }
        }
    }

    private static LoopKernel[] KernelsOf(AttentionHeads heads, Target target)
    {
        int StrideOf(long elements) => Kernels.StrideOf(checked((int)elements), target);
        var (input, weights, output) = (StrideOf(heads.Steps * 3 * heads.Count * heads.Channels), StrideOf(heads.WeightsShape.Count), StrideOf(heads.Steps * heads.Count * heads.Channels));
        return
        [
            new AttentionWeightsKernel(heads, input, weights), new AttentionMixKernel(heads, input, weights, output),
            new AttentionScoreGradientKernel(heads, input, weights, output), new AttentionInputGradientKernel(heads, input, weights, output),
        ];
    }
}
