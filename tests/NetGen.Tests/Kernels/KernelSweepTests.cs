using NetGen.Tests.Lab;

namespace NetGen.Tests.Kernels;

/// <summary>Every width from 1 to 130 at every batch from 1 to 70, in the instruction set of this machine.</summary>
public sealed class KernelSweepTests
{
    private static readonly Sampled Sample = new(NarrowSweep.Every);

    /// <summary>What every run has of them is what the processes with other instructions run.</summary>
    internal static readonly SampledLabs Networks = new(Sample, KernelSweep.Declarations<float>().Count, numbers => NetworkLab.Compile(
        numbers.Select(i => KernelSweep.Declarations<float>()[i]).Concat(numbers.Select(i => KernelSweep.Declarations<double>()[i]))));

    public static IEnumerable<TheoryDataRow<int>> Indices => Networks.Numbers;

    [Fact]
    public void Networks_have_every_width()
    {
        var widths = KernelSweep.Declarations<float>().SelectMany(declaration => new[] { declaration.Items[3], declaration.Items[5] });
        Assert.Equal(Enumerable.Range(1, KernelSweep.Widths).Select(width => $"Dense({width})").Order(StringComparer.Ordinal), widths.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Indices))]
    public void Float_kernels_agree_with_the_reference(int index) =>
        KernelSweep.Check<float>(Networks[index], KernelSweep.Declarations<float>()[index], Enumerable.Range(1, KernelSweep.Batches), 1e-5);

    [Theory, MemberData(nameof(Indices))]
    public void Double_kernels_agree_with_the_reference(int index) =>
        KernelSweep.Check<double>(Networks[index], KernelSweep.Declarations<double>()[index], Enumerable.Range(1, KernelSweep.Batches), 1e-13);

    /// <summary>Kernels on narrower and on wider vectors: every fifth network, at every batch.</summary>
    [Theory]
    [InlineData("128", Explicit = true)]
    [InlineData("512")]
    public void Kernels_on_vectors_of_other_widths_agree_with_the_reference(string bits)
    {
        var (single, exact) = (NarrowSweep.Declarations<float>(), NarrowSweep.Declarations<double>());
        var lab = NetworkLab.CompileAt(bits, "", single.Concat(exact));
        for (var i = 0; i < single.Count; i++)
        {
            KernelSweep.Check<float>(lab, single[i], Enumerable.Range(1, KernelSweep.Batches), 1e-5);
            KernelSweep.Check<double>(lab, exact[i], Enumerable.Range(1, KernelSweep.Batches), 1e-13);
        }
    }

    /// <summary>Rows left over from every tile, and more samples than are summed at a time.</summary>
    [Theory]
    [InlineData("128", Explicit = true)]
    [InlineData("256")]
    [InlineData("512", Explicit = true)]
    public void Packed_layers_agree_with_the_reference(string bits)
    {
        var (single, exact) = (KernelSweep.WideDeclarations<float>(), KernelSweep.WideDeclarations<double>());
        var lab = NetworkLab.CompileAt(bits, "", single.Concat(exact));
        for (var i = 0; i < single.Count; i++)
        {
            KernelSweep.Check<float>(lab, single[i], [1, 4, 13, 31, KernelSweep.Batches], 1e-5);
            KernelSweep.Check<double>(lab, exact[i], [1, 2, 11, 47, KernelSweep.Batches], 1e-13);
        }
    }
}
