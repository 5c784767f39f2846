using static System.FormattableString;

namespace NetGen;

/// <summary>What the samples of one part of the data are like. Immutable.</summary>
/// <param name="Role">"training" or "validation".</param>
/// <param name="Count">How many there are.</param>
/// <param name="InputLength">Their inputs.</param>
/// <param name="Smallest">The smallest input.</param>
/// <param name="Largest">The largest input.</param>
/// <param name="Mean">The inputs' mean.</param>
/// <param name="Deviation">Their standard deviation, over all of them together.</param>
/// <param name="ConstantInputs">How many inputs are the same in every sample.</param>
/// <param name="ClassCounts">The samples of each class, by label, or the positions of maps of labels; empty without labels.</param>
public sealed record DataPart(
    string Role, int Count, int InputLength, double Smallest, double Largest, double Mean, double Deviation, int ConstantInputs,
    IReadOnlyList<int> ClassCounts)
{
    /// <summary>One line. The same text under every culture.</summary>
    public override string ToString() =>
        Invariant($"{Counted.Of(Count, "sample")} of {Counted.Of(InputLength, "input")} from {FigureText.Of(Smallest)} to {FigureText.Of(Largest)}, ")
        + Invariant($"mean {FigureText.Of(Mean, 3)}, deviation {FigureText.Of(Deviation, 3)}")
        + (ConstantInputs == 0 ? "" : $"; {Counted.Of(ConstantInputs, "input")} never {(ConstantInputs == 1 ? "changes" : "change")}");

    internal static DataPart Of(string role, Dataset data)
    {
        InputSums sums = data.HasBytes ? InputSums.Of(data.Bytes, data.InputLength) : InputSums.Of(data.Inputs, data.InputLength);
        double mean = sums.Sum / Math.Max(1, sums.Count);
        var classes = new int[data.ClassCount];
        foreach (int label in data.Labels)
        {
            if (label >= 0)
            {
                classes[label]++;
            }
        }

        return new DataPart(
            role, data.Count, data.InputLength, sums.Smallest, sums.Largest, mean,
            Math.Sqrt(Math.Max(0, (sums.Squares / Math.Max(1, sums.Count)) - (mean * mean))), data.Count == 1 ? 0 : sums.Constant, classes);
    }
}
