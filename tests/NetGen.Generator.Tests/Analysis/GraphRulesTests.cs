using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>The rules on shapes and signals, without Roslyn.</summary>
public class GraphRulesTests
{
    /// <summary>What the rules of the first groups and on the head say: the networks are as short as the test allows.</summary>
    private static Problem? Only(params NetworkItemAttribute[] items) =>
        Specs.ProblemsOf(items).SingleOrDefault(problem => problem.Id[2] is '0' or '1' || problem.Id == "NG3004");

    private static Problem? Target(TargetAttribute target, int units, LayerAttribute? head = null, LossAttribute? loss = null) =>
        Only([new InputAttribute(4), new DenseAttribute(units), .. head is null ? Array.Empty<LayerAttribute>() : [head], loss ?? new MeanSquaredErrorAttribute(), target]);

    [Fact]
    public void OutputVersusTarget_fires_when_sizes_differ()
    {
        var problem = Target(new(TargetKind.MultiClass) { Classes = 3 }, 4, new SoftmaxAttribute(), new CrossEntropyAttribute())!;

        Assert.Equal(("NG1005", 1, "units"), (problem.Id, problem.Item, problem.Argument));
        Assert.Equal(["4 values", "3 classes"], problem.Figures);
        Assert.Equal([new("Value", "3")], problem.FixFacts);
        Assert.Equal(["1 value", "2 values"], Target(new(TargetKind.Regression) { Length = 2 }, 1)!.Figures);
        Assert.Equal(["3 values", "1 label"], Target(new(TargetKind.MultiLabel) { Classes = 1 }, 3, new SigmoidAttribute(), new BinaryCrossEntropyAttribute())!.Figures);
        Assert.Equal(["2 values", "1 value"], Target(new(TargetKind.Binary), 2, new SigmoidAttribute(), new BinaryCrossEntropyAttribute())!.Figures);
    }

    [Fact]
    public void OutputVersusTarget_is_silent_when_sizes_agree_or_are_not_declared()
    {
        Assert.Null(Target(new(TargetKind.MultiClass) { Classes = 3 }, 3, new SoftmaxAttribute(), new CrossEntropyAttribute()));
        Assert.Null(Target(new(TargetKind.MultiClass), 7, new SoftmaxAttribute(), new CrossEntropyAttribute()));
        Assert.Null(Target(new(TargetKind.Regression), 7));
        Assert.Null(Target(new(TargetKind.Binary) { Classes = 2 }, 1, new SigmoidAttribute(), new BinaryCrossEntropyAttribute()));
        Assert.Null(Target(new(TargetKind.Binary) { Classes = 2 }, 2, new SoftmaxAttribute(), new CrossEntropyAttribute()));
    }

    [Fact]
    public void OutputVersusTarget_sits_on_the_target_where_no_layer_has_a_size()
    {
        var problem = Only(new InputAttribute(2, 2, 1), new FlattenAttribute(), new MeanSquaredErrorAttribute(), new TargetAttribute(TargetKind.Regression) { Length = 3 })!;

        Assert.Equal(("NG1005", 3), (problem.Id, problem.Item));
        Assert.Empty(problem.FixFacts);
    }

    [Fact]
    public void HeadLacksActivation_names_needed_and_given_range()
    {
        static IReadOnlyList<string>? Figures(LossAttribute loss, params LayerAttribute[] head) =>
            Only([new InputAttribute(4), new DenseAttribute(3), .. head, loss])?.Figures;

        Assert.Equal(["CrossEntropy", "Softmax", "Dense1", "probabilities that sum to 1", "values in (−∞, ∞)"], Figures(new CrossEntropyAttribute()));
        Assert.Equal(["CrossEntropy", "Softmax", "Tanh1", "probabilities that sum to 1", "values in (−1, 1)"], Figures(new CrossEntropyAttribute(), new TanhAttribute()));
        Assert.Equal(["BinaryCrossEntropy", "Sigmoid", "Softmax1", "values in (0, 1)", "probabilities that sum to 1"], Figures(new BinaryCrossEntropyAttribute(), new SoftmaxAttribute()));
        Assert.Equal(["BinaryCrossEntropy", "Sigmoid", "Elu1", "values in (0, 1)", "values in (−0.5, ∞)"], Figures(new BinaryCrossEntropyAttribute(), new EluAttribute(0.5)));
        Assert.Null(Figures(new CrossEntropyAttribute(), new SoftmaxAttribute()));
        Assert.Null(Figures(new BinaryCrossEntropyAttribute(), new SigmoidAttribute()));
        Assert.Null(Figures(new MeanSquaredErrorAttribute()));
    }

    [Fact]
    public void MissingFlatten_fires_when_the_loss_meets_a_map()
    {
        var problem = Only(new InputAttribute(28, 28, 1), new DenseAttribute(10), new MeanSquaredErrorAttribute())!;

        Assert.Equal(("NG1003", 1, ProblemSeverity.Error), (problem.Id, problem.Item, problem.Severity));
        Assert.Equal(["Dense1", "28×28×10", "; the loss needs a vector"], problem.Figures);
        Assert.Null(Only(new InputAttribute(28, 28, 1), new FlattenAttribute(), new DenseAttribute(10), new MeanSquaredErrorAttribute()));
    }

    [Fact]
    public void TooLarge_shows_the_product()
    {
        var input = Only(new InputAttribute(65536, 65536, 3), new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute())!;
        var layer = Only(new InputAttribute(100_000), new DenseAttribute(1_000_000), new DenseAttribute(1), new MeanSquaredErrorAttribute())!;
        var total = Only(
            new InputAttribute(20_000), new DenseAttribute(20_000), new TanhAttribute(), new DenseAttribute(20_000), new TanhAttribute(), new DenseAttribute(20_000), new MeanSquaredErrorAttribute())!;

        Assert.Equal(("NG1012", 0, "65536×65536×3"), (input.Id, input.Item, input.Figures[0]));
        Assert.Equal(("NG1012", 1, "1000000×100000"), (layer.Id, layer.Item, layer.Figures[0]));
        Assert.Equal(("NG1012", 5, "All 1,200,060,000 parameter"), (total.Id, total.Item, total.Figures[0]));
        Assert.Null(Only(new InputAttribute(10_000), new DenseAttribute(10_000), new MeanSquaredErrorAttribute()));
    }

    [Fact]
    public void TooLarge_is_what_is_kept_of_a_sample_where_no_array_holds_it()
    {
        NetworkItemAttribute[] Convolutions(int count) =>
        [
            new InputAttribute(8000, 8000, 3), .. Enumerable.Range(0, count).Select(_ => new Conv2DAttribute(8, 3)),
            new GlobalAveragePool2DAttribute(), new DenseAttribute(2), new MeanSquaredErrorAttribute(), new AdamAttribute(1e-3),
        ];

        // What two convolutions keep fits, though a place for every tensor would not; what four do does not.
        Assert.NotNull(NetworkCompiler.BuildPlan(Specs.Of(Convolutions(2))));
        var problem = Assert.Single(Specs.ProblemsOf(Convolutions(4)), problem => problem.Id == "NG1012");
        Assert.Equal(1, problem.Item);
        Assert.Equal("2,147,483,392", problem.Figures[1]);
        Assert.Null(NetworkCompiler.BuildPlan(Specs.Of(Convolutions(4))));
    }

    [Fact]
    public void Training_of_as_many_samples_and_as_large_batches_as_can_be_written_is_compiled() =>
        Assert.NotNull(NetworkCompiler.BuildPlan(Specs.Of(
            new InputAttribute(4), new DenseAttribute(3), new BatchNormAttribute(), new DenseAttribute(2), new MeanSquaredErrorAttribute(), new AdamAttribute(1e-3),
            new TrainingAttribute { Samples = int.MaxValue, BatchSize = int.MaxValue })));
}
