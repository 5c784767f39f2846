using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Images;

/// <summary>Gradients of image layers against differences of the loss, in double: each layer with each option between two convolutions.</summary>
public sealed class ImageGradientTests
{
    private static readonly string[][] Layers =
    [
        ["Conv2D(5, 3)"],
        ["Conv2D(5, 3, Padding = NetGen.Padding.Same)"],
        ["Conv2D(5, 2, Padding = NetGen.Padding.Same)"],
        ["Conv2D(5, 3, Pad = 2)"],
        ["Conv2D(5, 3, Bias = false)"],
        ["Conv2D(5, 3, Stride = 2)"],
        ["Conv2D(5, 3, Stride = 2, Padding = NetGen.Padding.Same)"],
        ["Conv2D(5, 2, Stride = 3)"],
        ["Conv2D(5, 3, 2, StrideHeight = 2, StrideWidth = 1)"],
        ["Conv2D(5, 2, 3, StrideHeight = 1, StrideWidth = 3, Pad = 1)"],
        ["Conv2D(5, 1)"],
        ["Conv2D(5, 1, Stride = 2)"],
        ["Conv2D(5, 3, Dilation = 2)"],
        ["Conv2D(5, 2, Dilation = 3, Stride = 2, Pad = 1)"],
        ["Conv2D(6, 3, Groups = 2)"],
        ["Conv2D(4, 3, Groups = 4, Padding = NetGen.Padding.Same)"],
        ["Conv2D(8, 3, Groups = 4, Stride = 2, Pad = 1)"],
        ["Conv2D(4, 2, Groups = 4, Stride = 2)", "Tanh"],
        ["Conv2D(5, 1)", "Tanh", "Conv2D(5, 5, 3, Groups = 5, Dilation = 1)"],
        ["Conv2D(4, 4, 5, Groups = 4, Bias = false)"],
        ["Conv2D(9, 1, 6)", "Tanh", "Conv2D(3, 7, 1)"],
        ["Conv2D(13, 2, Stride = 2)", "Tanh", "Conv2D(1, 1)"],
        ["Conv2D(3, 7, 6)"],
        ["Conv2D(9, 3)", "Sigmoid", "Conv2D(17, 2)"],
        ["MaxPool2D(2)"],
        ["MaxPool2D(2, 3)"],
        ["MaxPool2D(3, Stride = 2)"],
        ["MaxPool2D(3, Stride = 2, Pad = 1)"],
        ["Conv2D(5, 3)", "Relu", "MaxPool2D(2)"],
        ["Conv2D(9, 2)", "LeakyRelu(0.3)", "MaxPool2D(2, 1)"],
        ["Conv2D(1, 2)", "Relu6", "MaxPool2D(2, Stride = 3)"],
        ["Conv2D(1, 1)", "Relu", "MaxPool2D(3, Stride = 2, Pad = 1)"],
        ["AveragePool2D(2)"],
        ["AveragePool2D(3, 2)"],
        ["AveragePool2D(3, Stride = 1, Pad = 1)"],
        ["AveragePool2D(3, Stride = 2, Pad = 1)"],
        ["GlobalAveragePool2D"],
        ["GlobalMaxPool2D"],
        ["ZeroPad2D(2)"],
        ["ZeroPad2D(1, 2, 0, 3)"],
        ["Crop2D(1)"],
        ["Crop2D(2, 0, 3, 1)"],
        ["Dense(5)"],
        ["Dense(5, Bias = false)", "Tanh", "Dense(2)"],
        ["Flatten", "Dense(5)"],
        ["Flatten", "Sigmoid", "Dense(5, Bias = false)"],
        ["Dropout(0.3)"],
        ["Conv2D(4, 3)", "Dropout(0.5)", "Elu"],
        ["Softmax"],
        ["Mark(\"x\")", "Conv2D(4, 3, Padding = NetGen.Padding.Same)", "Add(\"x\")"],
        ["Mark(\"x\")", "Add(\"x\", \"x\")"],
        ["Mark(\"x\")", "Tanh", "Mark(\"y\")", "Conv2D(4, 1)", "Add(\"x\", \"y\")"],
        ["Mark(\"x\")", "Conv2D(3, 1)", "Concat(\"x\")"],
        ["Mark(\"x\")", "Conv2D(3, 1)", "Mark(\"y\")", "From(\"x\")", "Conv2D(5, 1)", "Concat(\"y\", \"x\", \"y\")"],
        ["Mark(\"x\")", "Conv2D(4, 1)", "Multiply(\"x\")"],
        ["Mark(\"x\")", "Multiply(\"x\")"],
        ["Mark(\"x\")", "GlobalAveragePool2D", "Dense(4)", "Sigmoid", "Multiply(\"x\")"],
        ["Mark(\"x\")", "AveragePool2D(7, 6)", "Conv2D(4, 1)", "Sigmoid", "Mark(\"g\")", "From(\"x\")", "Conv2D(4, 1)", "Multiply(\"g\")"],
        ["Conv2D(3, 7, 6)", "Mark(\"x\")", "GlobalAveragePool2D", "Dense(3)", "Sigmoid", "Multiply(\"x\")", "Conv2D(2, 1)"],
        ["Mark(\"x\")", "Conv2D(5, 3, Stride = 2, Padding = NetGen.Padding.Same)", "Mark(\"m\")", "From(\"x\")", "Conv2D(5, 1, Stride = 2)", "Add(\"m\")"],
        ["Flatten", "Mark(\"x\")", "Dense(3)", "Tanh", "Concat(\"x\")"],
    ];

    private static readonly NetworkDeclaration[] Declarations =
    [
        .. Layers.Select((layer, i) => NetworkDeclaration.Of<double>("Network" + i,
            ["Input(7, 6, 3)", "Conv2D(4, 2, Pad = 1)", "Crop2D(0, 1, 0, 1)", "Tanh", .. layer, "Flatten", "Dense(3)", "MeanSquaredError"])),
    ];

    private static readonly Sampled Sample = new(oneIn: 3);

    private static readonly SampledLabs Networks = new(Sample, Declarations.Length, numbers => NetworkLab.Compile(numbers.Select(i => Declarations[i])));

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(Layers.Select(layer => string.Join(" ", layer)));

    [Theory, MemberData(nameof(Names))]
    public void Gradient_of_a_layer_is_the_slope_of_the_loss(string name)
    {
        var number = Array.FindIndex(Layers, layer => string.Join(" ", layer) == name);
        var declaration = Declarations[number];
        var network = Networks[number].Network<double>(declaration.Name, seed: 3);
        GradientCheck.Assert(declaration, network, network.NewTrainer(seed: 4), LabData.Random(network.Summary, samples: 3, seed: 5));
    }

    [Fact]
    public void Gradient_of_a_frozen_convolution_is_zero_and_passes_through_it()
    {
        var declaration = NetworkDeclaration.Of<double>("Frozen",
            "Input(5, 5, 2)", "Conv2D(3, 3)", "Tanh", "Conv2D(4, 2, Trainable = false)", "Tanh", "GlobalAveragePool2D", "Dense(3)", "Softmax", "CrossEntropy");
        var network = NetworkLab.Compile(declaration).Network<double>("Frozen", seed: 3);
        GradientCheck.Assert(declaration, network, network.NewTrainer(), LabData.Random(network.Summary, samples: 3, seed: 5), frozen: "Conv2D2");
    }
}
