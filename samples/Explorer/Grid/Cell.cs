using System.Globalization;
using Explorer.Compiling;

namespace Explorer.Grid;

/// <summary>A choice on every axis.</summary>
internal readonly record struct Cell(int Depth, int Width, int Activation, int Normalization, int Start, int Dropout, int Rate)
{
    /// <summary>Every cell, the last axis fastest.</summary>
    public static IEnumerable<Cell> All => Enumerable.Range(0, Count).Select(At);

    /// <summary>How many there are.</summary>
    public static int Count => Axes.All.Aggregate(1, (product, axis) => product * axis.Values.Count);

    /// <summary>Hidden layers.</summary>
    public int Layers => int.Parse(Axes.Depth.Values[Depth].Code, CultureInfo.InvariantCulture);

    /// <summary>The rate as a number.</summary>
    public double LearningRate => double.Parse(Axes.Rate.Values[Rate].Name, CultureInfo.InvariantCulture);

    /// <summary>The dropout as a number.</summary>
    public double DropoutRate => double.Parse(Axes.Dropout.Values[Dropout].Name, CultureInfo.InvariantCulture);

    /// <summary>The kind of the activation: what its layers are called before their numbers.</summary>
    public string ActivationKind => Axes.Activation.Values[Activation].Code.Split('(')[0];

    /// <summary>Its place among all.</summary>
    public int Index
    {
        get
        {
            int index = 0;
            foreach (var (axis, choice) in Axes.All.Zip([Depth, Width, Activation, Normalization, Start, Dropout, Rate]))
                index = index * axis.Values.Count + choice;
            return index;
        }
    }

    /// <summary>The cell at a place.</summary>
    public static Cell At(int index)
    {
        var choices = new int[Axes.All.Count];
        for (int i = choices.Length - 1; i >= 0; i--)
            (index, choices[i]) = Math.DivRem(index, Axes.All[i].Values.Count);
        return new Cell(choices[0], choices[1], choices[2], choices[3], choices[4], choices[5], choices[6]);
    }

    /// <summary>The network as the page shows it.</summary>
    public Declaration Declare(string name)
    {
        string normalization = Axes.Normalization.Values[Normalization].Code, dropout = Axes.Dropout.Values[Dropout].Code;
        string start = Axes.Init.Values[Start].Code;
        string dense = $"Dense({Axes.Width.Values[Width].Code}{start}{(normalization == "" ? "" : ", Bias = false")})";
        string hidden = string.Join(", ", new[] { dense, normalization, Axes.Activation.Values[Activation].Code, dropout }.Where(part => part != ""));
        return new Declaration(name,
        [
            "Input(64), Standardize", .. Enumerable.Repeat(hidden, Layers), $"Dense(10{start}), Softmax",
            $"CrossEntropy, {Axes.Rate.Values[Rate].Code}", $"Training(Epochs = {GridMaker.Epochs}, BatchSize = 32)",
        ]);
    }
}
