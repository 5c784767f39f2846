namespace Explorer.Grid;

/// <summary>Something to choose on the page.</summary>
/// <param name="Name">What the page's texts call it.</param>
/// <param name="Values">The choices, in order.</param>
/// <param name="Start">The choice that the page begins with.</param>
internal sealed record Axis(string Name, IReadOnlyList<Choice> Values, int Start);

/// <summary>A choice, and what stands in the declaration for it.</summary>
/// <param name="Name">What the page calls it, or a key of its texts.</param>
/// <param name="Code">The part of the declaration.</param>
internal sealed record Choice(string Name, string Code);

/// <summary>Everything that can be chosen. The order is that of the data: the last axis changes fastest.</summary>
internal static class Axes
{
    /// <summary>Hidden layers.</summary>
    public static Axis Depth { get; } = new("depth", [new("1", "1"), new("3", "3"), new("6", "6"), new("12", "12")], 2);

    /// <summary>Units of each.</summary>
    public static Axis Width { get; } = new("width", [new("16", "16"), new("64", "64")], 1);

    /// <summary>The activation behind each.</summary>
    public static Axis Activation { get; } = new(
        "activation",
        [new("sigmoid", "Sigmoid"), new("tanh", "Tanh"), new("ReLU", "Relu"), new("leaky ReLU", "LeakyRelu(0.1)"), new("ELU", "Elu"), new("GELU", "Gelu")],
        2);

    /// <summary>How the weights start: the initializer and its scale, which the page shows as two.</summary>
    public static Axis Init { get; } = new(
        "start",
        [
            new("auto", ""), new("zeros", ", Init = Init.Zeros"),
            new("normal 0.01", ", Init = Init.Normal, InitScale = 0.01"), new("normal 0.1", ", Init = Init.Normal, InitScale = 0.1"),
            new("normal 1", ", Init = Init.Normal, InitScale = 1"),
            new("Xavier 0.5", ", Init = Init.XavierNormal, InitScale = 0.5"), new("Xavier 1", ", Init = Init.XavierNormal"),
            new("Xavier 2", ", Init = Init.XavierNormal, InitScale = 2"),
            new("He 0.5", ", Init = Init.HeNormal, InitScale = 0.5"), new("He 1", ", Init = Init.HeNormal"),
            new("He 2", ", Init = Init.HeNormal, InitScale = 2"),
        ],
        6);

    /// <summary>What stands between a dense layer and its activation.</summary>
    public static Axis Normalization { get; } = new("normalization", [new("none", ""), new("batch", "BatchNorm")], 0);

    /// <summary>What stands behind the activation.</summary>
    public static Axis Dropout { get; } = new("dropout", [new("0", ""), new("0.3", "Dropout(0.3)")], 0);

    /// <summary>The learning rate.</summary>
    public static Axis Rate { get; } = new(
        "rate", [new("0.001", "Sgd(0.001, Momentum = 0.9)"), new("0.01", "Sgd(0.01, Momentum = 0.9)"), new("0.1", "Sgd(0.1, Momentum = 0.9)")], 1);

    /// <summary>All of them, in the data's order.</summary>
    public static IReadOnlyList<Axis> All { get; } = [Depth, Width, Activation, Normalization, Init, Dropout, Rate];
}
