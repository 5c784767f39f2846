using NetGen.Generator.Passes;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The activations that a run can watch, each under the name under which a prediction shows its values.</summary>
public class ActivationPlanningTests
{
    [Theory]
    [InlineData("Input(7), Dense(8), Relu, Dense(8), Relu6, Dense(3), Softmax, CrossEntropy", "Relu1 as Relu1, 8 units die; Relu61 as Relu61, 8 units die")]
    [InlineData("Input(7), Dense(8), Tanh, Dense(4), Softsign, Dense(3), MeanSquaredError", "Tanh1 as Tanh1, 8 units saturate; Softsign1 as Softsign1, 4 units saturate")]
    [InlineData("Input(8, 8, 1), Conv2D(4, 3), Relu, MaxPool2D(2), Flatten, Dense(3), Softmax, CrossEntropy", "Relu1 as MaxPool2D1, 4 units die")]
    [InlineData("Input(9, 9, 1), Conv2D(4, 3), Relu, MaxPool2D(3, Stride = 2, Pad = 1), Flatten, Dense(3), Softmax, CrossEntropy", "Relu1 as MaxPool2D1, 4 units die")]
    [InlineData("Input(8, 8, 1), Conv2D(4, 3), BatchNorm, Relu, AveragePool2D(2), Flatten, Dense(3), Softmax, CrossEntropy", "Relu1 as Relu1, 4 units die")]
    [InlineData("Input(8, 8, 1), Conv2D(4, 3), Tanh, MaxPool2D(2), Flatten, Dense(3), Softmax, CrossEntropy", "Tanh1 as Tanh1, 4 units saturate")]
    [InlineData("Input(7), Dense(8), Gelu, Dense(8), LeakyRelu, Dense(1), Sigmoid, BinaryCrossEntropy", "")]
    [InlineData("Input(4, 4, 1), Conv2D(2, 3), Tanh, Flatten, MeanSquaredError", "")]
    public void Activations_that_can_die_or_saturate_are_watched_but_for_the_head(string attributes, string expected)
    {
        var plan = Planner.Run(PassPipeline.Run(NetworkCompiler.BuildGraph(Declared.Network(attributes), _ => { })!));
        var watched = plan.Activations.Select(watched => $"{watched.Layer} as {watched.ShownAs}, {watched.Channels} units {(watched.CanDie ? "die" : "saturate")}");
        Assert.Equal(expected, string.Join("; ", watched));
    }
}
