using System.Text.RegularExpressions;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What the index says cannot be declared, cannot.</summary>
public partial class ImpossibleFaultTests
{
    private static IEnumerable<Type> Attributes { get; } = typeof(NetworkItemAttribute).Assembly.GetTypes().Where(type => typeof(NetworkItemAttribute).IsAssignableFrom(type) && !type.IsAbstract);

    public static TheoryData<string> Optimizers => [.. Attributes.Where(typeof(OptimizerAttribute).IsAssignableFrom).Select(type => type.Name[..^nameof(Attribute).Length])];

    [Theory]
    [InlineData("Softmax, CrossEntropy")]
    [InlineData("LogSoftmax, CrossEntropy")]
    [InlineData("Softmax, KlDivergence")]
    [InlineData("Sigmoid, BinaryCrossEntropy")]
    public void Head_is_applied_once_by_the_loss(string head)
    {
        var graph = Compiled("Input(4), Dense(3), " + head);

        foreach (var program in new[] { graph.Training, graph.Evaluation })
        {
            var loss = Assert.Single(program.OfType<LossOperation>());
            Assert.True(loss.IncludesHead);
            Assert.IsType<DenseOperation>(program.Single(operation => operation.Writes.Contains(loss.Prediction)));
        }
        Assert.DoesNotContain(graph.Training, operation => operation is SoftmaxOperation or LogSoftmaxOperation or ActivationOperation);
    }

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("BinaryCrossEntropy")]
    [InlineData("KlDivergence")]
    public void Loss_of_probabilities_reads_no_logits(string loss) =>
        Assert.Contains(Judged.Problems("Input(4), Dense(3), " + loss), problem => problem.Id == "NG3004" && RuleCatalog.SeverityOf(problem) == ProblemSeverity.Error);

    [Theory]
    [InlineData("float[] oneHot", "oneHot")]
    [InlineData("float scaled", "new[] { scaled / 255 }")]
    public void Labels_that_are_no_indices_are_an_error_of_the_language(string parameter, string labels)
    {
        var compiled = GeneratorHarness.Generate(
            "using NetGen; [Network, Input(4), Dense(3), Softmax, CrossEntropy] public partial class Net; " +
            $"internal class Program {{ public float Step(Net.Trainer trainer, float[] x, {parameter}) => trainer.Step(x, {labels}); }}");

        Assert.Equal(["CS1503"], compiled.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void L1_is_a_proximal_step_behind_every_optimizer(string optimizer)
    {
        var rate = optimizer == "Sgd" ? "(0.1)" : "";
        var spec = Declared.Network($"Input(4), Dense(8, L1 = 1e-4), Relu, Dense(3), Softmax, CrossEntropy, ElasticNet(1e-3, 0.5), {optimizer}{rate}");
        var text = string.Concat(NetworkCompiler.Compile(spec, GeneratorOptions.Default).Select(file => file.Text));
        var arguments = Arguments.Matches(text).Select(match => match.Groups[1].Value).Where(argument => argument.Contains("L1", StringComparison.Ordinal));

        // Thresholds, and the ridge part of the elastic net: none is an addition to the gradient. Lamb's step is a share of the weights' norm.
        var step = optimizer == "Lamb" ? "trusted" : "rate";
        Assert.Equal(
            [
                $"1.0 / (1.0 + {step} * _hyperparameters.ElasticNet * (1.0 - _hyperparameters.ElasticNetL1Ratio))",
                $"{step} * _hyperparameters.Dense1L1",
                $"{step} * _hyperparameters.ElasticNet * _hyperparameters.ElasticNetL1Ratio",
            ],
            arguments.Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("w = NGVector.CopySign(NGVector.Max(NGVector.Abs(w) - thresholdN, NGLanes.Zero), w);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_smoothing_belongs_to_one_loss() =>
        Assert.Equal([typeof(CrossEntropyAttribute)], Attributes.Where(type => type.GetProperty(nameof(CrossEntropyAttribute.LabelSmoothing)) is not null));

    [Fact]
    public void Only_SimpleRnn_takes_an_activation() =>
        Assert.Equal([typeof(SimpleRnnAttribute)], Attributes.Where(type => type.GetProperty(nameof(SimpleRnnAttribute.Activation)) is not null));

    [Fact]
    public void Channels_first_is_said_of_the_shape() => Assert.Equal("ChannelsFirst", RuleCatalog.Find("NG1013").Name);

    [Fact]
    public void Augmentation_is_a_part_of_steps_alone()
    {
        var files = NetworkCompiler.Compile(
            Declared.Network("Input(8, 8, 1), RandomFlip, Rescale(255), GaussianNoise(0.1), Flatten, Dense(3), Softmax, CrossEntropy"), GeneratorOptions.Default);
        var (steps, others) = (files.Where(file => file.HintName.Contains(".Trainer.", StringComparison.Ordinal)), files.Where(file => !file.HintName.Contains(".Trainer.", StringComparison.Ordinal)));

        // What is augmented is drawn by a key of seed and step, which prediction has not.
        Assert.Contains(steps, file => file.Text.Contains("AugmentationKey(", StringComparison.Ordinal));
        Assert.DoesNotContain(others, file => file.Text.Contains("AugmentationKey(", StringComparison.Ordinal));
    }

    private static Graph Compiled(string attributes) =>
        PassPipeline.Run(NetworkCompiler.BuildGraph(Declared.Network(attributes), problem => Assert.Fail(problem.ToString()))!);

    /// <summary>The scalars that an update kernel is called with.</summary>
    [GeneratedRegex(@"\(float\)\((.*?)\)(?=, \(float\)|\);)")]
    private static partial Regex Arguments { get; }
}
