using Microsoft.CodeAnalysis;
using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Blocks;

/// <summary>What a network with blocks is spliced to: the layers in order, their names, whose weights they have.</summary>
public class BlockSpecTests
{
    private const string Residual = "[NetworkBlock, Mark(\"in\"), Dense(4), Relu, Dense(4, Name = \"out\"), Add(\"in\"), Relu] public class Residual;";

    [Fact]
    public void Spec_has_the_layers_of_each_repetition_behind_the_use()
    {
        var spec = Declared.Spec("using NetGen; [Network, Input(4), Use<Residual>(2), Dense(1), MeanSquaredError] public partial class Net; " + Residual);

        string[] block = ["Mark", "Dense", "Relu", "Dense", "Add", "Relu"];
        Assert.Equal(["Input", "Use", .. block, .. block, "Dense", "MeanSquaredError"], spec.Items.Select(item => item.Kind));
        Assert.Equal(["Residual1", "Residual2"], spec.Items.Select(item => item.Use?.Name).OfType<string>().Distinct());
        Assert.All(spec.Items.Where(item => item.Use is not null).ToArray(), item => Assert.Equal(1, item.Use!.Item));
    }

    [Fact]
    public void Parameters_are_named_by_block_index_and_layer_in_files()
    {
        var graph = GraphOf("[Network, Input(4), Use<Residual>(2), Use<Residual>, Dense(1), MeanSquaredError] public partial class Net; " + Residual);

        Assert.Equal(
            [
                .. new[] { 1, 2, 3 }.SelectMany(i => new[] { $"residual{i}.dense1.weight", $"residual{i}.dense1.bias", $"residual{i}.out.weight", $"residual{i}.out.bias" }),
                "dense1.weight", "dense1.bias",
            ],
            graph.Parameters.Select(parameter => parameter.Name));
        Assert.Contains("Residual3_out", graph.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Blocks_in_blocks_are_named_from_the_outside_in_and_count_anew_in_each_use()
    {
        var graph = GraphOf("[Network, Input(4), Use<Stage>(2), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4), Use<Inner>(2)] public class Stage; [NetworkBlock, Tanh, Dense(4, Bias = false)] public class Inner;");

        Assert.Equal(
            ["stage1.dense1.weight", "stage1.dense1.bias", "stage1.inner1.dense1.weight", "stage1.inner2.dense1.weight",
             "stage2.dense1.weight", "stage2.dense1.bias", "stage2.inner1.dense1.weight", "stage2.inner2.dense1.weight"],
            graph.Parameters.Select(parameter => parameter.Name));
        Assert.Equal("Stage2_Inner1_Dense1", graph.Parameters[6].Layer);
    }

    [Fact]
    public void Name_of_a_use_stands_for_block_and_index_and_takes_the_index_where_it_is_repeated()
    {
        var graph = GraphOf("[Network, Input(4), Use<Layer>(Name = \"stem\"), Use<Layer>(2, Name = \"body\"), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4, Bias = false)] public class Layer;");

        Assert.Equal(["stem.dense1.weight", "body1.dense1.weight", "body2.dense1.weight"], graph.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Tensor_of_a_use_is_the_name_in_files_and_counts_repetitions_from_0_as_PyTorch_does()
    {
        var graph = GraphOf("[Network, Input(4), Use<Layer>(Tensor = \"stem\"), Use<Layer>(2, Name = \"body\", Tensor = \"layer1\"), MeanSquaredError] public partial class Net; "
            + "[NetworkBlock, Dense(4, Bias = false, Tensor = \"conv.0\")] public class Layer;");

        Assert.Equal(["stem.conv.0.weight", "layer1.0.conv.0.weight", "layer1.1.conv.0.weight"], graph.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["Layer1_Dense1", "body1_Dense1", "body2_Dense1"], graph.Parameters.Select(parameter => parameter.Layer));
    }

    [Fact]
    public void Shared_uses_have_the_parameters_of_the_first_also_in_inner_blocks()
    {
        var graph = GraphOf("[Network, Input(4), Use<Stage>(3, Shared = true), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4), Use<Inner>(2)] public class Stage; [NetworkBlock, Tanh, Dense(4, Bias = false)] public class Inner;");

        Assert.Equal(["stage1.dense1.weight", "stage1.dense1.bias", "stage1.inner1.dense1.weight", "stage1.inner2.dense1.weight"], graph.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(9, graph.Forward.OfType<DenseOperation>().Count());
        Assert.Equal(["Stage1_Dense1", "Stage2_Dense1", "Stage3_Dense1"], graph.Forward.OfType<DenseOperation>().Where(dense => dense.Weight == 0).Select(dense => dense.Layer));
    }

    [Fact]
    public void Marks_of_two_uses_do_not_see_each_other()
    {
        var graph = GraphOf("[Network, Input(4), Mark(\"in\"), Use<Residual>(2), Add(\"in\"), MeanSquaredError] public partial class Net; " + Residual);

        var sums = graph.Forward.OfType<JoinOperation>().ToArray();
        Assert.Equal([Graph.Input, sums[0].Output + 1, Graph.Input], sums.Select(sum => sum.Inputs[1]));
    }

    [Fact]
    public void Block_of_another_assembly_is_spliced_in()
    {
        var library = GeneratorHarness.CreateCompilation(["namespace Library; [NetGen.NetworkBlock, NetGen.Dense(3, Init = NetGen.Init.HeUniform), NetGen.LeakyRelu(0.2)] public class Deep;"]);
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var user = GeneratorHarness.CreateCompilation(["using NetGen; [Network, Input(4), Use<Library.Deep>(2), MeanSquaredError] public partial class Net;"])
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));

        var result = NetworkParser.Parse(Assert.Single(Declared.Networks(user)), CancellationToken.None);

        Assert.Empty(result.Problems);
        Assert.True(result.Spec!.IsComplete);
        var graph = NetworkCompiler.BuildGraph(result.Spec, problem => Assert.Fail(problem.ToString()))!;
        Assert.Equal([Init.HeUniform, Init.HeUniform], graph.Parameters.Where(parameter => parameter.Shape.Rank == 2).Select(parameter => parameter.Initializer.Kind));
        Assert.Equal("deep2.dense1.weight", graph.Parameters[2].Name);
    }

    [Fact]
    public void Block_itself_gets_nothing_generated() => Assert.Empty(GeneratorHarness.Generate("using NetGen; " + Residual).Files);

    [Theory]
    [InlineData("[Network, Input(4), Use<Residual>(2), Dense(3), Softmax, CrossEntropy] public partial class Net; " + Residual)]
    [InlineData("[Network, Input(4), Use<Residual>(2, Shared = true, Name = \"body\"), Dense(3), Softmax, CrossEntropy, L2(0.1)] public partial class Net; " + Residual)]
    [InlineData("[Network, Input(4), Use<Outer.Wide>, MeanSquaredError] public partial class Net; public static partial class Outer { [NetworkBlock, Dense(5, L1 = 0.1), Dropout(0.1)] public abstract class Wide; }")]
    public void Network_with_blocks_compiles_clean(string declaration) => GeneratorHarness.Generate("using NetGen; " + declaration).AssertClean();

    private static Graph GraphOf(string source)
    {
        var spec = Declared.Spec("using NetGen; " + source);
        Assert.True(DeclarationRules.Check(spec, problem => Assert.Fail(problem.ToString())));
        return NetworkCompiler.BuildGraph(spec, problem => Assert.Fail(problem.ToString()))!;
    }
}
