using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Which layers that are not wide train with transposed weights, and from how many samples on.</summary>
public class TransposedWeightsTests
{
    private static Plan PlanOf(string layers) =>
        NetworkCompiler.BuildPlan(Declared.Network(layers + ", MeanSquaredError, Sgd(0.01)"), vectorBits: VectorBits.Usual)!;

    private static string Choices(Plan plan) => string.Join(", ", plan.Training!.Calls.OfType<ByCount>()
        .Select(choice => $"{choice.OfFew.Kernel.Name} below {choice.Many}, {choice.OfMany.Kernel.Name}"));

    [Theory]
    [InlineData("Input(4), Dense(16), Tanh, Dense(16), Tanh, Dense(3)",
        "InputGradientDot16To16TanhDerivative below 4, InputGradient16To16TanhDerivative")]
    // A transposition of more outputs takes more samples to be worth it; of what is wider than a tile there are panels.
    [InlineData("Input(64), Dense(64), Tanh, Dense(64), Tanh, Dense(4)",
        "InputGradientDot64To64TanhDerivative below 8, InputGradient64To64By16TanhDerivative")]
    // Few outputs lie as the gradient reads them; and of the samples there is no gradient.
    [InlineData("Input(24), Dense(24), Tanh, Dense(2)", "")]
    // Batches of fewer samples.
    [InlineData("Input(4), Dense(16), Tanh, Dense(16), Tanh, Dense(3), Training(BatchSize = 3)", "")]
    public void Gradients_of_many_samples_read_transposed_weights(string layers, string choices)
    {
        var plan = PlanOf(layers);

        Assert.Equal(choices, Choices(plan));
        Assert.Equal(choices.Length > 0, plan.Packs.Length > 0);
    }

    /// <summary>Each step of a sequence is a row: there are enough of them in one sample.</summary>
    [Fact]
    public void Steps_count_as_samples()
    {
        var plan = PlanOf("Input(9, 4), Lstm(16, ReturnSequence = true), Lstm(16), Dense(1)");

        Assert.Equal("", Choices(plan));
        Assert.Equal("Transpose64x16By16", Assert.Single(plan.Packs.Calls).Kernel.Name);
        Assert.Equal(1, plan.Packs.FewestSamples);
    }

    /// <summary>What is never wide enough to be packed for its products is not copied a second time, however many weights it has.</summary>
    [Fact]
    public void Wide_weights_are_left_where_they_lie() =>
        Assert.Equal("", Choices(PlanOf("Input(224, 224, 3), Conv2D(8, 3), Relu, Flatten, Dense(64), Relu, Dense(10)")));

    /// <summary>Evaluation and prediction read the weights as they lie, and pack nothing.</summary>
    [Fact]
    public void Nothing_is_packed_for_evaluation() =>
        Assert.Equal(0, PlanOf("Input(4), Dense(16), Tanh, Dense(16), Tanh, Dense(3)").Packs.ForEvaluation);
}
