using NetGen.Data;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Holds a data set against a network before anything is computed: lengths, labels or targets, ranges, finite values.</summary>
internal static class SampleCheck
{
    /// <summary>Throws where the data cannot be what the network was declared for.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="network">The network.</param>
    /// <param name="role">What messages call the data ("training data").</param>
    /// <param name="firstRow">The number that messages give the first sample.</param>
    /// <param name="names">What the network's classes are called, where it is known.</param>
    /// <returns>The samples as the network reads them: with labels as targets too, where it answers yes or no.</returns>
    /// <exception cref="DatasetException">Inputs or targets have another length or kind, or a value is not finite.</exception>
    /// <exception cref="TokenOutOfRangeException">An input is no token of the network's vocabulary.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is not below the network's output length.</exception>
    public static Dataset Require(Dataset data, NetworkSummary network, string role, int firstRow = 0, SampleNames? names = null)
    {
        InputCheck.Require(data, network.Name, network.InputShape, network.Columns, role, firstRow, network.Vocabulary, network.IsRagged);
        if (network.HasClassLabels)
        {
            RequireLabels(data, network, network.ClassCount, role, firstRow, names?.Classes);
            if (network is { IsRagged: true, HasClassMaps: true })
            {
                Guard.NoLabelsBehind<float>(
                    data.Inputs, data.Labels, default, network.InputShape[0], network.InputLength / network.InputShape[0],
                        $"{network.Name}, {role}");
            }
        }
        else if (data.LabelLength == 1 && IsYesNo(network))
        {
            RequireLabels(data, network, 2, role, firstRow, names?.Classes);
            return data.WithLabelsAsTargets();
        }
        else
        {
            RequireTargets(data, network, role, firstRow);
        }

        return data;
    }

    private static void RequireLabels(Dataset data, NetworkSummary network, int classes, string role, int firstRow,
        IReadOnlyList<string>? names)
    {
        if (!data.HasLabels)
        {
            throw new DatasetException(
                $"{network.Name} is trained on class labels ({network.Loss}, {Counted.Of(classes, "class", "classes")}); " +
                $"the {role} has {Counted.Of(data.TargetLength, "real target")} per sample. Give an int[] of labels or a class column.");
        }

        int positions = network.HasClassMaps ? network.TargetLength : 1;
        if (data.LabelLength != positions)
        {
            throw new DatasetException((positions, data.LabelLength) switch
            {
                (_, 1) => $"{network.Name} gives a class for each of {positions} positions; the {role} has one label per sample. " +
                    "Give maps of labels (Dataset.FromClassMaps), or declare Flatten or a global pool in front of the head.",
                (1, _) => $"{network.Name} gives one class per sample; the {role} has maps of {data.LabelLength} labels.",
                _ => $"{network.Name} gives a class for each of {positions} positions; the {role} has maps of {data.LabelLength} labels.",
            });
        }

        if (positions > 1)
        {
            RequireMaps(data, network, role, firstRow, names);
            return;
        }

        int row = data.Labels.IndexOfAnyExceptInRange(0, classes - 1);
        if (row >= 0)
        {
            throw new LabelOutOfRangeException(
                $"{network.Name} has {Classes(classes, names)}; the label of sample {firstRow + row} of the {role} is {Label(data, row)}; " +
                $"expected 0 to {classes - 1}.");
        }
    }

    private static void RequireMaps(Dataset data, NetworkSummary network, string role, int firstRow, IReadOnlyList<string>? names)
    {
        int index = data.Labels.IndexOfAnyExceptInRange(Dataset.IgnoredLabel, network.ClassCount - 1);
        if (index >= 0)
        {
            (int row, int position) = Math.DivRem(index, data.LabelLength);
            throw new LabelOutOfRangeException(
                $"{network.Name} has {Classes(network.ClassCount, names)}; the label of position {position} of sample {firstRow + row} of the {role} " +
                $"is {Label(data, index)}; expected 0 to {network.ClassCount - 1}.");
        }

        if (!data.Labels.ContainsAnyExcept(Dataset.IgnoredLabel))
        {
            throw new DatasetException($"No position of the {role} counts: every label is the ignored one. Look at how the labels were read, and at ignoredLabel.");
        }
    }

    private static string Classes(int count, IReadOnlyList<string>? names) =>
        Counted.Of(count, "class", "classes") + (names is null ? "" : $" ({NameDifference.List([.. names])})");

    private static string Label(Dataset data, int index) => data.Labels[index] is var label and >= 0 && data.ClassNames is { } names
        ? Invariant($"{label} ({CsvField.Quote(names[label])})")
        : Invariant($"{data.Labels[index]}");

    private static void RequireTargets(Dataset data, NetworkSummary network, string role, int firstRow)
    {
        if (data.HasLabels && data.TargetLength == 0)
        {
            throw new DatasetException(
                $"{network.Name} is trained on {Counted.Of(network.TargetLength, "real target")} per sample ({network.Loss}); " +
                $"the {role} has class labels. Give a float[] of targets or target columns.");
        }

        if (data.TargetLength != network.TargetLength)
        {
            throw new DatasetException(
                $"{network.Name} expects {Counted.Of(network.TargetLength, "target value")} per sample; the {role} has {data.TargetLength}.");
        }

        InputCheck.RequireFinite(data.Targets, data.TargetLength, $"The {role}", "target", firstRow);
        if (IsBinary(network))
        {
            int index = data.Targets.IndexOfAnyExceptInRange(0f, 1f);
            if (index >= 0)
            {
                (int row, int column) = Math.DivRem(index, data.TargetLength);
                throw new DatasetException(
                    $"{network.Name} is trained on probabilities ({network.Loss}); " +
                    Invariant($"target {column} of sample {firstRow + row} of the {role} is {data.Targets[index]}; expected 0 to 1."));
            }
        }
    }

    /// <summary>Whether the one output is the probability of a yes: then labels 0 and 1 are targets too.</summary>
    public static bool IsYesNo(NetworkSummary network) => IsBinary(network) && network.TargetLength == 1;

    /// <summary>Samples as a network learns them: of one that answers yes or no, with labels as targets.</summary>
    public static Dataset AsLearned(Dataset data, NetworkSummary network) => IsYesNo(network) ? data.WithLabelsAsTargets() : data;

    /// <summary>Whether each output is the probability of a yes: then a prediction has an accuracy.</summary>
    public static bool IsBinary(NetworkSummary network) => network.Loss == "BinaryCrossEntropy";
}
