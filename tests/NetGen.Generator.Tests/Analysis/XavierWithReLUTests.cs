using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG2001 with its figures.</summary>
public class XavierWithReLUTests
{
    private static IReadOnlyList<Problem> Stack(int depth, Init init, Func<LayerAttribute> activation, double scale = double.NaN, int width = 256)
    {
        List<NetworkItemAttribute> items = [new InputAttribute(width)];
        for (var i = 0; i < depth; i++)
            items.AddRange([new DenseAttribute(width) { Init = init, InitScale = scale }, activation()]);
        return Specs.ProblemsOf([.. items, new DenseAttribute(10), new SoftmaxAttribute(), new CrossEntropyAttribute()]);
    }

    [Fact]
    public void Check_six_layers_give_the_figures_of_the_catalogue()
    {
        var problem = Assert.Single(Stack(6, Init.XavierNormal, () => new ReluAttribute()));

        Assert.Equal(("NG2001", 1, "Init", ProblemSeverity.Warning), (problem.Id, problem.Item, problem.Argument, problem.Severity));
        Assert.Equal(
            ["XavierNormal", "Relu halves E[a²]", "these 6 layers (Dense1 to Dense6)", "signal RMS is 0.125×, the gradient 0.177×", "1.00× and 1.00×"],
            problem.Figures);
        Assert.Equal([new("Items", "1,3,5,7,9,11")], problem.FixFacts);
    }

    [Theory]
    [InlineData(8, "signal RMS is 0.0625×, the gradient 0.0884×")]
    [InlineData(2, "signal RMS is 0.500×, the gradient 0.707×")]
    public void Check_depth_multiplies(int depth, string figures) =>
        Assert.Equal(figures, Assert.Single(Stack(depth, Init.LecunUniform, () => new ReluAttribute())).Figures[3]);

    [Fact]
    public void Check_one_layer_is_information()
    {
        var problem = Assert.Single(Stack(1, Init.XavierUniform, () => new ReluAttribute()));

        Assert.Equal(ProblemSeverity.Info, problem.Severity);
        Assert.Equal(["XavierUniform", "Relu halves E[a²]", "Dense1", "signal RMS is 0.707×", "1.00×"], problem.Figures);
    }

    [Fact]
    public void Check_one_layer_that_loses_more_than_half_is_a_warning()
    {
        // From 32 to 512 units, Xavier's variance 2/(32 + 512) leaves 32/(32 + 512) of the second moment: RMS 0.243.
        var problem = Assert.Single(Specs.ProblemsOf(
            new InputAttribute(32), new DenseAttribute(512) { Init = Init.XavierNormal }, new ReluAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()));

        Assert.Equal(ProblemSeverity.Warning, problem.Severity);
        Assert.Equal("signal RMS is 0.243×", problem.Figures[3]);
    }

    [Fact]
    public void Check_leaky_relu_has_its_own_share() =>
        Assert.Equal("LeakyRelu keeps only 0.520 of E[a²]", Assert.Single(Stack(2, Init.XavierNormal, () => new LeakyReluAttribute(0.2))).Figures[1]);

    [Fact]
    public void Check_interrupted_run_is_two_problems()
    {
        var problems = Specs.ProblemsOf(
            new InputAttribute(64), new DenseAttribute(64) { Init = Init.XavierNormal }, new ReluAttribute(), new DenseAttribute(64), new ReluAttribute(),
            new DenseAttribute(64) { Init = Init.XavierNormal }, new DropoutAttribute(0.2), new ReluAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute());

        Assert.Equal([(1, ProblemSeverity.Info), (5, ProblemSeverity.Info)], problems.Select(problem => (problem.Item, problem.Severity!.Value)));
    }

    [Fact]
    public void Check_near_misses_are_silent()
    {
        Assert.Empty(Stack(6, Init.Auto, () => new ReluAttribute()));
        Assert.Empty(Stack(6, Init.HeNormal, () => new ReluAttribute()));
        Assert.Empty(Stack(6, Init.XavierNormal, () => new TanhAttribute()));
        Assert.Empty(Stack(6, Init.XavierNormal, () => new SigmoidAttribute()));
        Assert.Empty(Stack(6, Init.LecunNormal, () => new EluAttribute()));
        Assert.Empty(Stack(6, Init.XavierNormal, () => new LeakyReluAttribute(0.5)));
        // A declared gain of √2, PyTorch's calculate_gain("relu"), makes good for the halving.
        Assert.Empty(Stack(6, Init.XavierUniform, () => new ReluAttribute(), scale: Math.Sqrt(2)));
        Assert.Empty(Stack(6, Init.XavierUniform, () => new ReluAttribute(), scale: 1.4));
        Assert.NotEmpty(Stack(6, Init.XavierUniform, () => new ReluAttribute(), scale: 1.1));
        // A linear output layer has no rectifier behind it.
        Assert.Empty(Specs.ProblemsOf(new InputAttribute(4), new DenseAttribute(4) { Init = Init.XavierNormal }, new MeanSquaredErrorAttribute()));
    }

    private static Conv2DAttribute Xavier(int filters) => new(filters, 3) { Init = Init.XavierNormal };

    [Fact]
    public void Check_convolutions_have_figures_of_their_border_too()
    {
        // Valid convolutions lose nothing at the border: each ReLU halves, each pool at the lower end keeps.
        var problem = Assert.Single(Specs.ProblemsOf(
            new InputAttribute(12, 12, 8), Xavier(8), new ReluAttribute(), new MaxPool2DAttribute(2), Xavier(8), new ReluAttribute(),
            new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()), problem => problem.Id == "NG2001");

        Assert.Equal(("NG2001", 1, ProblemSeverity.Warning), (problem.Id, problem.Item, problem.Severity));
        Assert.Equal("these 2 layers (Conv2D1 to Conv2D2)", problem.Figures[2]);
        Assert.StartsWith("signal RMS is 0.500×", problem.Figures[3], StringComparison.Ordinal);
        Assert.Equal([new("Items", "1,4")], problem.FixFacts);
    }

    [Fact]
    public void Check_residual_branch_is_silent() => Assert.Empty(Specs.ProblemsOf(
        new InputAttribute(12, 12, 8), new MarkAttribute("x"), new Conv2DAttribute(8, 3) { Init = Init.XavierNormal, Pad = 1 }, new ReluAttribute(),
        new Conv2DAttribute(8, 3) { Pad = 1 }, new AddAttribute("x"), new ReluAttribute(), new GlobalAveragePool2DAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()));
}
