using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>
/// Random networks in which any change of shape may be followed by anything keep the contract of the layout, in float and double, and
/// compute what plain loops compute. The networks are not compiled one by one: all their kernels are, once, and run as the plans say.
/// </summary>
public sealed class LayoutTests
{
    /// <summary>
    /// The environment variables by which a parent names the folder of compiled kernels, the first network and their number, the width of
    /// vectors alone, and the file to report to.
    /// </summary>
    public const string FolderVariable = "NETGEN_TESTS_LAYOUT_FOLDER", FirstVariable = "NETGEN_TESTS_LAYOUT_FIRST",
        CountVariable = "NETGEN_TESTS_LAYOUT_COUNT", WidthVariable = "NETGEN_TESTS_LAYOUT_BITS",
        ReportVariable = "NETGEN_TESTS_LAYOUT_REPORT";

    private const int Together = 250;

    /// <summary>Most at the width that builds have where nothing is said.</summary>
    private static int Few(int bits) => bits == 256 ? 40 : 15;

    /// <summary>What fits into half an hour of one core; the variable of their number asks for more (5,000 have been looked at).</summary>
    private static int Many(int bits) => bits == 256 ? 2000 : 250;

    private static int? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The widths that kernels of a build can have, or the one that a parent asks for.</summary>
    public static TheoryData<int> Widths =>
        Environment.GetEnvironmentVariable(WidthVariable) is { } bits ? [int.Parse(bits, CultureInfo.InvariantCulture)] : [128, 256, 512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Random_networks_keep_the_layout_and_compute_what_plain_loops_do(int bits)
    {
        var counts = Sweep(0, Few(bits), bits, new KernelLibrary());
        Assert.True(counts.Networks == Few(bits) && counts.Compared > Few(bits), counts.ToString());
        Assert.True(counts.Skipped < Few(bits) / 4, counts.ToString());
    }

    /// <summary>
    /// Attention over a single step: its scores are computed of what they have been a moment before, behind which nobody has written
    /// anything.
    /// </summary>
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Network_in_which_attention_has_a_single_step_keeps_the_layout(int bits)
    {
        var counts = Sweep(1648, 1, bits, new KernelLibrary());
        Assert.True(counts is { Networks: 1, Compared: > 0, Skipped: 0 }, counts.ToString());
    }

    /// <summary>The same for many. By itself it takes this machine's own instructions; the parent of a child leaves some out.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(Widths))]
    public void Thousands_of_random_networks_keep_the_layout_and_compute_what_plain_loops_do(int bits)
    {
        var (from, count) = (Given(FirstVariable) ?? 0, Given(CountVariable) ?? Many(bits));
        var total = new SweepCounts();
        var library = new KernelLibrary(Environment.GetEnvironmentVariable(FolderVariable));
        for (var first = 0; first < count; first += Together)
        {
            total += Sweep(from + first, Math.Min(Together, count - first), bits, library);
            if (Environment.GetEnvironmentVariable(ReportVariable) is { } report)
                File.WriteAllText(report,
                    $"Kernels of {bits} bits; 256 bits: {System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated}, 128 bits: {System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated}, {total}");
        }
        Assert.Equal(count, total.Networks);
        Assert.True(total.Skipped < count / 4, total.ToString());
    }

    /// <summary>The same in a process for which the machine has narrower vectors, or none.</summary>
    [Theory(Explicit = true)]
    [InlineData("DOTNET_EnableAVX2", 256, "256 bits: False, 128 bits: True")]
    [InlineData("DOTNET_EnableAVX2", 128, "256 bits: False, 128 bits: True")]
    [InlineData("DOTNET_EnableHWIntrinsic", 256, "256 bits: False, 128 bits: False")]
    public void Narrower_vectors_keep_the_layout_too(string leftOut, int bits, string expected)
    {
        var report = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { typeof(LayoutTests).Assembly.Location, "-explicit", "only", "-method",
                "*." + nameof(Thousands_of_random_networks_keep_the_layout_and_compute_what_plain_loops_do) })
                start.ArgumentList.Add(argument);
            (start.Environment[leftOut], start.Environment[CountVariable], start.Environment[ReportVariable]) = ("0", "150", report);
            start.Environment[WidthVariable] = bits.ToString(CultureInfo.InvariantCulture);
            using var child = Process.Start(start)!;
            child.ErrorDataReceived += (_, _) => { };
            child.BeginErrorReadLine();
            var output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, output);
            Assert.StartsWith($"Kernels of {bits} bits; {expected}", File.ReadAllText(report));
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static SweepCounts Sweep(int first, int count, int bits, KernelLibrary library)
    {
        var networks = Enumerable.Range(first, count).Select(seed =>
        {
            var spec = RandomDeclaration.Draw(seed);
            Plan PlanOf(string scalar) =>
                NetworkCompiler.BuildPlan(spec with { Scalar = scalar }, vectorBits: bits)
                    ?? throw new InvalidOperationException("A drawn network does not compile: " + RandomDeclaration.Text(spec));
            return (Seed: seed, Text: RandomDeclaration.Text(spec), Single: PlanOf("float"), Double: PlanOf("double"));
        }).ToList();
        library.Add(networks.SelectMany(network => new[] { network.Single, network.Double }));
        using var memory = new GuardedMemory();
        var counts = new SweepCounts();
        var failures = new List<string>();
        foreach (var network in networks)
        {
            try
            {
                counts += new NetworkCheck(network.Seed, network.Text, network.Double, network.Single).Run(library, memory);
            }
            catch (Exception failure)
            {
                failures.Add(failure.Message + (failure is Xunit.Sdk.XunitException
                    ? ""
                    : $" in seed {network.Seed}: {network.Text}\n{failure.StackTrace}"));
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} networks from {first} on:\n{string.Join("\n\n", failures.Take(8))}");
        return counts with { Kernels = library.Count };
    }
}

/// <summary>What a sweep has looked at.</summary>
/// <param name="Networks">Random networks, each in float and in double.</param>
/// <param name="Kernels">Distinct kernels that they call.</param>
/// <param name="Calls">Calls after which all memory was looked at.</param>
/// <param name="Compared">Outputs, losses and slopes that were compared with the reference.</param>
/// <param name="Skipped">Networks whose numbers are too large, or whose slopes stand on a kink.</param>
internal sealed record SweepCounts(int Networks = 0, int Kernels = 0, long Calls = 0, long Compared = 0, int Skipped = 0)
{
    public static SweepCounts operator +(SweepCounts left, SweepCounts right) =>
        new(left.Networks + right.Networks, Math.Max(left.Kernels, right.Kernels), left.Calls + right.Calls, left.Compared + right.Compared,
            left.Skipped + right.Skipped);
}
