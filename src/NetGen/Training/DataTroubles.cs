using NetGen.Data;
using NetGen.Training.Monitoring;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>
/// What of the data, or of its size, makes a training end in a useless network without any error: said once, before the first step. Nothing
/// is measured that training has to do again: labels and targets are gone through once.
/// </summary>
internal static class DataTroubles
{
    // A class with less than this part of an equal share is as good as not there in the mean of the loss: 2.5 % of two classes.
    private const double SmallestShare = 0.05;

    // What may be left of the values that running statistics begin with, 28 steps at the default momentum: more shows in every prediction.
    private const double LargestRest = 0.05;

    // What lies out of reach, by the targets' variance: less is noise at an end of the range.
    private const double UnreachableShare = 0.05;

    /// <summary>Looks at the labels or targets.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="network">The network.</param>
    /// <param name="isWeighted">Whether classes are weighted.</param>
    /// <param name="log">Where troubles go.</param>
    public static void LookAtAnswers(Dataset train, NetworkSummary network, bool isWeighted, TroubleLog log)
    {
        if (ContinuesTexts(train))
        {
            return;
        }

        if (network.HasClassLabels)
        {
            var counts = new long[network.ClassCount];
            ClassMaps.AddCounts(train.Labels, counts);
            LookAtClasses(counts, isWeighted, log, "Set FitOptions.ClassWeights = train.BalancedClassWeights()",
                network.HasClassMaps ? "position" : "sample");
        }
        else if (SampleCheck.IsBinary(network) && train.TargetLength == 1 && !train.Targets.ContainsAnyExcept(0f, 1f))
        {
            int ones = train.Targets.Count(1f);
            LookAtClasses(
                [train.Count - ones, ones], isWeighted, log, "Set FitOptions.ClassWeights = train.BalancedClassWeights()");
        }
        else if (train.Count > 1)
        {
            LookAtTargets(train, log);
            LookAtReach(train, network, log);
        }
    }

    /// <summary>Whether the classes are the tokens of texts: as rare as language has them, and the unknown where all are known.</summary>
    private static bool ContinuesTexts(Dataset data) =>
        data.Names.Tokens is { } tokens && data.ClassNames is { } classes && classes.SequenceEqual(tokens);

    /// <summary>Looks at what is measured on: samples of one class alone say nothing of the others.</summary>
    public static void LookAtMeasured(Dataset validation, NetworkSummary network, TroubleLog log)
    {
        if (validation.Count < 2 || OnlyClass(validation, network) is not { } only)
        {
            return;
        }

        (string unit, int others) = (network.HasClassMaps ? "position" : "sample", network.HasClassLabels ? network.ClassCount - 1 : 1);
        if (others > 0)
        {
            string cure = validation.LabelLength == 1
                ? "Split the data with StratifiedSplit"
                : "Look at how the answers were read, and at how the data was split";
            log.Report(
                TroubleKind.MissingClasses, null, $"the number of classes without a {unit} to validate with", others, double.NaN, "NG1005",
                Invariant($"Every {unit} of the validation data is of class {only}: a network that always says so looks perfect. {cure}."));
        }
    }

    /// <summary>The class of all samples, or of all positions that count; null where there are several, or no classes.</summary>
    private static int? OnlyClass(Dataset data, NetworkSummary network)
    {
        if (!network.HasClassLabels)
        {
            bool isYesNo = SampleCheck.IsYesNo(network) && data.TargetLength == 1 && data.Targets[0] is 0 or 1;
            return isYesNo && !data.Targets.ContainsAnyExcept(data.Targets[0]) ? (int)data.Targets[0] : null;
        }

        int first = data.Labels.IndexOfAnyExcept(Dataset.IgnoredLabel);
        return first >= 0 && !data.Labels.ContainsAnyExcept(data.Labels[first], Dataset.IgnoredLabel) ? data.Labels[first] : null;
    }

    /// <summary>Looks at whether the running statistics of batch normalisation get to where the data are.</summary>
    public static void LookAtSteps(RunPlan plan, NetworkSummary network, TroubleLog log)
    {
        if (double.IsNaN(network.StatisticsMomentum))
        {
            return;
        }

        long steps = plan.FirstStep + ((long)plan.Epochs * plan.StepsPerEpoch);
        double rest = Math.Pow(1 - network.StatisticsMomentum, steps);
        if (rest > LargestRest)
        {
            log.Report(
                TroubleKind.UnsettledStatistics, null, "the share of their initial values in the running statistics after the last step",
                rest, LargestRest, "NG6008",
                Invariant($"Predictions use running statistics of batch normalisation, which {Counted.Of(steps, "step does", "steps do")} not bring to those of the data: training looks better than prediction is. Train for more steps, in smaller batches, or declare a larger Momentum."));
        }
    }

    /// <summary>Looks at whether there is anything to train.</summary>
    public static void LookAtWeights(NetworkSummary network, TroubleLog log)
    {
        if (network.Parameters.Count > 0 && network.Parameters.All(parameter => !parameter.IsTrained))
        {
            log.Report(
                TroubleKind.UnmovedWeights, null, "the number of tensors that are trained", 0, double.NaN, "",
                "Every layer is frozen (Trainable = false): there is nothing to learn with. Leave the last layers trainable.");
        }
    }

    /// <summary>Tells of an epoch whose score is no number.</summary>
    public static void LookAtScore(int epoch, TroubleLog log) => log.Report(
        TroubleKind.UndefinedScore, null, "the score of the validation data", double.NaN, double.NaN, "",
        Invariant($"FitOptions.Score gave NaN in epoch {epoch}. An epoch without a score is never the best, and is one without progress to ")
            + "early stopping and to ReduceOnPlateau. Where a quotient has nothing to divide by, as the precision of a network that never "
                + "says yes, "
            + "let the score be 0.");

    /// <summary>Looks at how often each class occurs.</summary>
    public static void LookAtClasses(long[] counts, bool isWeighted, TroubleLog log, string cure = "Set FitOptions.ClassWeights",
        string unit = "sample")
    {
        int[] absent = [.. Enumerable.Range(0, counts.Length).Where(label => counts[label] == 0)];
        if (absent.Length > 0)
        {
            string cause = absent.Length == counts.Length - 1
                ? Invariant($"Every {unit} is of class {Array.FindIndex(counts, count => count > 0)}: there is nothing to tell apart, and a perfect score means nothing. Look at how the labels were read, and at how the data was split.")
                : $"No {unit} is of {(absent.Length == 1 ? "class" : "the classes")} {Names(absent)}, which the network can then never predict. Look at how the labels were read (they count from 0) and at how the data was split, or declare fewer outputs.";
            log.Report(TroubleKind.MissingClasses, null, $"the number of classes without a {unit}", absent.Length, double.NaN, "NG1005",
                cause);
        }

        int present = counts.Length - absent.Length;
        if (isWeighted || present < 2)
        {
            return;
        }

        int rarest = Enumerable.Range(0, counts.Length).Where(label => counts[label] > 0).MinBy(label => counts[label]);
        double share = counts[rarest] * (double)present / counts.Sum();
        if (share < SmallestShare)
        {
            log.Report(
                TroubleKind.ImbalancedClasses, null, Invariant($"the number of {unit}s of class {rarest} by an equal share"), share,
                SmallestShare, "",
                Invariant($"Class {rarest} has {Counted.Of(counts[rarest], unit)}, the largest has {counts.Max()}: a network that never predicts it loses next to nothing. {cure}, and look at the confusion matrix rather than the accuracy."));
        }
    }

    private static void LookAtTargets(Dataset train, TroubleLog log)
    {
        // The border of a picture may well be always the same.
        if (train.TargetLength > InputTroubles.WidestTable)
        {
            return;
        }

        for (int column = 0; column < train.TargetLength; column++)
        {
            float first = train.Targets[column];
            int row = 1;
            while (row < train.Count && train.Targets[(row * train.TargetLength) + column] == first)
            {
                row++;
            }

            if (row == train.Count)
            {
                log.Report(
                    TroubleKind.ConstantTargets, null, Invariant($"target {column} of every sample"), first, double.NaN, "",
                    "A target that is always the same teaches a constant: the loss falls to 0 and means nothing. Look at which columns were read as targets.");
                return;
            }
        }
    }

    /// <summary>
    /// Looks at whether the head can give the targets: with a squared error, what is outside of its range leaves so much of the variance at
    /// the least, however long it is trained.
    /// </summary>
    private static void LookAtReach(Dataset train, NetworkSummary network, TroubleLog log)
    {
        bool isBounded = network.OutputMin > double.NegativeInfinity || network.OutputMax < double.PositiveInfinity;
        if (!isBounded || network.ScalesTargets || train.Targets.IsEmpty)
        {
            return;
        }

        (double sum, double squares, double beyond) = (0, 0, 0);
        (int outside, float smallest, float largest) = (0, float.PositiveInfinity, float.NegativeInfinity);
        foreach (float target in train.Targets)
        {
            double distance = target - Math.Clamp(target, network.OutputMin, network.OutputMax);
            (sum, squares, beyond) = (sum + target, squares + ((double)target * target), beyond + (distance * distance));
            outside += distance == 0 ? 0 : 1;
            (smallest, largest) = (Math.Min(smallest, target), Math.Max(largest, target));
        }

        double count = train.Targets.Length, variance = Math.Max(0, squares - (sum * sum / count));
        if (beyond > UnreachableShare * variance)
        {
            log.Report(TroubleKind.UnreachableTargets, network.Layers[^1].Name, "the share of targets that the head cannot give",
                outside / count, double.NaN, "NG3008",
                Invariant($"The output is {RangeOf(network)}, and targets go from {FigureText.Of(smallest)} to {FigureText.Of(largest)}: ")
                    + Invariant($"no training gets there, at any rate. Take {network.Layers[^1].Name} off the output, ")
                    + "so that it gives any number, or scale the targets into its range.");
        }
    }

    private static string RangeOf(NetworkSummary network) => (network.OutputMin, network.OutputMax) switch
    {
        (double.NegativeInfinity, var most) => $"at most {FigureText.Of(most)}",
        (var least, double.PositiveInfinity) => $"at least {FigureText.Of(least)}",
        (var least, var most) => $"between {FigureText.Of(least)} and {FigureText.Of(most)}",
    };

    private static string Names(int[] labels) =>
        string.Join(", ", labels.Take(10).Select(label => Invariant($"{label}"))) + (labels.Length > 10
            ? Invariant($" and {labels.Length - 10} more")
            : "");
}
