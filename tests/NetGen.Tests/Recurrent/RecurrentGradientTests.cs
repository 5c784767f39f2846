using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Recurrent;

/// <summary>The gradient of every cell and option is that of the loss, by central differences in double; with dropout, of the loss under one mask.</summary>
public sealed class RecurrentGradientTests
{
    private static readonly string[] Cells = ["SimpleRnn", "Gru", "Lstm", "Gru, ResetAfter = false"];

    private const string Learned = "InitialState = NetGen.InitialState.Learned";

    private static readonly string[][] Declarations =
    [
        .. Cells.SelectMany(cell => new[]
        {
            new[] { "Input(4, 3)", Of(cell, "5"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)" },
            ["Input(4, 3)", Of(cell, "9, ReturnSequence = true"), "Flatten", "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", Of(cell, "3, Reverse = true, Bias = false"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(3, 2)", Of(cell, "4, Bidirectional = true, ReturnSequence = true"), Of(cell, "3, Bidirectional = true"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", Of(cell, "6, Dropout = 0.4, RecurrentDropout = 0.4"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", Of(cell, "6, ReturnSequence = true, RecurrentDropout = 0.5"), "LastStep", "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(5, 3)", Of(cell, "4, ReturnSequence = true"), "Dense(3)", "Softmax", "CrossEntropy", "Sgd(0.1)"],
            ["Input(4, 3)", "Dense(4)", "Tanh", Of(cell, "5"), "LayerNorm", "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", Of(cell, "5, Trainable = false, ReturnSequence = true"), Of(cell, "4"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", "Dense(3)", "Tanh", Of(cell, "5, Trainable = false"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", Of(cell, "5"), "RepeatVector(3)", Of(cell, "4, ReturnSequence = true"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(3, 3)", "Mark(\"a\")", Of(cell, "3, ReturnSequence = true"), "Add(\"a\")", Of(cell, "4"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", Of(cell, "5"), "BatchNorm", "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(1, 3)", Of(cell, "17"), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", Of(cell, "5, " + Learned), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(1, 3)", Of(cell, "17, ReturnSequence = true, Reverse = true, " + Learned), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(3, 2)", Of(cell, "4, Bidirectional = true, ReturnSequence = true, RecurrentDropout = 0.4, " + Learned),
                Of(cell, "3, Bidirectional = true, Bias = false, " + Learned), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
            ["Input(4, 3)", "Dense(3)", "Tanh", Of(cell, "5, Trainable = false, " + Learned), "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
        }),
        ["Input(4, 3)", "SimpleRnn(5, Activation = NetGen.RecurrentActivation.Sigmoid)", "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
        ["Input(6, 4)", "Conv1D(5, 3)", "Tanh", "Gru(6, ReturnSequence = true)", "AveragePool1D(2)", "Lstm(4)", "Dense(2)", "MeanSquaredError", "Sgd(0.1)"],
    ];

    /// <summary>A layer of a cell, whose name may end in a property.</summary>
    private static string Of(string cell, string arguments) => cell.Split(", ") is [var name, var property]
        ? $"{name}({arguments}, {property})" : $"{cell}({arguments})";

    // Every number of a cell's cases that is left over from four and five comes up over the cells.
    private static readonly Sampled Sample = new(oneIn: 3);

    private static readonly SampledLabs Networks = new(Sample, Declarations.Length, numbers => NetworkLab.Compile(numbers.Select(i => NetworkDeclaration.Of<double>("Network" + i, Declarations[i]))));

    public static IEnumerable<TheoryDataRow<int>> Indices => Networks.Numbers;

    [Theory, MemberData(nameof(Indices))]
    public void Gradient_agrees_with_central_differences(int index)
    {
        var network = Networks[index].Network<double>("Network" + index, seed: 3);
        network.FillBiases();
        var items = Declarations[index];
        var frozen = items.Any(item => item.Contains("Trainable = false", StringComparison.Ordinal)) ? [items.First(item => item.Contains("Trainable", StringComparison.Ordinal)).Split('(')[0] + "1"] : Array.Empty<string>();
        GradientCheck.Assert(NetworkDeclaration.Of<double>("Network" + index, items), network, network.NewTrainer(), LabData.Random(network.Summary, 5, seed: 4), frozen);
    }
}
