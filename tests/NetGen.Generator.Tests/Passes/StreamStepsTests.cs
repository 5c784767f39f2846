using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Passes;

/// <summary>What a network is on one step of a sequence, and what keeps it from being anything.</summary>
public class StreamStepsTests
{
    private const string Causal = "Padding = Padding.Causal";

    [Theory]
    [InlineData("Lstm(4, Bidirectional = true)", "Lstm1 reads the last step first")]
    [InlineData("Gru(4, Reverse = true)", "Gru1 reads the last step first")]
    [InlineData("Gru(4, ReturnSequence = true), Flatten", "Flatten1 makes one vector of all steps")]
    [InlineData("Gru(4, ReturnSequence = true), GlobalAveragePool1D", "GlobalAveragePool1D1 pools several steps into one")]
    [InlineData("Gru(4, ReturnSequence = true), MaxPool1D(2), Flatten", "MaxPool1D1 pools several steps into one")]
    [InlineData("Gru(4, ReturnSequence = true), Conv1D(3, 2), Flatten",
        "Conv1D1 has its first output behind 2 steps of the window: Padding = Padding.Causal gives one at each")]
    [InlineData("Gru(4, ReturnSequence = true), Conv1D(3, 3, Padding = Padding.Same), Flatten",
        "Conv1D1 reads steps behind each: Padding = Padding.Causal makes it read those before alone")]
    [InlineData($"Conv1D(3, 2, {Causal}, Stride = 2), Flatten",
        "Conv1D1 moves its window by several steps, and has no output at those between")]
    [InlineData("Gru(4, ReturnSequence = true), Attention(2), LastStep",
        "Attention1 lets a step see later ones: Causal = true lets it see those before alone")]
    [InlineData("Gru(4, ReturnSequence = true), InstanceNorm, LastStep", "InstanceNorm1 takes its mean over all steps")]
    [InlineData("Gru(4, ReturnSequence = true), Permute(1, 0), Flatten", "Permute1 exchanges steps with channels")]
    [InlineData("Gru(4, ReturnSequence = true), Reshape(3, 8), Flatten", "Reshape1 makes one vector of all steps")]
    [InlineData("Tokens(9, Steps = 6, Ragged = true), Embedding(4), Gru(4, ReturnSequence = true), GlobalAveragePool1D",
        "GlobalAveragePool1D1 pools several steps into one")]
    [InlineData("Standardize, Gru(4)",
        "Standardize is fitted for each step of a window by itself, where a stream has no first step to count from")]
    public void Layer_that_needs_steps_to_come_is_named(string layers, string expected)
    {
        var graph = PassPipeline.Run(GraphOf(layers));
        Assert.Null(graph.Stream);
        Assert.Empty(graph.Streaming);
        Assert.Equal(expected, graph.StreamObstacle is { } obstacle ? obstacle.Layer + " " + obstacle.Reason : "nothing");
    }

    [Theory]
    [InlineData("Conv1D(3, 2), Flatten")]
    [InlineData("Dense(3), Tanh, Flatten")]
    [InlineData("Flatten")]
    public void Network_without_a_memory_has_neither_a_stream_nor_a_word_about_it(string layers)
    {
        var graph = PassPipeline.Run(GraphOf(layers));
        Assert.Null(graph.Stream);
        Assert.Null(graph.StreamObstacle);
    }

    [Fact]
    public void Every_kind_of_layer_says_what_it_is_on_one_step()
    {
        string[] networks =
        [
            "SimpleRnn(4, ReturnSequence = true), Dense(4), Tanh, Softmax, LogSoftmax, LastStep, RepeatVector(2), Flatten",
            $"Conv1D(3, 2, {Causal}), BatchNorm, LayerNorm, PRelu, Dropout(0.2), LearnedPositions, Attention(1, Causal = true), Permute(1, 0), Flatten",
            "Gru(4, ReturnSequence = true), MaxPool1D(2), Flatten",
            "Tokens(9, Steps = 6, Ragged = true), Embedding(5), SinusoidalPositions, Gru(4, ReturnSequence = true), LastStep",
            "Input(6, 4, Ragged = true), Gru(4, ReturnSequence = true), GlobalAveragePool1D",
            "Input(6, 4, Ragged = true), Gru(4, ReturnSequence = true), GlobalMaxPool1D",
        ];
        var seen = new HashSet<Type>();
        foreach (var layers in networks)
        {
            var graph = PassPipeline.Run(GraphOf(layers),
                (_, state) => seen.UnionWith(state.Forward.Concat(state.Prediction).Select(operation => operation.GetType())));
            Assert.True(graph.Stream is not null || graph.StreamObstacle is not null, layers);
        }
        var kinds = typeof(LayerOperation).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(LayerOperation).IsAssignableFrom(type));
        Assert.Empty(kinds.Except(seen).Select(kind => kind.Name));
    }

    [Fact]
    public void Parameters_lie_where_the_window_has_them_and_nothing_is_added()
    {
        var plan = NetworkCompiler.BuildPlan(Declared.Network($"Input(6, 4), Gru(5, ReturnSequence = true), Conv1D(7, 3, {Causal}, Dilation = 2), Tanh, Lstm(3), Dense(2), MeanSquaredError"))!;
        Assert.Equal(
            plan.Graph.Prediction.OfType<LearnedOperation>().Select(layer => (layer.Layer, layer.Weight, layer.Bias)),
            plan.Graph.Streaming.OfType<LearnedOperation>().Select(layer => (layer.Layer, layer.Weight, layer.Bias)));
        Assert.Equal(["Gru1.state 5", "Conv1D1.past 4×5", "Lstm1.state 3", "Lstm1.cell 3"],
            plan.Graph.Stream!.Carried.Select(carried => $"{carried.Name} {carried.Shape}"));
        // What lies side by side for the whole program shares no place.
        var places = plan.Graph.Stream.Carried.Select(carried => plan.Streaming!.Places[carried.Tensor]!.OffsetFor(1)).ToList();
        Assert.Equal(places.Distinct().Count(), places.Count);
    }

    private static Graph GraphOf(string layers) => NetworkCompiler.BuildGraph(Declared.Network(
        (layers.StartsWith("Tokens", StringComparison.Ordinal) || layers.StartsWith("Input", StringComparison.Ordinal)
            ? ""
            : "Input(6, 4), ") + $"{layers}, Dense(2), MeanSquaredError"), _ => { })!;
}
