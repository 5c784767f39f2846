using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Passes;

/// <summary>Training carries the states of recurrent layers, and what cannot be carried is an error at CarryState.</summary>
public class CarryStatesTests
{
    private const string Beside = "MeanSquaredError, Training(CarryState = true)";

    [Theory]
    [InlineData("Dense(3)", "no layer has a state to carry")]
    [InlineData("Lstm(4, Bidirectional = true)", "Lstm1 reads the last step first")]
    [InlineData("Gru(4, ReturnSequence = true), SimpleRnn(3, Reverse = true)", "SimpleRnn1 reads the last step first")]
    [InlineData("Conv1D(3, 2, Padding = Padding.Causal), Gru(4)", "Conv1D1 looks back on inputs of the window alone")]
    [InlineData("Gru(4, ReturnSequence = true), Attention(2, Causal = true)", "Attention1 looks back on steps of the window alone")]
    public void What_cannot_be_carried_is_an_error_that_names_the_layer(string layers, string reason)
    {
        var problem = Assert.Single(Specs.ProblemsOf(Declared.Network($"Input(6, 4), {layers}, {Beside}")),
            problem => problem.Id == "NG0008");
        Assert.Equal("CarryState", problem.Argument);
        Assert.Contains("false where " + reason, problem.Figures);
    }

    [Fact]
    public void Training_alone_carries_and_every_state_of_each_layer()
    {
        var graph = PassPipeline.Run(NetworkCompiler.BuildGraph(
            Declared.Network($"Input(6, 4), Gru(5, ReturnSequence = true), Tanh, Lstm(3), Dense(2), {Beside}"), _ => { })!);
        Assert.Equal(["Gru1.state 5", "Lstm1.state 3", "Lstm1.cell 3"],
            graph.CarriedRows.Select(carried => $"{carried.Name} {carried.Shape}"));
        Assert.All(graph.Training.OfType<RecurrentOperation>(), layer => Assert.Equal(RecurrentStart.OfRow, layer.Start));
        Assert.All(graph.Prediction.Concat(graph.Evaluation).OfType<RecurrentOperation>(),
            layer => Assert.Equal(RecurrentStart.Declared, layer.Start));
        Assert.Empty(PassPipeline.Run(NetworkCompiler.BuildGraph(
            Declared.Network("Input(6, 4), Gru(5), Dense(2), MeanSquaredError"), _ => { })!).CarriedRows);
    }
}
