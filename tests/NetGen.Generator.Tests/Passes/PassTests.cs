using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Signal;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Passes;

/// <summary>What each pass does to the graph, and what the verifier refuses.</summary>
public class PassTests
{
    private static Graph After(string attributes, string pass)
    {
        Graph? found = null;
        PassPipeline.Run(NetworkCompiler.BuildGraph(Declared.Network(attributes), _ => { })!, (name, graph) => found = name == pass ? graph : found);
        return found ?? throw new ArgumentException($"There is no pass {pass}.");
    }

    [Theory]
    [InlineData("Relu", Init.HeNormal)]
    [InlineData("LeakyRelu(0.2)", Init.HeNormal)]
    [InlineData("Elu", Init.LecunNormal)]
    [InlineData("Tanh", Init.XavierUniform)]
    [InlineData("Sigmoid", Init.XavierUniform)]
    [InlineData("Gelu", Init.LecunNormal)]
    [InlineData("Gelu(Approximate = true)", Init.LecunNormal)]
    [InlineData("Silu", Init.LecunNormal)]
    [InlineData("Mish", Init.LecunNormal)]
    [InlineData("Softplus", Init.LecunNormal)]
    [InlineData("Relu6", Init.LecunNormal)]
    [InlineData("HardSwish", Init.LecunNormal)]
    [InlineData("Selu", Init.LecunNormal)]
    [InlineData("Softsign", Init.XavierUniform)]
    [InlineData("HardSigmoid", Init.XavierUniform)]
    [InlineData("Exp", Init.XavierUniform)]
    [InlineData("LogSoftmax", Init.XavierUniform)]
    [InlineData("Dropout(0.5), Relu", Init.HeNormal)]
    public void ResolveInitializers_looks_at_the_next_nonlinearity(string next, Init expected) =>
        Assert.Equal(expected, After($"Input(4), Dense(3), {next}, Dense(1), MeanSquaredError", nameof(ResolveInitializers)).Parameters[0].Initializer.Kind);

    [Fact]
    public void SplitPrograms_leaves_dropout_to_training_alone()
    {
        var graph = After("Input(4), Dense(3), Dropout(0.5), Dense(1), MeanSquaredError", nameof(SplitPrograms));

        Assert.DoesNotContain(graph.Prediction, operation => operation is DropoutOperation or LossOperation);
        Assert.DoesNotContain(graph.Evaluation, operation => operation is DropoutOperation);
        Assert.Contains(graph.Training, operation => operation is DropoutOperation);
    }

    [Theory]
    [InlineData("Relu, MaxPool2D(2)")]
    [InlineData("Relu6, MaxPool2D(3, Stride = 2, Pad = 1)")]
    [InlineData("LeakyRelu(0.1), GlobalMaxPool2D")]
    public void ExchangeActivationAndMaxPool_moves_an_activation_that_keeps_order_behind_the_pool(string layers)
    {
        var graph = After($"Input(8, 8, 1), Conv2D(3, 3), {layers}, Flatten, Dense(2), MeanSquaredError", nameof(ExchangeActivationAndMaxPool));

        foreach (var program in new[] { graph.Prediction, graph.Evaluation, graph.Training })
        {
            var pool = Assert.Single(program.OfType<PoolOperation>());
            var activation = Assert.Single(program.OfType<ActivationOperation>());
            Assert.Equal(pool.Output, activation.Input);
            Assert.Equal(graph.Tensors[pool.Output].Shape, graph.Tensors[activation.Output].Shape);
        }
    }

    [Theory]
    [InlineData("Tanh, MaxPool2D(2)")]
    [InlineData("LeakyRelu(-0.1), MaxPool2D(2)")]
    [InlineData("Relu, AveragePool2D(2)")]
    [InlineData("Relu, ZeroPad2D(1), MaxPool2D(2)")]
    [InlineData("Relu, Mark(\"a\"), MaxPool2D(1), Add(\"a\")")]
    public void ExchangeActivationAndMaxPool_leaves_other_activations_where_they_are(string layers)
    {
        var graph = After($"Input(8, 8, 1), Conv2D(3, 3), {layers}, Flatten, Dense(2), MeanSquaredError", nameof(ExchangeActivationAndMaxPool));

        Assert.Equal(graph.Training.OfType<ConvolutionOperation>().Single().Output, graph.Training.OfType<ActivationOperation>().Single().Input);
    }

    [Fact]
    public void FuseActivations_moves_an_activation_into_the_pool_in_front()
    {
        var graph = After("Input(8, 8, 1), Conv2D(3, 3), Relu, MaxPool2D(2), Flatten, Dense(2), MeanSquaredError", nameof(FuseActivations));

        Assert.DoesNotContain(graph.Training, operation => operation is ActivationOperation);
        Assert.IsType<Relu>(graph.Training.OfType<PoolOperation>().Single().Epilogue);
    }

    [Theory]
    [InlineData("Softmax, CrossEntropy")]
    [InlineData("LogSoftmax, CrossEntropy")]
    [InlineData("Softmax, KlDivergence")]
    [InlineData("LogSoftmax, KlDivergence")]
    [InlineData("Sigmoid, BinaryCrossEntropy")]
    public void FuseHead_moves_the_head_into_the_loss(string head)
    {
        var graph = After($"Input(4), Dense(3), {head}", nameof(FuseHead));

        Assert.Equal(2, graph.Training.Count);
        Assert.True(Assert.IsType<LossOperation>(graph.Training[1]).IncludesHead);
        Assert.Equal(3, graph.Evaluation.Count);
    }

    [Theory]
    [InlineData("Hinge")]
    [InlineData("Softmax, MeanSquaredError")]
    [InlineData("Exp, Poisson")]
    [InlineData("CosineDistance")]
    public void FuseHead_leaves_other_losses_alone(string head) =>
        Assert.False(After($"Input(4), Dense(3), {head}", nameof(FuseHead)).Training.OfType<LossOperation>().Single().IncludesHead);

    [Theory]
    [InlineData("Selu", true)]
    [InlineData("Softplus", true)]
    [InlineData("Softsign", true)]
    [InlineData("Exp", true)]
    [InlineData("Relu6", true)]
    [InlineData("HardSigmoid", true)]
    [InlineData("Gelu", false)]
    [InlineData("Silu", false)]
    [InlineData("Mish", false)]
    [InlineData("HardSwish", false)]
    public void FuseActivations_keeps_what_a_derivative_reads(string activation, bool fusesInTraining)
    {
        var graph = After($"Input(4), Dense(3), {activation}, Dense(2), MeanSquaredError", nameof(FuseDerivatives));

        Assert.DoesNotContain(graph.Prediction, operation => operation is ActivationOperation);
        Assert.DoesNotContain(graph.Evaluation, operation => operation is ActivationOperation);
        Assert.Equal(fusesInTraining ? 0 : 1, graph.Training.Count(operation => operation is ActivationOperation));

        // Either way the derivative is in the epilogue, computed from the output or from what the first layer leaves.
        var gradient = Assert.Single(graph.Training.OfType<DenseInputGradient>());
        Assert.Equal(graph.Training.OfType<DenseOperation>().First().Output, gradient.Activated);
        Assert.NotNull(gradient.Epilogue);
    }

    [Fact]
    public void FuseActivations_fuses_everything_where_no_gradient_is_needed() => Assert.DoesNotContain(
        After("Input(4), Dense(3, Trainable = false), Gelu, Dense(2), MeanSquaredError", nameof(FuseActivations)).Training, operation => operation is ActivationOperation);

    [Fact]
    public void Differentiate_never_computes_the_gradient_of_the_input()
    {
        var graph = After("Input(4), Dense(3), Relu, Dense(2), MeanSquaredError", nameof(Differentiate));

        Assert.Single(graph.Training, operation => operation is DenseInputGradient);
        Assert.Equal(2, graph.Training.Count(operation => operation is DenseWeightGradient));
    }

    [Fact]
    public void Differentiate_stops_in_front_of_frozen_layers()
    {
        var graph = After("Input(4), Dense(3, Trainable = false), Relu, Dense(2), MeanSquaredError", nameof(Differentiate));

        Assert.DoesNotContain(graph.Training, operation => operation is InputGradientOperation or ActivationGradient);
        Assert.Single(graph.Training, operation => operation is WeightGradient);
    }

    [Fact]
    public void Differentiate_adds_up_what_several_readers_contribute()
    {
        var graph = After("Input(4), Dense(3), Mark(\"a\"), Dense(3), Add(\"a\"), Dense(1), MeanSquaredError", nameof(Differentiate));

        Assert.Equal(2, graph.Training.Count(operation => operation is JoinOperation { Kind: JoinKind.Add }));
    }

    [Fact]
    public void FuseActivations_and_FuseDerivatives_leave_no_pass_of_their_own()
    {
        var graph = After("Input(4), Dense(3), Relu, Dense(3), Tanh, Dense(2), MeanSquaredError", nameof(StageInput));

        Assert.DoesNotContain(graph.Training, operation => operation is ActivationOperation or ActivationGradient);
        Assert.Equal([new Tanh(), new Relu()], graph.Training.OfType<DenseInputGradient>().Select(gradient => gradient.Epilogue));
    }

    [Fact]
    public void FuseActivations_keeps_a_tensor_that_someone_else_reads()
    {
        var graph = After("Input(4), Dense(3), Mark(\"a\"), Relu, Dense(3), Add(\"a\"), Dense(1), MeanSquaredError", nameof(FuseActivations));

        Assert.Single(graph.Training, operation => operation is ActivationOperation);
    }

    [Fact]
    public void RemoveReshapes_leaves_none()
    {
        var graph = After("Input(4, 4, 2), Conv2D(3, 3), Flatten, Dense(2), MeanSquaredError", nameof(RemoveReshapes));

        Assert.DoesNotContain(graph.Training, operation => operation is ReshapeOperation or ReshapeGradient);
    }

    [Theory]
    [InlineData("Input(4), Dense(2), MeanSquaredError", 0)]
    [InlineData("Input(4), Tanh, Dense(2), MeanSquaredError", 1)]
    [InlineData("Input(4), Dropout(0.1), Dense(2), MeanSquaredError", 1)]
    public void StageInput_copies_only_what_cannot_be_read_in_place(string attributes, int copies) =>
        Assert.Equal(copies, After(attributes, nameof(StageInput)).Training.Count(operation => operation is ReshapeOperation));

    [Fact]
    public void Verifier_refuses_a_tensor_read_before_it_is_written()
    {
        var graph = After("Input(4), Dense(3), Relu, Dense(2), MeanSquaredError", nameof(SplitPrograms));
        var broken = graph with { Training = graph.Training.Reverse().ToEquatableArray() };

        var error = Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check(broken, "ATest"));
        Assert.Contains("ATest", error.Message, StringComparison.Ordinal);
        Assert.Contains("before it is written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifier_refuses_a_tensor_written_twice_and_a_missing_gradient()
    {
        var graph = After("Input(4), Dense(3), Relu, Dense(2), MeanSquaredError", nameof(Differentiate));

        Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check(graph with { Training = graph.Training.Append(graph.Training[0]).ToEquatableArray() }, "ATest"));
        Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check(
            graph with { Training = graph.Training.Where(operation => operation is not DenseWeightGradient { Layer: "Dense1" }).ToEquatableArray() }, "ATest"));
    }
}
