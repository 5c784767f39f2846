using System.Diagnostics;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Kernels;

/// <summary>The sweep on the narrower paths: this executable again, told by the runtime's switches to leave instructions out.</summary>
public sealed class InstructionSetTests(InstructionSetTests.CompiledSweep sweep) : IClassFixture<InstructionSetTests.CompiledSweep>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <param name="switches">Instructions to leave out, by the runtime's names for them.</param>
    /// <param name="vector128">Whether 128-bit vectors are left.</param>
    [Theory]
    [InlineData("EnableAVX2 EnableFMA", true)]
    [InlineData("EnableAVX", true)]
    [InlineData("EnableHWIntrinsic", false)]
    public async Task Kernels_agree_with_the_reference_without(string switches, bool vector128)
    {
        var report = Path.Combine(sweep.Folder, switches + ".txt");
        var environment = switches.Split(' ').ToDictionary(name => "DOTNET_" + name, _ => "0");
        environment[NarrowSweep.ImageVariable] = sweep.Image;
        environment[NarrowSweep.ReportVariable] = report;

        var (exitCode, output) = await RunSelf(environment);

        Assert.True(exitCode == 0, output);
        Assert.True(File.Exists(report), "The child swept nothing:\n" + output);
        // Every x64 and Arm64 processor has 128-bit vectors, so that what is expected does not depend on the machine.
        var expected = new InstructionSet(false, vector128,
            NarrowSweep.Declarations<float>().Count + NarrowSweep.Declarations<double>().Count);
        Assert.Equal(expected.ToString(), await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// Gradients against finite differences and numbers against PyTorch's, with every network's kernels on vectors of another width.
    /// </summary>
    /// <param name="bits">Of the vectors.</param>
    [Theory(Explicit = true)]
    [InlineData("128")]
    [InlineData("512")]
    public async Task Gradients_and_golden_numbers_hold_at_other_widths(string bits)
    {
        var (exitCode, output) = await RunSelf(
            new() { [NetworkLab.VectorBitsVariable] = bits }, "on",
            // Not the sweep: every test run has it at these widths.
            ["*GradientTests", "*GoldenNormalizationTests", "*GoldenRecurrentTests", "*SequenceLayerTests", "*ShapeChangeTests"]);

        Assert.True(exitCode == 0, output);
        Assert.Matches(@"Total: [1-9]\d\d", output);
    }

    private static Task<(int ExitCode, string Output)> RunSelf(Dictionary<string, string> environment) =>
        RunSelf(environment, "only", [typeof(NarrowSweep).FullName!]);

    private static async Task<(int ExitCode, string Output)> RunSelf(Dictionary<string, string> environment, string isExplicit,
        IReadOnlyList<string> classes)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The host is this program itself, or dotnet with it as an argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(NarrowSweep).Assembly.Location);
        }
        foreach (var argument in classes.SelectMany(name => new[] { "-class", name }).Concat(["-explicit", isExplicit, "-noColor"]))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>The sweep as it is compiled here, in a folder that goes away.</summary>
    public sealed class CompiledSweep : IDisposable
    {
        /// <summary>Writes it.</summary>
        public CompiledSweep()
        {
            Folder = Directory.CreateTempSubdirectory("netgen-sweep-").FullName;
            Image = Path.Combine(Folder, "Networks.dll");
            File.WriteAllBytes(Image, KernelSweepTests.Networks.Always.Image.AsSpan());
        }

        /// <summary>For the children's reports.</summary>
        public string Folder { get; }

        /// <summary>The assembly's path.</summary>
        public string Image { get; }

        /// <inheritdoc/>
        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
