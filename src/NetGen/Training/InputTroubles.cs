using System.Numerics;
using NetGen.Training.Monitoring;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>
/// Inputs that say nothing, or say the answer: said once, before the first step. Of most inputs a few samples tell that they do neither,
/// and no more are looked at.
/// </summary>
internal static class InputTroubles
{
    // A few samples agree by chance.
    private const int FewestSamples = 20;

    // Wider samples are images and the like, whose borders may well be always the same.
    internal const int WidestTable = 32;

    // What float leaves of a number in other units.
    private const double Rounding = 1e-5;

    // What is lost of each number where it is kept as a float.
    private const double FloatRounding = 1.2e-7;

    /// <summary>Looks at all inputs of samples that fit the network.</summary>
    /// <param name="train">The samples.</param>
    /// <param name="network">The network.</param>
    /// <param name="range">What is to be said of the declared range; null for nothing.</param>
    /// <param name="log">Where troubles go.</param>
    public static void LookAt(Dataset train, NetworkSummary network, RangeNote? range, TroubleLog log)
    {
        if (range is not null)
        {
            log.Report(TroubleKind.UnscaledInputs, null, "the share of the declared range that the inputs fill", range.Share,
                RangeNote.Least, "NG7001", range.Text);
        }

        if (train.Count < FewestSamples)
        {
            return;
        }

        if (train.HasBytes)
        {
            LookAt(train.Bytes, train, network, log);
        }
        else
        {
            LookAt(train.Inputs, train, network, log);
        }
    }

    private static void LookAt<TInput>(ReadOnlySpan<TInput> inputs, Dataset train, NetworkSummary network, TroubleLog log)
        where TInput : unmanaged, INumber<TInput>
    {
        LookForConstants(inputs, train, network, log);
        // A token is a name, which may well say the answer, and sequences may begin alike.
        // A map has many answers: none of them is one input alone. And from a picture to itself inputs are meant to be targets.
        if (network.Vocabulary > 0 || train.HasClassMaps || IsOfItself(inputs, train))
        {
            return;
        }

        for (int feature = 0; feature < train.InputLength; feature++)
        {
            string? answer = train.HasLabels ? (IsLabel(inputs, feature, train) ? "the label" : null) : TargetOf(inputs, feature, train);
            if (answer is not null)
            {
                log.Report(TroubleKind.LeakedAnswer, null, $"the number of samples in which {NameOf(train, feature)} is {answer}",
                    train.Count, double.NaN, "",
                    "The answer stands among the inputs: the network copies it, and fails where it is not known. Take that column out of the inputs.");
                return;
            }
        }
    }

    private static void LookForConstants<TInput>(ReadOnlySpan<TInput> inputs, Dataset train, NetworkSummary network, TroubleLog log)
        where TInput : unmanaged, INumber<TInput>
    {
        int length = train.InputLength;
        ReadOnlySpan<TInput> first = inputs[..length];
        var constant = new List<int>(Enumerable.Range(0, length));
        for (int row = 1; row < train.Count && constant.Count > 0; row++)
        {
            for (int i = constant.Count - 1; i >= 0; i--)
            {
                if (inputs[(row * length) + constant[i]] != first[constant[i]])
                {
                    constant.RemoveAt(i);
                }
            }
        }

        if (constant.Count == length)
        {
            log.Report(TroubleKind.ConstantInputs, null, "the number of inputs that never change", length, length, "",
                "All samples are the same: there is nothing to learn from. Look at how the inputs were read.");
        }
        else if (constant.Count > 0 && network.Vocabulary == 0 && network.InputShape.Count == 1 && length <= WidestTable)
        {
            log.Report(TroubleKind.ConstantInputs, null, "the number of inputs that never change", constant.Count, double.NaN, "",
                $"The same for every sample {(constant.Count == 1 ? "is" : "are")} {Names(train, constant)}: nothing can be learned from that. Look at how the column was read, or take it out.");
        }
    }

    /// <summary>
    /// Whether samples are to be made from themselves: as many targets as inputs, and half of the inputs or more are targets or never
    /// change. As many targets as a picture has pixels are another picture.
    /// </summary>
    private static bool IsOfItself<TInput>(ReadOnlySpan<TInput> inputs, Dataset train) where TInput : unmanaged, INumber<TInput>
    {
        if (train.TargetLength != train.InputLength || train.InputLength is 1 or > WidestTable)
        {
            return train.TargetLength == train.InputLength && train.InputLength > 1;
        }

        int same = 0;
        for (int i = 0; i < train.InputLength; i++)
        {
            same += !Varies(train, i) || TargetOf(inputs, i, train) is not null ? 1 : 0;
        }

        return 2 * same >= train.InputLength;
    }

    private static bool Varies(Dataset train, int target)
    {
        for (int row = 1; row < train.Count; row++)
        {
            if (train.Targets[(row * train.TargetLength) + target] != train.Targets[target])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether each class has one value of its own.</summary>
    private static bool IsLabel<TInput>(ReadOnlySpan<TInput> inputs, int feature, Dataset train) where TInput : unmanaged, INumber<TInput>
    {
        var values = new Dictionary<int, TInput>();
        for (int row = 0; row < train.Count; row++)
        {
            TInput value = inputs[(row * train.InputLength) + feature];
            if (values.TryGetValue(train.Labels[row], out TInput known) ? known != value : values.ContainsValue(value))
            {
                return false;
            }

            values[train.Labels[row]] = value;
        }

        return values.Count > 1;
    }

    /// <summary>The target that an input is, in its own numbers or, beside other inputs, in other units; null for none.</summary>
    private static string? TargetOf<TInput>(ReadOnlySpan<TInput> inputs, int feature, Dataset train)
        where TInput : unmanaged, INumber<TInput>
    {
        int targets = train.TargetLength;
        for (int target = 0; target < targets; target++)
        {
            if (IsTarget(inputs, feature, target, train))
            {
                return train.TargetNames?[target] ?? (targets == 1 ? "the target" : Invariant($"target {target}"));
            }
        }

        return null;
    }

    private static bool IsTarget<TInput>(ReadOnlySpan<TInput> inputs, int feature, int target, Dataset train)
        where TInput : unmanaged, INumber<TInput>
    {
        double firstValue = double.CreateTruncating(inputs[feature]), firstTarget = train.Targets[target];
        (double factor, bool isKnown, bool varies) = (1, train.InputLength == 1, false);
        for (int row = 0; row < train.Count; row++)
        {
            double value = double.CreateTruncating(inputs[(row * train.InputLength) + feature]);
            double expected = train.Targets[(row * train.TargetLength) + target];
            if (!isKnown && value != firstValue)
            {
                (factor, isKnown) = ((expected - firstTarget) / (value - firstValue), true);
            }

            varies |= expected != firstTarget;
            // What changes is compared, not where it begins: days are counted from far away, and beside them every change is small.
            (double change, double expectedChange) = train.InputLength == 1
                ? (value, expected) : (factor * (value - firstValue), expected - firstTarget);
            double allowed = (Rounding * (Math.Abs(change) + Math.Abs(expectedChange)))
                + (FloatRounding * (Math.Abs(factor * value) + Math.Abs(expected)));
            bool fits = isKnown ? Math.Abs(change - expectedChange) <= allowed : expected == firstTarget;
            if (!fits || factor == 0)
            {
                return false;
            }
        }

        return isKnown && varies;
    }

    private static string Names(Dataset train, List<int> features) =>
        string.Join(", ", features.Take(10).Select(feature => NameOf(train, feature))) + (features.Count > 10
            ? Invariant($" and {features.Count - 10} more")
            : "");

    private static string NameOf(Dataset train, int feature) =>
        train.FeatureNames is { } names ? $"'{names[feature]}'" : Invariant($"input {feature}");
}
