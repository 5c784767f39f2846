using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>The rules that need only the declaration, without Roslyn.</summary>
public class DeclarationRulesTests
{
    private static string[] Ids(params NetworkItemAttribute[] items) => [.. Specs.ProblemsOf(items).Select(problem => problem.Id).Where(id => id[2] is '0' or '1')];

    [Fact]
    public void Check_sound_networks_are_silent()
    {
        Assert.Empty(Ids(
            new InputAttribute(28, 28, 1) { Min = 0, Max = 1 }, new FlattenAttribute(), new DenseAttribute(128), new ReluAttribute(), new DropoutAttribute(0.5),
            new DenseAttribute(10), new SoftmaxAttribute(), new CrossEntropyAttribute(), new AdamWAttribute(), new StepDecayAttribute(2, 0.5),
            new TrainingAttribute { Epochs = 5, BatchSize = 64, Samples = 60_000 }, new TargetAttribute(TargetKind.MultiClass) { Classes = 10 }));
        Assert.Empty(Ids(
            new InputAttribute(2), new DenseAttribute(8), new TanhAttribute(), new DenseAttribute(1), new SigmoidAttribute(), new BinaryCrossEntropyAttribute(),
            new SgdAttribute(0.5) { Momentum = 0.9, Nesterov = true }));
    }

    [Fact]
    public void Check_incomplete_specification_is_not_judged()
    {
        var spec = Specs.Of(new DenseAttribute(-1)) with { IsComplete = false };

        Assert.False(DeclarationRules.Check(spec, problem => Assert.Fail(problem.ToString())));
    }

    [Fact]
    public void Check_attribute_of_another_version_is_NG0000()
    {
        var spec = Specs.Of(new InputAttribute(2)) with { Items = new[] { new ItemSpec("Hologram", EquatableArray<ArgumentSpec>.Empty) }.ToEquatableArray() };

        var problem = Assert.Single(Specs.ProblemsOf(spec));
        Assert.Equal(("NG0000", ProblemSeverity.Error), (problem.Id, problem.Severity));
    }

    [Fact]
    public void Check_missing_parts_are_named()
    {
        Assert.Equal(["NG0005", "NG0003"], Ids());
        Assert.Equal(["NG0003"], Ids(new DenseAttribute(1), new MeanSquaredErrorAttribute()));
        Assert.Equal(["NG0005"], Ids(new InputAttribute(1), new MeanSquaredErrorAttribute()));
        Assert.Equal(["NG0004"], Ids(new InputAttribute(1), new DenseAttribute(1)));
    }

    [Theory]
    [InlineData("Softmax", "CrossEntropy")]
    [InlineData("Sigmoid", "BinaryCrossEntropy")]
    [InlineData("Relu", "MeanSquaredError")]
    public void Check_missing_loss_suggests_the_one_that_fits(string head, string loss)
    {
        LayerAttribute layer = head switch { "Softmax" => new SoftmaxAttribute(), "Sigmoid" => new SigmoidAttribute(), _ => new ReluAttribute() };

        var problem = Assert.Single(Specs.ProblemsOf(new InputAttribute(1), new DenseAttribute(3), layer));

        Assert.Equal([new("Loss", loss)], problem.FixFacts);
    }

    [Fact]
    public void Check_first_cause_stands_alone()
    {
        // A bad size would also give a misfit of output and target, a missing head and a loss on nothing.
        Assert.Equal(["NG0008"], Ids(
            new InputAttribute(4), new DenseAttribute(0), new CrossEntropyAttribute(), new TargetAttribute(TargetKind.MultiClass) { Classes = 3 }));
    }

    public static TheoryData<string, NetworkItemAttribute[], string[]> Orders => new()
    {
        { "input after a layer", [new DenseAttribute(1), new InputAttribute(2), new MeanSquaredErrorAttribute()], ["Input", "stands after the layer Dense1; the input comes before the first layer"] },
        { "loss before a layer", [new InputAttribute(2), new DenseAttribute(3), new CrossEntropyAttribute(), new SoftmaxAttribute()], ["CrossEntropy", "stands before the layer Softmax1; the loss comes after the last layer"] },
        { "two losses", [new InputAttribute(2), new DenseAttribute(1), new HuberAttribute(), new MeanSquaredErrorAttribute()], ["MeanSquaredError", "is a second loss beside Huber"] },
        { "two optimizers", [new InputAttribute(2), new DenseAttribute(1), new HuberAttribute(), new AdamAttribute(), new SgdAttribute()], ["Sgd", "is a second optimizer beside Adam"] },
        { "two schedules", [new InputAttribute(2), new DenseAttribute(1), new HuberAttribute(), new WarmUpAttribute(5), new OneCycleAttribute(), new StepDecayAttribute(1, 0.5)], ["StepDecay", "is a second schedule beside OneCycle"] },
        { "two L1", [new InputAttribute(2), new DenseAttribute(1), new HuberAttribute(), new L1Attribute(1e-5), new ElasticNetAttribute(1e-4, 0.5)], ["ElasticNet", "is a second L1 penalty beside L1"] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Check_misplaced_attribute_is_NG0007(string what, NetworkItemAttribute[] items, string[] figures)
    {
        Assert.NotEmpty(what);
        var problem = Assert.Single(Specs.ProblemsOf(items));

        Assert.Equal("NG0007", problem.Id);
        Assert.Equal(figures, problem.Figures);
    }

    [Fact]
    public void Check_optimizer_facts_and_penalties_may_stand_anywhere() =>
        Assert.Empty(Ids(
            new SgdAttribute(), new L2Attribute(1e-4), new L1Attribute(1e-5), new TrainingAttribute(), new InputAttribute(2), new DenseAttribute(1), new MeanSquaredErrorAttribute()));

    [Fact]
    public void Check_taken_names_are_NG0009()
    {
        static string? Reason(params NetworkItemAttribute[] layers) =>
            Specs.ProblemsOf([new InputAttribute(2), .. layers, new MeanSquaredErrorAttribute()]).Where(problem => problem.Id[2] == '0').Select(problem => $"{problem.Id} {problem.Figures[1]}").SingleOrDefault();

        Assert.Null(Reason(new DenseAttribute(2) { Name = "Hidden" }, new DenseAttribute(1) { Name = "_2" }));
        Assert.Null(Reason(new DenseAttribute(2) { Name = "Größe" }, new DenseAttribute(1) { Name = "async" }));
        Assert.Equal("NG0009 is already the name of an earlier layer", Reason(new DenseAttribute(2) { Name = "A" }, new DenseAttribute(1) { Name = "A" }));
        Assert.Equal("NG0009 is already the name of an earlier layer", Reason(new DenseAttribute(2) { Name = "Dense2" }, new DenseAttribute(1)));
        Assert.Equal(
            "NG0009 would share its place in weight files with the layer 'Dense1'", Reason(new DenseAttribute(2), new DenseAttribute(1) { Name = "dense1" }));
        Assert.Equal("NG0009 is a member that NetGen generates; choose another name for the layer", Reason(new DenseAttribute(1) { Name = "Predict" }));
        const string Taken = "NG0009 begins as the names that weight files have for something else: preprocessing, targets, __metadata__, netgen/";
        Assert.Equal(Taken, Reason(new DenseAttribute(1) { Name = "preprocessing" }));
        Assert.Equal(Taken, Reason(new DenseAttribute(1) { Tensor = "preprocessing.mean" }));
        Assert.Equal(Taken, Reason(new BatchNormAttribute { Tensor = "netgen/best" }));
        foreach (var invalid in new[] { "", ".", "a..b", "a.", "a\nb", "a\uD800" })
            Assert.Equal("NG0009 is no name of a tensor: parts of at least one character, with dots between", Reason(new DenseAttribute(1) { Tensor = invalid }));
        Assert.Equal("NG0009 would share its place in weight files with the layer 'Dense1'", Reason(new DenseAttribute(2), new DenseAttribute(1) { Tensor = "dense1" }));
        Assert.Equal("NG0009 is the name of the class; choose another name for the layer", Reason(new DenseAttribute(1) { Name = "Net" }));
        Assert.Equal("NG0009 is a keyword of C#; choose another name for the layer", Reason(new DenseAttribute(1) { Name = "class" }));
        foreach (var invalid in new[] { "", "1st", "two words", "a.b", "a-b", "@x" })
            Assert.Equal("NG0009 is not a C# identifier, which a layer's name must be", Reason(new DenseAttribute(1) { Name = invalid }));
    }

    [Theory]
    [InlineData("Predict", 1)]
    [InlineData("Hyperparameters", 1)]
    [InlineData("Dense1", 1)]
    [InlineData(".ctor(ulong)", 1)]
    [InlineData("Dense2", 0)]
    [InlineData("predict", 0)]
    public void Check_user_member_with_a_generated_name_is_NG0009(string member, int count)
    {
        var spec = Specs.Of(new InputAttribute(2), new DenseAttribute(1), new MeanSquaredErrorAttribute()) with { UserMembers = new([member]) };

        Assert.Equal(Enumerable.Repeat(("NG0009", (string?)member), count), Specs.ProblemsOf(spec).Select(problem => (problem.Id, problem.Argument)));
    }
}
