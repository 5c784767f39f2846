using System.Reflection.PortableExecutable;
using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;
using NetGen.Tests.Kernels;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>What a deep network costs in the compiler, in bytes allocated, and that no emitted method grows with it. Twice the layers, twice the work.</summary>
public class GrowthTests
{
    /// <summary>Lists double their room at their own times: a little more than twice is still linear.</summary>
    private const double Twice = 2.25;

    /// <summary>What layers of one shape share, their kernels and the proofs of them, is there once however many there are.</summary>
    private const double TwiceButForWhatIsShared = 1.3;

    private const string Block =
        "[NetworkBlock, Mark(\"in\"), Conv2D(8, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu, "
        + "Conv2D(8, 3, Padding = Padding.Same, Bias = false), BatchNorm, Add(\"in\"), Relu] public class Residual; ";

    private static string Blocks(int count) =>
        $"using NetGen; {Block}[Network, Input(8, 8, 8), Use<Residual>({count}), Flatten, Dense(4), Softmax, CrossEntropy, Adam] public partial class Net;";

    private static string Plain(int count) =>
        $"using NetGen; [Network, Input(16), {string.Concat(Enumerable.Repeat("Dense(16), Relu, ", count))}Dense(4), Softmax, CrossEntropy, Adam] public partial class Net;";

    private static string Separate(int count) =>
        $"using NetGen; [Network, Input(16), {string.Concat(Enumerable.Range(1, count).Select(i => $"Dense(16, L2 = {i}e-6), Dropout(0.1), "))}Dense(4), Softmax, CrossEntropy] public partial class Net;";

    public static TheoryData<string, int> Growing => new() { { "blocks", 40 }, { "plain", 150 } };

    [Theory]
    [MemberData(nameof(Growing))]
    public void Compiler_allocates_in_proportion_to_the_layers(string network, int count)
    {
        var (once, twice) = (BytesOf(Compile, network, count), BytesOf(Compile, network, 2 * count));

        Assert.InRange((double)twice / once, TwiceButForWhatIsShared, Twice);
    }

    [Theory]
    [MemberData(nameof(Growing))]
    public void Rules_allocate_in_proportion_to_the_layers(string network, int count)
    {
        var (once, twice) = (BytesOf(Judge, network, count), BytesOf(Judge, network, 2 * count));

        Assert.InRange((double)twice / once, 1.7, Twice);
    }

    /// <summary>A thousand of these are to take half a gigabyte at most, of which the two files' text is a tenth.</summary>
    [Fact]
    public void Residual_block_costs_half_a_megabyte() =>
        Assert.InRange((BytesOf(Compile, "blocks", 80) - BytesOf(Compile, "blocks", 40)) / 40, 100_000, 540_000);

    [Theory]
    [InlineData("blocks", 130)]
    [InlineData("separate", 210, Explicit = true)]
    public void Methods_of_a_deep_network_stay_within_the_budget(string network, int count)
    {
        var compiled = GeneratorHarness.Generate(SourceOf(network, count), new HarnessOptions { Documentation = false });
        using var image = new MemoryStream();
        var emitted = compiled.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
        image.Position = 0;
        using var reader = new PEReader(image);
        var methods = MethodBudget.OfAll(reader).ToList();

        Assert.Contains(methods, method => method.Name.EndsWith(".Update2", StringComparison.Ordinal));
        // What the C# compiler adds to a record has a branch for each member, and runs when somebody compares or prints one.
        Assert.DoesNotContain(
            methods,
            method => !method.IsWithinBudget
                && !method.Name.EndsWith(".Equals", StringComparison.Ordinal) && !method.Name.EndsWith(".PrintMembers", StringComparison.Ordinal));
    }

    private static void Compile(NetworkSpec spec) => Assert.NotEmpty(NetworkCompiler.Compile(spec, new GeneratorOptions("", false)));

    private static void Judge(NetworkSpec spec)
    {
        Assert.True(DeclarationRules.Check(spec, _ => { }));
        GraphRules.Check(spec, NetworkCompiler.BuildGraph(spec, _ => { })!, _ => { });
    }

    private static long BytesOf(Action<NetworkSpec> work, string network, int count)
    {
        var spec = Declared.Spec(SourceOf(network, count));
        work(spec);
        var before = GC.GetAllocatedBytesForCurrentThread();
        work(spec);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string SourceOf(string network, int count) => network switch
    {
        "blocks" => Blocks(count),
        "plain" => Plain(count),
        "separate" => Separate(count),
        _ => throw new ArgumentOutOfRangeException(nameof(network), network, "A network of another name."),
    };
}
