using static System.FormattableString;

namespace NetGen;

/// <summary>What a network said of a sample, and what was right. Immutable.</summary>
public sealed record SampleAnswer
{
    /// <summary>The sample of the evaluated data, from 0.</summary>
    public required int Sample { get; init; }

    /// <summary>Where it comes from: row, line, the columns that are no features.</summary>
    public required SampleOrigin Origin { get; init; }

    /// <summary>The network's outputs.</summary>
    public required IReadOnlyList<double> Outputs { get; init; }

    /// <summary>The class that is right; null where there are targets alone.</summary>
    public int? Label { get; init; }

    /// <summary>The numbers that are right; empty where there are class labels alone.</summary>
    public IReadOnlyList<double> Targets { get; init; } = [];

    /// <summary>
    /// How wrong it is. Of class labels: how far the highest other output lies above that of the label (below 0 where the label's is the
    /// highest). Else √Σ(y − t)², which of one number is its distance.
    /// </summary>
    public required double Error { get; init; }

    /// <summary>The row, what was said and what was right. The same text under every culture.</summary>
    public override string ToString()
    {
        string right = Label is int label && Targets.Count == 0
            ? Invariant($"class {label}")
            : string.Join(", ", Targets.Select(target => FigureText.Of(target, 6)));
        return Invariant($"{Origin}: {string.Join(", ", Outputs.Select(output => FigureText.Of(output)))}; right is {right}");
    }
}
