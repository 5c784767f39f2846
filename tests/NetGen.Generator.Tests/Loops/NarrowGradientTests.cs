using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

/// <summary>
/// Gradients of layers of few outputs, over two panels of inputs, the second partial: each panel has tiles of its own, and written out
/// their names were too many for one method.
/// </summary>
public class NarrowGradientTests
{
    [Theory]
    [InlineData(128, "float")]
    [InlineData(256, "float")]
    [InlineData(512, "float")]
    [InlineData(128, "double")]
    [InlineData(256, "double")]
    [InlineData(512, "double")]
    public void Gradients_of_few_outputs_are_proved(int bits, string scalar)
    {
        var target = new Target(bits, scalar, Math.Max(bits, 256));
        var kernels =
            from outputs in Enumerable.Range(1, 24)
            from further in new[] { 1, (2 * target.Lanes) - 1 }
            from epilogue in new ActivationFunction?[] { null, new Elu(1), new Mish() }
            select Kernels.GradientInPanels(target, outputs, further, epilogue);
        foreach (var kernel in kernels)
            Kernels.Prove(kernel, target);
    }
}
