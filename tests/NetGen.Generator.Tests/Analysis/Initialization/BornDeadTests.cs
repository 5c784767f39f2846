using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Initialization;

/// <summary>NG2014: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class BornDeadTests
{
    [Theory]
    [InlineData(
        "Input(2), Dense(2), Relu, Dense(1), Sigmoid, BinaryCrossEntropy",
        "Warning", "Dense1", "With a chance of 25.0 % the whole network is dead at the start (Dense1 of 2 units): all rectifiers of a layer are off and nothing comes through")]
    [InlineData(
        "Input(2), Dense(4), Relu, Dense(1), Sigmoid, BinaryCrossEntropy",
        "Info", "Dense1", "With a chance of 6.25 % the whole network is dead at the start (Dense1 of 4 units): all rectifiers of a layer are off and nothing comes through")]
    [InlineData(
        "Input(2), Dense(3), Relu, Dense(3), Relu, Dense(1), Sigmoid, BinaryCrossEntropy",
        "Warning", "Dense1", "With a chance of 23.4 % the whole network is dead at the start (2 layers of rectifiers, Dense1 of 3 units): all rectifiers of a layer are off and nothing comes through")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG2014", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(2), Dense(8), Relu, Dense(1), Sigmoid, BinaryCrossEntropy", "0.4 %")]
    [InlineData("Input(2), Dense(2), LeakyRelu, Dense(1), Sigmoid, BinaryCrossEntropy", "never off")]
    [InlineData("Input(2), Dense(2, BiasInit = Init.Constant, BiasInitScale = 1), Relu, Dense(1), Sigmoid, BinaryCrossEntropy", "a positive bias")]
    [InlineData("Input(2), Mark(\"x\"), Dense(2), Relu, Add(\"x\"), Dense(1), Sigmoid, BinaryCrossEntropy", "a way past it")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG2014", attributes);
    }
}
