using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Emission;

/// <summary>
/// What a few small networks become, pinned to the byte. A change of generated code is a change of the product: read the difference.
/// </summary>
public class SnapshotTests
{
    [Fact]
    public void Tiny_classifier_is_written_out() =>
        Verify("[Network, Input(2), Dense(3), Tanh, Dense(2), Softmax, CrossEntropy, Sgd(0.1, Momentum = 0.9), Training(Epochs = 3, BatchSize = 4)] public partial class Tiny;");

    [Fact]
    public void Regularized_regression_in_double_carries_its_hyperparameters() =>
        Verify("[Network(Scalar = typeof(double)), Input(5), Dense(17, L1 = 1e-4), Relu, Dropout(0.25), Dense(1), Huber(0.5), AdamW(1e-3), StepDecay(2, 0.5), ElasticNet(1e-3, 0.5)] public partial class Regularized;");

    [Fact]
    public void Small_image_network_convolves_and_joins() =>
        Verify("[Network, Input(6, 6, 1), Conv2D(3, 3, Padding = Padding.Same), Relu, Mark(\"a\"), Conv2D(3, 3, Padding = Padding.Same), Add(\"a\"), Relu, MaxPool2D(2), Flatten, Dense(2), Softmax, CrossEntropy] public partial class Images;");

    [Fact]
    public void Batch_normalization_steps_on_whole_batches_and_folds_into_prediction() =>
        Verify("[Network, Input(5, 5, 1), Conv2D(3, 3), BatchNorm, Relu, Flatten, Dense(2), Softmax, CrossEntropy, Sgd(0.1)] public partial class Normalized;");

    [Fact]
    public void Recurrent_network_loops_over_its_steps() =>
        Verify("[Network, Input(7, 3), Gru(5, ReturnSequence = true), Lstm(4), Dense(2), Softmax, CrossEntropy, Sgd(0.1)] public partial class Steps;");

    [Fact]
    public void Network_without_loss_only_predicts() => Verify("[Network, Input(3), Dense(2), Sigmoid] public partial class Predictor;");

    [Fact]
    public void Table_becomes_rows_and_predictions() => Verify(
        "[Network, Table(Label = \"churned\", Separator = ';'), Column(\"customer_id\", Ignore = true), Column(\"plan\", Categories = new[] { \"basic\", \"plus\" }, Unseen = Unseen.Other), "
        + "Column(\"balance\", Log1P = true, Missing = Missing.Median, Indicator = true, Decimal = ','), Column(\"joined\", Kind = ColumnKind.Date), "
        + "Dense(4), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(3e-3)] public partial class Churn;");

    [Fact]
    public void Invalid_table_keeps_its_surface() =>
        Verify("[Network, Table(Label = \"price\"), Column(\"area\"), Column(\"area\"), Dense(1), MeanSquaredError] public partial class InvalidPrices;");

    [Fact]
    public void Invalid_network_keeps_its_surface() => Verify("[Network, Input(3), Dense(0), CrossEntropy] public partial class Invalid;");

    [Fact]
    public void Network_with_a_memory_runs_as_a_stream() => Verify(
        "[Network, Input(9, 3), LearnedPositions, Conv1D(4, 3, Padding = Padding.Causal, Dilation = 2), Relu, Attention(2, Causal = true), Lstm(5), Dense(2), Softmax] public partial class Listener;");

    [Fact]
    public void Graph_is_dumped_when_asked_for()
    {
        var generated = GeneratorHarness.Compile(
            "using NetGen; [Network, Input(4, 4, 1), Conv2D(2, 3), Relu, Flatten, Dropout(0.5), Dense(2), Softmax, CrossEntropy] public partial class Dumped;",
            new HarnessOptions { DumpGraph = "all" });

        Snapshot.Verify(Assert.Single(generated.Files, file => file.Hint.Contains(".Graph.")).Text, "Graph");
    }

    [Fact]
    public void Loops_are_dumped_naive_and_scheduled()
    {
        var generated = GeneratorHarness.Compile(
            "using NetGen; [Network, Input(4, 4, 3), MaxPool2D(2), Flatten, Dense(2), Sigmoid] public partial class Dumped;",
            new HarnessOptions { DumpGraph = "nests" });

        Snapshot.Verify(Assert.Single(generated.Files, file => file.Hint.Contains(".Nests.")).Text, "Nests");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void Kernels_ask_for_all_optimisation_unless_told_otherwise(string property, bool isAggressive)
    {
        var generated = GeneratorHarness.Compile(
            "using NetGen; [Network, Input(3), Dense(2), Sigmoid] public partial class Predictor;",
            new HarnessOptions { AggressiveOptimization = property });

        Assert.Equal(isAggressive,
            Assert.Single(generated.Files, file => file.Hint.Contains(".Kernels.")).Text.Contains("AggressiveOptimization"));
    }

    [Theory]
    [InlineData("", 256)]
    [InlineData("256", 256)]
    [InlineData("128", 128)]
    [InlineData("512", 512)]
    public void Vectors_have_the_bits_that_the_project_asks_for(string property, int bits)
    {
        var generated = GeneratorHarness.Generate(
            "using NetGen; [Network, Input(4, 4, 3), MaxPool2D(2), Flatten, Dense(9), Relu, Dense(2), Sigmoid] public partial class Predictor;",
            new HarnessOptions { VectorBits = property });

        generated.AssertClean();
        Assert.Contains($"Vector{bits}<float>", Assert.Single(generated.Files, file => file.Hint.Contains(".Kernels.")).Text);
        Assert.Contains($"on vectors of {bits / 32} floats", string.Concat(generated.Files.Select(file => file.Text)));
    }

    /// <summary>
    /// Of 512 bits: a width that is no whole vector, one that takes panels of two, an output by dot products, and weights that are packed.
    /// </summary>
    [Fact]
    public void Kernels_on_vectors_of_512_bits()
    {
        var generated = GeneratorHarness.Generate(
            "using NetGen; [Network, Input(512), Dense(256), Relu, Dense(20), Tanh, Dense(3), Softmax, CrossEntropy, Sgd(0.1)] public partial class Wide;", new HarnessOptions { VectorBits = "512" });

        generated.AssertClean();
        Snapshot.Verify(Assert.Single(generated.Files, file => file.Hint.Contains(".Kernels.")).Text, "Wide.Kernels");
    }

    private static void Verify(string declaration, [System.Runtime.CompilerServices.CallerFilePath] string file = "",
        [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var generated = GeneratorHarness.Generate("using NetGen; " + declaration);
        if (!method.StartsWith("Invalid", StringComparison.Ordinal))
            generated.AssertClean();
        foreach (var (hint, text) in generated.Files)
            Snapshot.Verify(text, hint[..^".g.cs".Length], "cs", file, method);
    }
}
