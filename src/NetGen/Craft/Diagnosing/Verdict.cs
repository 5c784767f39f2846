using NetGen.Training;
using NetGen.Training.Monitoring;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// From what was measured to causes, in order: what the compiler is sure of; data from which nothing can be learned; inputs that were not
/// prepared; what the compiler warns of; labels that say nothing; what only the training shows; and what is lost on other samples.
/// </summary>
internal sealed class Verdict(Diagnosis found, Dataset train, Dataset? validation)
{
    // A loss that is less than this part below chance has learned nothing; one that is above half of it, little.
    private const double Nothing = 0.05, Little = 0.5;

    // The sweep is right to within a factor of 3, twice.
    private const double OtherRate = 10;

    private readonly List<(int Rank, int Order, DiagnosedCause Cause)> causes = [];

    private enum Rank
    {
        Certain,
        UselessData,
        Inputs,
        Warned,
        Labels,
        Course,
        Rate,
        Handicap,
        Generalization,
    }

    /// <summary>The causes, the first first.</summary>
    public IReadOnlyList<DiagnosedCause> Causes()
    {
        OfData();
        OfCompiler();
        OfTraining();
        OfChecks();
        return [.. causes.OrderBy(cause => cause.Rank).ThenBy(cause => cause.Order).Select(cause => cause.Cause)];
    }

    private IReadOnlyList<TrainingTrouble> Troubles => found.Training.Troubles;

    private bool HasAnswers => causes.Exists(cause => cause.Rank < (int)Rank.Handicap);

    private void OfData()
    {
        DataReport data = found.Data;
        if (data.IsSplitLeaking)
        {
            Add(Rank.Inputs, 0, new("", "The validation data are partly the training data: a good validation means nothing.",
                Invariant($"{Counted.Of(data.Shared, "validation sample stands", "validation samples stand")} among the training samples, of {data.Validation!.Count}"),
                "Split before you repeat or augment, by a split of this library (Split, StratifiedSplit, KFold), and keep copies of one sample in one part."));
        }

        if (data.IsContradictory)
        {
            Add(Rank.Labels, 0, new("", "Samples contradict each other: the same inputs have different answers.",
                Invariant($"{Counted.Of(data.Contradicting, "training sample repeats", "training samples repeat")} the inputs of another with another answer"),
                "Look at how samples and labels were joined, and at whether an input that tells them apart was left out."));
        }

        foreach (TrainingTrouble trouble in Troubles)
        {
            // Told above, with what the report of the data counted.
            if (trouble.Kind == TroubleKind.SharedSamples && data.IsSplitLeaking)
            {
                continue;
            }

            if (RankOf(trouble) is { } rank)
            {
                Add(rank, 0, new(trouble.RuleId, NameOf(trouble), MeasuredBy(trouble), trouble.Cause));
            }
        }
    }

    private void OfCompiler()
    {
        foreach (CompilerFinding finding in found.Network.Findings.Where(finding => finding.Severity >= FindingSeverity.Warning))
        {
            // What was seen in the data is the same cause, with what was measured.
            if (causes.Exists(cause => cause.Cause.RuleId == finding.RuleId && cause.Cause.Evidence.Length > 0))
            {
                continue;
            }

            string[] seen = [.. Troubles.Where(trouble => trouble.RuleId == finding.RuleId && RankOf(trouble) is null)
                .Select(trouble => $"{NameOf(trouble)}, {MeasuredBy(trouble)}")];
            Add(finding.Severity == FindingSeverity.Error ? Rank.Certain : Rank.Warned, CompilerCauses.RankOf(finding.RuleId),
                new(finding.RuleId, $"{(finding.Layer is null ? "" : finding.Layer + ": ")}{finding.Message}", string.Join("; ", seen),
                    Advice.For(finding.RuleId)));
        }
    }

    private void OfTraining()
    {
        bool isUnrelated = IsUnrelated();
        foreach (TrainingTrouble trouble in Troubles.Where(trouble => RankOf(trouble) is null
            && !causes.Exists(cause => cause.Cause.RuleId == trouble.RuleId)))
        {
            bool isOfOthers = trouble.Kind is TroubleKind.Overfitting or TroubleKind.GeneralizationGap;
            if (trouble.Kind == TroubleKind.UnfinishedTraining && found.IsCut)
            {
                continue;
            }

            bool isOfScale = trouble.RuleId == "NG7009";
            if (isUnrelated && !isOfScale
                && (isOfOthers || trouble.Kind is TroubleKind.StalledLoss or TroubleKind.OscillatingLoss))
            {
                Add(Rank.Labels, 1,
                    new("", "The answers say nothing of the inputs: a few samples can be learned by heart, and what is learned holds for no others.",
                    $"{found.Overfit}; {NameOf(trouble)}, {MeasuredBy(trouble)}",
                    "Look at a few samples with their answers: were labels and inputs shuffled or sorted apart, or read from rows that do not belong together?"));
                isUnrelated = false;
                continue;
            }

            Add(isOfOthers ? Rank.Generalization : Rank.Course, CompilerCauses.RankOf(trouble.RuleId),
                new(trouble.RuleId, NameOf(trouble), MeasuredBy(trouble), trouble.Cause));
        }
    }

    private void OfChecks()
    {
        double best = found.Training.BestEpoch is { } epoch ? epoch.ValidationLoss ?? epoch.TrainLoss : double.PositiveInfinity;
        double first = found.InitialLoss?.Loss ?? double.NaN;
        bool isPoor = !(best - Floor(train) < Little * ((double.IsNaN(Chance(train)) ? first : Chance(train)) - Floor(train)));
        if (isPoor && found.Rates.Suggestion is { } rate
            && (found.LearningRate > OtherRate * rate || found.LearningRate < rate / OtherRate))
        {
            bool isHigh = found.LearningRate > rate;
            Add(Rank.Rate, 0, new(isHigh ? "NG6002" : "NG6003", $"The learning rate is too {(isHigh ? "high" : "low")}.",
                Invariant($"the loss falls best at {FigureText.Of(rate, 2)}; the rate is {FigureText.Of(found.LearningRate, 2)}"),
                Invariant($"Set it to {FigureText.Of(rate, 2)}.")));
        }

        if (found.InitialLoss is { } initial && initial.Loss < initial.Lowest)
        {
            Add(Rank.Course, 0,
                new("NG3015", "The first loss is too low for a network that knows nothing.", initial.ToString(),
                    "Diagnose a fresh network, and look for the answer among the inputs."));
        }

        if (!HasAnswers && isPoor && !found.Overfit.Passed)
        {
            Add(Rank.Course, 1, new("", "The network does not even learn a few samples by heart.", found.Overfit.ToString(),
                "Look at the loss and the head, and at what the layers let through (Summary); then try a learning rate that the sweep suggests."));
        }
    }

    /// <summary>Where trouble of the data stands; null for what the training shows.</summary>
    private static Rank? RankOf(TrainingTrouble trouble) => trouble.Kind switch
    {
        TroubleKind.MissingClasses or TroubleKind.ConstantTargets or TroubleKind.LeakedAnswer or TroubleKind.UnmixedBatches
            or TroubleKind.BrokenInvariant or TroubleKind.SharedSamples => Rank.UselessData,
        TroubleKind.ConstantInputs => trouble.Cause.StartsWith("All samples", StringComparison.Ordinal) ? Rank.UselessData : Rank.Handicap,
        TroubleKind.UnreachableTargets => Rank.Certain,
        TroubleKind.UnscaledInputs => Rank.Inputs,
        TroubleKind.GeneralizationGap when trouble.RuleId.Length == 0 => Rank.Inputs,
        TroubleKind.ImbalancedClasses => Rank.Labels,
        TroubleKind.UnsettledStatistics => Rank.Handicap,
        _ => null,
    };

    /// <summary>Whether a network that can learn by heart beats chance on no samples but its own.</summary>
    private bool IsUnrelated()
    {
        (double chance, double floor) = (Chance(validation ?? train), Floor(validation ?? train));
        IEnumerable<double> losses =
            found.Training.Epochs.Select(epoch => validation is null ? epoch.TrainLoss : epoch.ValidationLoss!.Value);
        return found.Overfit.Passed && found.Network.Findings.All(finding => finding.Severity < FindingSeverity.Warning)
            && losses.DefaultIfEmpty(double.PositiveInfinity).Min() - floor > (1 - Nothing) * (chance - floor);
    }

    private double Chance(Dataset data) => Training.Monitoring.Chance.LossOf(found.Network, data, classWeights: null);

    private double Floor(Dataset data) => Training.Monitoring.Chance.FloorOf(found.Network, data);

    private void Add(Rank rank, int order, DiagnosedCause cause) => causes.Add(((int)rank, order, cause));

    private static string NameOf(TrainingTrouble trouble) => $"{trouble.Name}{(trouble.Layer is null ? "" : " in " + trouble.Layer)}";

    private static string MeasuredBy(TrainingTrouble trouble) =>
        Invariant($"{trouble.Quantity.TrimEnd(',')} is {FigureText.Of(trouble.Value, 3)}") + (double.IsNaN(trouble.Threshold)
            ? ""
            : Invariant($" (limit {FigureText.Of(trouble.Threshold, 3)})"));
}
