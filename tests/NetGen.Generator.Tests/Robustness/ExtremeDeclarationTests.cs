using System.Diagnostics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;
using NetGen.Generator.Tests.LayoutSweep;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Networks of extreme but legal sizes are compiled, or refused by a diagnostic of ours: never by NG0000, and never in more time and memory
/// than an editor has. Others by the environment's NETGEN_EXTREME_FIRST and NETGEN_EXTREME_COUNT.
/// </summary>
public sealed class ExtremeDeclarationTests
{
    private const long MostBytes = 500L << 20;

    // A hang, not a measure: the machine of the tests is busy with others.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Borders, strides and windows of which each pixel, or each group of channels, was a part of its own to the proof.</summary>
    [Theory]
    [InlineData("Input(8, 8, 4), ZeroPad2D(1025), Flatten, Dense(2)")]
    [InlineData("Input(8, 8, 4), ConvTranspose2D(4, 3, Stride = 1025)")]
    [InlineData("Input(9, 588, 310), Conv2D(310, 3, Padding = Padding.Same, Dilation = 129, Groups = 155), GlobalMaxPool2D")]
    [InlineData("Input(5, 535), Conv1D(4, 1377, Stride = 257, Dilation = 52, Padding = Padding.Same)")]
    [InlineData("Input(2100, 640, 8), AveragePool2D(1008, 1, Stride = 8)")]
    [InlineData("Input(1024, 512, 36), Conv2D(254, 1, Groups = 2), AveragePool2D(64)")]
    public void Network_that_the_proof_was_lost_in_is_compiled(string layers)
    {
        var failures = new List<string>();
        Assert.True(Check(Declared.Network(layers + ", MeanSquaredError, Adam(1e-3)"), failures.Add));
        Assert.Empty(failures);
    }

    [Fact]
    public void Some_extreme_networks_are_compiled_or_refused() => Sweep(0, 20);

    [Fact(Explicit = true)]
    public void Many_extreme_networks_are_compiled_or_refused() =>
        Sweep(Given("NETGEN_EXTREME_FIRST") ?? 1_000, Given("NETGEN_EXTREME_COUNT") ?? 360);

    private static int? Given(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;

    private static void Sweep(int first, int count)
    {
        var failures = new List<string>();
        var compiled = 0;
        // What is compiled at the first call is no network's.
        NetworkCompiler.Compile(ExtremeDeclaration.Draw(first), GeneratorOptions.Default);
        for (var seed = first; seed < first + count; seed++)
        {
            var spec = ExtremeDeclaration.Draw(seed);
            compiled += Check(spec, what => failures.Add($"{seed} {RandomDeclaration.Text(spec)}: {what}")) ? 1 : 0;
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {count}, {compiled} compiled:\n" + string.Join("\n", failures));
        Assert.InRange(compiled, count / 2, count);
    }

    /// <returns>Whether there is a network.</returns>
    private static bool Check(NetworkSpec spec, Action<string> fail)
    {
        var (bytes, start, isNetwork) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp(), false);
        try
        {
            isNetwork = Specs.ProblemsOf(spec).All(problem => RuleCatalog.Find(problem.Id).Severity != ProblemSeverity.Error);
            NetworkCompiler.Compile(spec, GeneratorOptions.Default);
        }
        catch (Exception e)
        {
            fail(e.GetType().Name + " " + e.Message.Split('\n')[0] + e.StackTrace?.Split('\n')[0]);
        }
        var time = Stopwatch.GetElapsedTime(start);
        if (GC.GetAllocatedBytesForCurrentThread() - bytes is var allocated && allocated > MostBytes)
            fail($"{allocated >> 20} MB");
        if (time > Longest && Stopwatch.GetTimestamp() is var again
            && Record.Exception(() => NetworkCompiler.Compile(spec, GeneratorOptions.Default)) is var _
            && Stopwatch.GetElapsedTime(again) > Longest)
            fail($"{time.TotalSeconds:F1} s, and again {Stopwatch.GetElapsedTime(again).TotalSeconds:F1} s");
        return isNetwork;
    }
}
