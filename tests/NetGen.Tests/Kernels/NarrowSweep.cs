using NetGen.Tests.Lab;

namespace NetGen.Tests.Kernels;

/// <summary>
/// The part of the sweep that runs in a process of its own, on another instruction set: fewer networks, a few batches each, so that every
/// remainder of rows and of columns still comes up. The parent compiles the networks; the child loads them.
/// </summary>
public sealed class NarrowSweep
{
    /// <summary>The environment variables by which the parent names the compiled networks and the file to report to.</summary>
    public const string ImageVariable = "NETGEN_TESTS_SWEEP_IMAGE", ReportVariable = "NETGEN_TESTS_SWEEP_REPORT";

    /// <summary>A step that has no factor in common with a vector's lanes: widths of every remainder are among those it takes.</summary>
    public const int Every = 5;

    /// <summary>The networks of a child.</summary>
    public static IReadOnlyList<NetworkDeclaration> Declarations<T>() where T : unmanaged => [.. KernelSweep.Declarations<T>().Where((_, i) => i % Every == 0)];

    /// <summary>Started by <see cref="InstructionSetTests"/> in a child process; by itself it sweeps with this machine's own instructions.</summary>
    [Fact(Explicit = true)]
    public void Kernels_agree_with_the_reference_on_the_instruction_set_of_this_process()
    {
        var lab = Environment.GetEnvironmentVariable(ImageVariable) is { } image
            ? NetworkLab.Load(File.ReadAllBytes(image))
            : NetworkLab.Compile(Declarations<float>().Concat(Declarations<double>()));
        var (single, exact) = (Declarations<float>(), Declarations<double>());
        for (var i = 0; i < single.Count; i++)
        {
            // Nine consecutive batches have every number of rows left over from tiles of up to eight.
            int[] batches = [.. Enumerable.Range(1 + (i * 9 % (KernelSweep.Batches - 9)), 9), KernelSweep.Batches];
            KernelSweep.Check<float>(lab, single[i], batches, 1e-5);
            KernelSweep.Check<double>(lab, exact[i], batches, 1e-13);
        }
        if (Environment.GetEnvironmentVariable(ReportVariable) is { } report)
            File.WriteAllText(report, InstructionSet.Here(single.Count + exact.Count).ToString());
    }
}
