using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Normalization;

/// <summary>Gradients of normalisations against differences of the loss, in double: behind and in front of everything they may meet.</summary>
public sealed class NormalizationGradientTests
{
    /// <summary>What stands between an input and a head, and how many samples a batch has.</summary>
    private static readonly (string Input, string[] Layers, int Samples)[] Cases =
    [
        ("5", ["Dense(7)", "BatchNorm", "Tanh"], 3),
        ("5", ["Dense(17)", "BatchNorm", "Relu", "Dense(3)", "Sigmoid"], 33),
        ("5", ["BatchNorm", "Dense(4)", "Tanh"], 5),
        ("5", ["Dense(4)", "Tanh", "BatchNorm(Epsilon = 1e-2)", "Dense(3)"], 3),
        ("5", ["Dense(6)", "Mark(\"x\")", "BatchNorm", "Tanh", "Dense(6)", "BatchNorm", "Add(\"x\")"], 4),
        ("5", ["Dense(6)", "BatchNorm(Trainable = false)", "Tanh"], 4),
        ("6, 5, 3", ["Conv2D(4, 3)", "BatchNorm", "Tanh"], 2),
        ("6, 5, 3", ["Conv2D(17, 3)", "BatchNorm", "Relu", "Conv2D(3, 2)", "BatchNorm"], 3),
        ("6, 5, 2", ["Conv2D(9, 3, Padding = NetGen.Padding.Same)", "BatchNorm", "Silu", "Mark(\"x\")", "Conv2D(9, 3, Padding = NetGen.Padding.Same)", "BatchNorm", "Add(\"x\")", "Tanh"], 2),
        ("6, 5, 3", ["BatchNorm", "Conv2D(3, 2)", "AveragePool2D(2)", "BatchNorm", "Tanh"], 3),
        ("4, 4, 2", ["Conv2D(8, 2)", "BatchNorm", "Tanh", "Flatten", "BatchNorm", "Dense(4)"], 9),
        ("4, 4, 2", ["Conv2D(3, 2)", "Mark(\"x\")", "BatchNorm", "Tanh", "Concat(\"x\")", "BatchNorm"], 1),
        ("7, 3", ["Conv1D(6, 3)", "BatchNorm", "Tanh"], 3),
        ("7, 3", ["Dense(6)", "Dropout(0.3)", "BatchNorm", "Tanh"], 3),
        ("5", ["Dense(11)", "LayerNorm", "Tanh"], 3),
        ("5", ["LayerNorm", "Dense(9)", "Tanh", "LayerNorm(Epsilon = 1e-2)"], 1),
        ("5", ["Dense(9)", "Mark(\"x\")", "LayerNorm", "Relu", "Dense(9)", "LayerNorm(Trainable = false)", "Add(\"x\")"], 33),
        ("6, 5, 3", ["Conv2D(9, 3)", "LayerNorm", "Tanh", "Conv2D(3, 2)", "LayerNorm"], 2),
        ("7, 3", ["Dense(6)", "LayerNorm", "Silu", "Dense(17)", "Tanh", "LayerNorm", "Dense(4)"], 2),
        ("6, 5, 3", ["Conv2D(6, 3)", "GroupNorm(2)", "Tanh", "Conv2D(10, 2)", "Tanh", "GroupNorm(5)", "Conv2D(2, 2)"], 2),
        ("6, 5, 3", ["GroupNorm(3)", "Conv2D(24, 3)", "GroupNorm(8)", "Tanh", "Conv2D(9, 1)", "GroupNorm(1)"], 3),
        ("5", ["Dense(22)", "GroupNorm(2)", "Tanh", "Dense(24)", "GroupNorm(8)"], 3),
        ("6, 5, 3", ["InstanceNorm", "Conv2D(19, 3)", "InstanceNorm", "Tanh", "Conv2D(2, 2)", "InstanceNorm(Trainable = false)"], 3),
        ("7, 3", ["Dense(6)", "InstanceNorm(Epsilon = 0.1)", "Silu", "Conv1D(4, 2)"], 2),
        ("5", ["Dense(11)", "RmsNorm", "Tanh", "Dense(9)", "RmsNorm(Trainable = false)"], 3),
        ("6, 5, 3", ["RmsNorm", "Conv2D(9, 3)", "RmsNorm", "Tanh", "Conv2D(3, 2)", "RmsNorm(Epsilon = 0.1)"], 2),
        ("7, 3", ["Dense(6)", "Mark(\"x\")", "RmsNorm", "Silu", "Dense(6)", "Add(\"x\")", "RmsNorm"], 33),
        // Groups narrower than a register.
        ("5", ["Dense(8)", "GroupNorm(4, Epsilon = 0.5)", "Tanh"], 3),
        ("5", ["Dense(11)", "PRelu", "Dense(9)", "PRelu(0.1, Shared = true)"], 3),
        ("6, 5, 3", ["PRelu", "Conv2D(9, 3)", "PRelu", "Tanh", "Conv2D(3, 2)", "PRelu(Shared = true)", "Dense(5)"], 3),
        ("6, 5, 3", ["Conv2D(9, 3)", "BatchNorm", "PRelu", "Conv2D(5, 2)", "GroupNorm(5)", "PRelu(Trainable = false)"], 3),
    ];

    private static readonly NetworkDeclaration[] Declarations =
        [.. Cases.Select((test, i) => NetworkDeclaration.Of<double>("Network" + i, [$"Input({test.Input})", .. test.Layers, "Flatten", "Dense(3)", "MeanSquaredError"]))];

    private static readonly Sampled Sample = new(oneIn: 3);

    private static readonly SampledLabs Networks = new(Sample, Cases.Length, numbers => NetworkLab.Compile(numbers.Select(i => Declarations[i])));

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(Cases.Select(test => Name(test)));

    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_the_slope_of_the_loss(string name)
    {
        var i = Array.FindIndex(Cases, test => Name(test) == name);
        var network = Networks[i].Network<double>("Network" + i, seed: 3);
        var random = new Random(i);
        foreach (ref var parameter in network.Parameters)
            parameter += (random.NextDouble() - 0.5) / 2;
        // The layers of a case that are frozen are the last of their kind.
        string[] frozen = [.. Cases[i].Layers.Where(layer => layer.Contains("Trainable", StringComparison.Ordinal)).Select(layer => layer.Split('(')[0])
            .Select(kind => kind + Cases[i].Layers.Count(layer => layer.Split('(')[0] == kind))];
        GradientCheck.Assert(Declarations[i], network, network.NewTrainer(seed: 4), LabData.Random(network.Summary, Cases[i].Samples, seed: 5), frozen);
    }

    private static string Name((string Input, string[] Layers, int Samples) test) => $"{test.Samples} of {test.Input}: {string.Join(" ", test.Layers)}";
}
