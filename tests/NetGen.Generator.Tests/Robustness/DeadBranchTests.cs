using CsCheck;
using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>NG1016: a branch that nothing reads, the normal state while one types it, is said and left out; there is a network.</summary>
public class DeadBranchTests
{
    [Theory]
    [InlineData("Input(4), Mark(\"a\"), Dense(3), From(\"a\"), Dense(2), MeanSquaredError", "Dense1: Nothing reads 'Dense1', so nothing could train it: it is left out of the network", 10)]
    [InlineData("Input(4), Mark(\"a\"), Dense(3), Relu, Dense(2), From(\"a\"), Dense(2), MeanSquaredError", "Dense2: Nothing reads 'Dense2', so nothing could train it: Dense1, Relu1, Dense2 are left out of the network", 10)]
    [InlineData("Input(5, 5, 1), Mark(\"a\"), Conv2D(3, 3, Padding = Padding.Same), BatchNorm, From(\"a\"), Flatten, Dense(2), Softmax, CrossEntropy", "BatchNorm1: Nothing reads 'BatchNorm1', so nothing could train it: Conv2D1, BatchNorm1 are left out of the network", 52)]
    [InlineData("Input(4), Mark(\"a\"), Dense(3), MeanSquaredError", null, 15)]
    // The head that the loss reads is the one in front of it, not the last that was written.
    [InlineData("Input(4), Dense(2), Softmax, Mark(\"p\"), Dense(3), From(\"p\"), CrossEntropy", "Dense2: Nothing reads 'Dense2', so nothing could train it: it is left out of the network", 10)]
    public void Branch_that_ends_nowhere_is_said_at_its_end_and_left_out(string attributes, string? expected, int parameters)
    {
        var spec = Declared.Network(attributes);
        var said = Verdict.All("NG1016", attributes);

        Assert.Equal(expected is null ? [] : [$"Warning: {expected[(expected.IndexOf(": ", StringComparison.Ordinal) + 2)..]} []"], said);
        Assert.Equal(parameters, NetworkCompiler.BuildPlan(spec)!.ParameterCount);
    }

    [Fact]
    public void Head_that_the_loss_does_not_read_is_no_head() =>
        Assert.NotNull(Verdict.Of("NG3004", "Input(4), Dense(2), Mark(\"z\"), Softmax, From(\"z\"), CrossEntropy"));

    [Fact]
    public void Layers_behind_a_dead_branch_keep_their_names_and_the_code_compiles()
    {
        var compiled = GeneratorHarness.Compile(
            "using NetGen; [Network, Input(4), Mark(\"a\"), Dense(3), Dropout(0.5), From(\"a\"), Dense(2), MeanSquaredError] public partial class Net; public static class Use { public static int Of(Net net) => net.Dense2.Weights.Length; }");

        Assert.DoesNotContain(compiled.Files, file => file.Text.Contains("Dense1", StringComparison.Ordinal) || file.Text.Contains("Dropout1", StringComparison.Ordinal));
    }

    private static readonly Gen<NetworkItemAttribute> Layer = Gen.OneOf<NetworkItemAttribute>(
        Gen.Int[1, 4].Select(units => (NetworkItemAttribute)new DenseAttribute(units)),
        Gen.Const((NetworkItemAttribute)new ReluAttribute()), Gen.Const((NetworkItemAttribute)new TanhAttribute()), Gen.Const((NetworkItemAttribute)new SoftmaxAttribute()),
        Gen.Const((NetworkItemAttribute)new BatchNormAttribute()), Gen.Const((NetworkItemAttribute)new DropoutAttribute(0.5)), Gen.Const((NetworkItemAttribute)new FlattenAttribute()),
        Gen.Const((NetworkItemAttribute)new Conv2DAttribute(3, 3) { Padding = Padding.Same }), Gen.Const((NetworkItemAttribute)new MaxPool2DAttribute(2)),
        Gen.Int[0, 2].Select(mark => (NetworkItemAttribute)new MarkAttribute("m" + mark)), Gen.Int[0, 2].Select(mark => (NetworkItemAttribute)new FromAttribute("m" + mark)),
        Gen.Int[0, 2].Select(mark => (NetworkItemAttribute)new AddAttribute("m" + mark)), Gen.Int[0, 2].Select(mark => (NetworkItemAttribute)new ConcatAttribute("m" + mark)),
        Gen.Int[0, 2].Select(mark => (NetworkItemAttribute)new MultiplyAttribute("m" + mark)));

    private static readonly Gen<NetworkSpec> Network = Gen.Select(Gen.Bool, Layer.Array[1, 12], (isImage, layers) => Specs.Of(
        [isImage ? new InputAttribute(4, 4, 2) : new InputAttribute(5), new MarkAttribute("m0"), .. layers, new MeanSquaredErrorAttribute()]));

    private static (int Valid, int Dead) Sweep(int count)
    {
        var (valid, dead) = (0, 0);
        // The same networks in every run: with others, too few of them might have a dead branch.
        var random = new PCG(1, 1);
        for (var i = 0; i < count; i++)
        {
            var spec = Network.Generate(random, null, out _);
            try
            {
                var problems = new List<Problem>();
                if (!DeclarationRules.Check(spec, _ => { }) || NetworkCompiler.BuildGraph(spec, problems.Add) is null)
                    continue;
                valid++;
                dead += problems.Any(problem => problem.Id == "NG1016") ? 1 : 0;
                // Emission throws nothing, and every pass holds its invariants.
                Assert.InRange(NetworkCompiler.Compile(spec, GeneratorOptions.Default).Count, 3, 4);
                Assert.NotNull(Specs.ProblemsOf(spec));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"network {i}, {spec}", e);
            }
        }
        return (valid, dead);
    }

    [Fact]
    public void Random_networks_with_dead_branches_compile() => Assert.InRange(Sweep(600).Dead, 5, 600);

    [Fact(Explicit = true)]
    public void Many_random_networks_with_dead_branches_compile() => Assert.InRange(Sweep(40_000).Dead, 500, 40_000);
}
