using System.Text;

namespace NetGen.Benchmarks.Analyzers;

/// <summary>What the analyzers are measured on: declarations of all sizes, and files that have nothing to do with networks.</summary>
internal static class AnalyzedSources
{
    public static IReadOnlyList<(string Name, string Source)> Declarations { get; } =
    [
        ("LeNet-5", """
            [Network]
            [Input(28, 28, 1)]
            [Conv2D(6, 5, Pad = 2), Tanh, AveragePool2D(2)]
            [Conv2D(16, 5), Tanh, AveragePool2D(2)]
            [Flatten, Dense(120), Tanh, Dense(84), Tanh, Dense(10), Softmax]
            [CrossEntropy, Sgd(0.05)]
            public partial class Net;
            """),
        ("MLP, 50 layers, Relu", Perceptron(50, "Relu")),
        ("MLP, 50 layers, Gelu", Perceptron(50, "Gelu")),
        ("ResNet-50", ResNet50()),
    ];

    /// <summary>A file with a class of so many methods, fields and properties, each with an attribute: no network.</summary>
    public static string Plain(int file, int members)
    {
        var text = new StringBuilder($"[System.Serializable] public class Plain{file} {{ ");
        for (var i = 0; i < members; i++)
            text.Append($"[System.Obsolete] public int Field{i}; public int Property{i} {{ get; set; }} [System.Obsolete] public int Method{i}(int first, string second) => first + second.Length + {i}; ");
        return text.Append('}').ToString();
    }

    /// <summary>A residual block, so many times.</summary>
    public static string Blocks(int count) =>
        "[NetworkBlock, Mark(\"in\"), Conv2D(8, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]\n"
        + "[Conv2D(8, 3, Padding = Padding.Same, Bias = false), BatchNorm, Add(\"in\"), Relu] public class Residual;\n"
        + $"[Network, Input(8, 8, 8), Use<Residual>({count}), Flatten, Dense(4), Softmax, CrossEntropy, Adam] public partial class Net;";

    /// <summary>So many layers of 128, but the last.</summary>
    public static string Perceptron(int layers, string activation) =>
        "[Network]\n[Input(128)]\n" + string.Concat(Enumerable.Repeat($"[Dense(128), {activation}]\n", layers - 1)) + "[Dense(10), Softmax, CrossEntropy, Adam]\npublic partial class Net;";

    /// <summary>He et al. 2016, the blocks as torchvision has them.</summary>
    private static string ResNet50()
    {
        int[] widths = [64, 128, 256, 512], repeats = [3, 4, 6, 3];
        var text = new StringBuilder("[Network]\n[Input(224, 224, 3)]\n[Conv2D(64, 7, Stride = 2, Pad = 3, Bias = false), BatchNorm, Relu, MaxPool2D(3, Stride = 2, Pad = 1)]\n");
        for (var i = 0; i < widths.Length; i++)
            text.Append($"[Use<To{widths[i]}>, Use<At{widths[i]}>({repeats[i] - 1})]\n");
        text.Append("[GlobalAveragePool2D, Dense(1000), Softmax]\n[CrossEntropy, Sgd(0.1, Momentum = 0.9, WeightDecay = 1e-4)]\npublic partial class Net;\n");
        foreach (var width in widths)
        {
            var stride = width == 64 ? "" : "Stride = 2, ";
            text.Append($"""
                [NetworkBlock, Mark("in"), Conv2D({4 * width}, 1, {stride}Bias = false), BatchNorm, Mark("shortcut")]
                [From("in"), Conv2D({width}, 1, Bias = false), BatchNorm, Relu, Conv2D({width}, 3, {stride}Pad = 1, Bias = false), BatchNorm, Relu]
                [Conv2D({4 * width}, 1, Bias = false), BatchNorm, Add("shortcut"), Relu]
                public class To{width};
                [NetworkBlock, Mark("in"), Conv2D({width}, 1, Bias = false), BatchNorm, Relu, Conv2D({width}, 3, Pad = 1, Bias = false), BatchNorm, Relu]
                [Conv2D({4 * width}, 1, Bias = false), BatchNorm, Add("in"), Relu]
                public class At{width};

                """);
        }
        return text.ToString();
    }
}
