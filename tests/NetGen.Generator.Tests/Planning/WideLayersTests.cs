using NetGen.Tests.Lab;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Which layers train with packed weights, and in which panels.</summary>
public class WideLayersTests
{
    private const string Training = "Softmax, CrossEntropy, Adam(0.01)";

    private static Plan PlanOf(string layers) => NetworkCompiler.BuildPlan(Declared.Network(layers + ", " + Training))!;

    private static IEnumerable<string> Packs(Plan plan) => plan.Packs.Calls.Select(call => call.Kernel.Name);

    [Theory]
    [InlineData("Input(1024), Dense(512), Relu, Dense(10)", "Pack1024x512By16")]
    [InlineData("Input(512), Dense(512), Relu, Dense(1024), Relu, Dense(10)", "Pack512x512By16, Pack512x1024By16, Transpose1024x512By16")]
    [InlineData("Input(128), Dense(1120), Relu, Dense(10)", "Pack128x1120By16")]
    [InlineData("Input(4096), Dense(64), Relu, Dense(10)", "Pack4096x64By16")]
    // What is left of whole panels is a partial one.
    [InlineData("Input(1000), Dense(1000), Relu, Dense(10)", "Pack1000x1000By16")]
    [InlineData("Input(28), Dense(300), Relu, Dense(300), Tanh, Dense(10)", "Pack300x300By16, Transpose300x300By16")]
    // Too few weights.
    [InlineData("Input(784), Dense(128), Relu, Dense(10)", "")]
    [InlineData("Input(28), Dense(200), Relu, Dense(10)", "")]
    // Batches of a few samples.
    [InlineData("Input(1024), Dense(512), Relu, Dense(10), Training(BatchSize = 8)", "")]
    public void Wide_layers_are_packed_in_training(string layers, string packs) =>
        Assert.Equal(packs, string.Join(", ", Packs(PlanOf(layers))));

    /// <summary>A panel has the columns of one tile of registers: two vectors, or four where there are 32 registers.</summary>
    [Theory]
    [InlineData(128, "Pack1024x512By8")]
    [InlineData(256, "Pack1024x512By16")]
    [InlineData(512, "Pack1024x512By64")]
    public void A_panel_is_as_wide_as_a_tile(int bits, string pack) =>
        Assert.Equal(pack, Assert.Single(Packs(NetworkCompiler.BuildPlan(
            Declared.Network($"Input(1024), Dense(512), Relu, Dense(10), {Training}"), vectorBits: bits)!)));

    /// <summary>The rows of a partial panel go by in the same tiles, however few its columns; and its functions in loops of their own.</summary>
    [Theory]
    [InlineData(128, 5)]
    [InlineData(256, 5)]
    [InlineData(512, 5)]
    [InlineData(128, 1, Explicit = true)]
    [InlineData(256, 1, Explicit = true)]
    [InlineData(512, 1, Explicit = true)]
    public void Partial_panels_of_any_width_are_proved(int bits, int oneIn)
    {
        foreach (var width in Enumerable.Range(300, 17).Where(width => new Sampled(oneIn).IsAlways(width)))
            Assert.NotNull(NetworkCompiler.BuildPlan(
                Declared.Network($"Input(256), Dense({width}), Tanh, Dense({width}), Relu, Dense(10), {Training}"), vectorBits: bits));
    }

    /// <summary>Of rows that do not stay in the second-level cache together some go by for all panels, then the next.</summary>
    [Theory]
    [InlineData(512, false)]
    [InlineData(1024, true)]
    public void Deep_rows_go_by_in_blocks(int inputs, bool inBlocks)
    {
        var plan = PlanOf($"Input({inputs}), Dense(512), Relu, Dense(10)");
        var nest = plan.Nests[plan.Training!.KernelCalls.Single(call => call.Kernel.Name.StartsWith($"Forward{inputs}", StringComparison.Ordinal)).Kernel];

        Assert.Equal(inBlocks ? 72 : 0,
            nest.Scheduled.Body.OfType<Loop>().Where(loop => loop.To.Symbol is not null).Select(loop => loop.Step).SingleOrDefault());
    }

    /// <summary>The samples of a packed first layer lie on the user's pages: training copies them once for both of its products.</summary>
    [Fact]
    public void Samples_of_a_packed_layer_are_copied_once()
    {
        var training = PlanOf("Input(1024), Dense(512), Relu, Dense(10)").Training!;

        Assert.Equal("Stage1024", training.KernelCalls.First().Kernel.Name);
        Assert.DoesNotContain(training.KernelCalls.Skip(1), call => call.Operands.OfType<InputOperand>().Any());
    }

    /// <summary>A prediction of one sample must not pay for packing.</summary>
    [Fact]
    public void Evaluation_is_packed_and_prediction_is_not()
    {
        var plan = PlanOf("Input(1024), Dense(512), Relu, Dense(512), Relu, Dense(10)");

        Assert.Equal(["Pack1024x512By16", "Pack512x512By16", "Transpose512x512By16"], Packs(plan));
        Assert.Equal(2, plan.Packs.ForEvaluation);
        Assert.Equal(2, Panels(plan.Evaluation!));
        Assert.Equal(3, Panels(plan.Training!));
        Assert.Equal(0, Panels(plan.Prediction));

        static int Panels(ProgramPlan program) => program.KernelCalls.Count(call => call.Operands.OfType<PackedOperand>().Any());
    }

    [Fact]
    public void Packed_weights_are_worth_a_large_micro_batch() =>
        Assert.Equal(128, PlanOf("Input(2048), Dense(2048), Relu, Dense(2048), Relu, Dense(10)").MicroBatch);

    /// <summary>
    /// Of images of a megabyte only a few go through the network together: packing for them would cost more than the product.
    /// </summary>
    [Fact]
    public void Nothing_is_packed_where_few_samples_go_together() =>
        Assert.Empty(Packs(PlanOf("Input(224, 224, 3), Conv2D(8, 3), Relu, Flatten, Dense(64), Relu, Dense(10)")));
}
