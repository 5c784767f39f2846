using System.Reflection.PortableExecutable;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Kernels;

/// <summary>
/// No emitted method has more than 16 KB of IL, 300 locals or 200 basic blocks. The classic networks' methods are read beside their table, where they
/// are compiled.
/// </summary>
public sealed class EmissionBudgetTests
{
    private static readonly string[] Corpus =
    [
        "Input(784); Dense(128); Relu; Dense(10); Softmax; CrossEntropy",
        "Input(784); Dense(512); Relu; Dense(512); Relu; Dense(10); Softmax; CrossEntropy(LabelSmoothing = 0.1)",
        "Input(64); Dense(64); Tanh; Dense(64); Tanh; Dense(4); MeanSquaredError; Sgd(0.1)",
        "Input(2); Dense(8); Tanh; Dense(1); Sigmoid; BinaryCrossEntropy",
        "Input(4); Dense(16); Tanh; Dense(16); Tanh; Dense(3); MeanSquaredError; AdamW(0.01)",
        "Input(24); Dense(24); Elu(0.5); Dense(2); Huber(0.5)",
        "Input(130); Dense(130); Tanh; Dense(130); Sigmoid; Dense(130); Elu(1); Dense(130); MeanSquaredError; RmsProp(0.01, Momentum = 0.9, Centered = true)",
        "Input(31); Dense(129); Elu(1); Dense(31); Tanh; Dense(15); Sigmoid; Dense(7); Softmax; MeanSquaredError; L2(0.1); ElasticNet(0.1, 0.5)",
        "Input(8, 8, 3); Dense(16); Elu(1); Dropout(0.2); Softmax; Flatten; Dropout(0.5); Dense(17); Softmax; CrossEntropy",
        "Input(28, 28, 1); Conv2D(6, 5, Pad = 2); Relu; MaxPool2D(2); Conv2D(16, 5); Relu; MaxPool2D(2); Flatten; Dense(10); Softmax; CrossEntropy",
        "Input(23, 29, 3); Conv2D(21, 3, Stride = 2); Elu(1); Conv2D(21, 7, Groups = 21, Pad = 3); Tanh; Conv2D(42, 3, Groups = 3, Dilation = 2); Relu; MaxPool2D(4, 3); Conv2D(13, 1); Sigmoid; AveragePool2D(1, 2); Flatten; Dense(10); Softmax; CrossEntropy",
        "Input(13, 31, 7); Conv2D(11, 5, 1); Tanh; Conv2D(35, 1, 9, Groups = 1); LeakyRelu(0.1); MaxPool2D(2, 2); Conv2D(5, 4, 11); Flatten; Dense(3); MeanSquaredError",
        "Input(9); " + string.Concat(Enumerable.Repeat("Dense(40); Tanh; Dropout(0.1); ", 30)) + "Dense(3); Softmax; CrossEntropy",
        "Input(9, 9, 2); " + string.Concat(Enumerable.Repeat("Mark(\"x\"); Conv2D(2, 3, Pad = 1); Relu; SpatialDropout(0.1); Conv2D(2, 3, Pad = 1); Add(\"x\"); ", 60)) + "GlobalAveragePool2D; Dense(3); Softmax; CrossEntropy",
        "Input(9); " + string.Concat(Enumerable.Range(1, 40).Select(width => $"Dense({width}); Sigmoid; ")) + "Dense(3); MeanAbsoluteError; Sgd(0.1, Momentum = 0.9)",
    ];

    private static readonly Lazy<IReadOnlyList<MethodBudget>> Methods = new(() =>
    {
        using var image = new PEReader(NetworkLab.Compile(Corpus.SelectMany((items, i) => new[]
        {
            NetworkDeclaration.Of<float>("Single" + i, items.Split("; ")),
            NetworkDeclaration.Of<double>("Double" + i, items.Split("; ")),
        })).Image);
        return [.. MethodBudget.OfAll(image)];
    });

    [Fact]
    public void Methods_have_no_more_than_16_KB_of_IL() => AssertNoMore(method => method.Bytes, MethodBudget.MostBytes, 1000);

    [Fact]
    public void Methods_have_no_more_than_300_locals() => AssertNoMore(method => method.Locals, MethodBudget.MostLocals, 20);

    [Fact]
    public void Methods_have_no_more_than_200_basic_blocks() => AssertNoMore(method => method.Blocks, MethodBudget.MostBlocks, 10);

    /// <param name="size">What is bounded.</param>
    /// <param name="most">The bound.</param>
    /// <param name="least">What some kernel surely has: a measure that reads zeros everywhere would find nothing.</param>
    private static void AssertNoMore(Func<MethodBudget, int> size, int most, int least)
    {
        Assert.InRange(Methods.Value.Max(size), least, int.MaxValue);
        var above = Methods.Value.Where(method => size(method) > most).Select(method => method.ToString()).ToList();
        Assert.True(above.Count == 0, $"Above {most}:\n" + string.Join("\n", above));
    }
}
