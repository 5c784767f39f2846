using NetGen.Data;

namespace NetGen.Training.Monitoring;

/// <summary>What of the data explains what is seen, and is no trouble by itself: many a training does well in spite of it.</summary>
/// <param name="RuleId">The rule of the catalogue.</param>
/// <param name="Cause">The cause and what to try, in whole sentences.</param>
/// <param name="Kinds">What it explains.</param>
internal sealed record Suspect(string RuleId, string Cause, TroubleKind[] Kinds)
{
    /// <summary>NG7009's limit.</summary>
    private const double LargestTarget = 100;

    // Of outputs of about 1 a training gets to a hundredth; much less is what it ends with anyway.
    private const double SmallestTarget = 0.01;

    private static readonly TroubleKind[] OfLargeTargets =
    [
        TroubleKind.StalledLoss, TroubleKind.SlowConvergence, TroubleKind.UnfinishedTraining, TroubleKind.ExplodingLoss,
        TroubleKind.ExplodingGradient, TroubleKind.OscillatingLoss, TroubleKind.LargeUpdates, TroubleKind.DeadUnits,
        TroubleKind.NonFiniteValue, TroubleKind.LastingLoss, TroubleKind.Saturation,
    ];

    private static readonly TroubleKind[] OfSmallTargets =
    [
        TroubleKind.StalledLoss, TroubleKind.SlowConvergence, TroubleKind.UnfinishedTraining, TroubleKind.OscillatingLoss,
        TroubleKind.UnexpectedInitialLoss, TroubleKind.LastingLoss,
    ];

    private static readonly TroubleKind[] OfNoise =
    [
        TroubleKind.StalledLoss, TroubleKind.SlowConvergence, TroubleKind.UnfinishedTraining, TroubleKind.OscillatingLoss,
        TroubleKind.LargeUpdates,
        TroubleKind.DeadUnits, TroubleKind.UnexpectedInitialLoss, TroubleKind.GeneralizationGap, TroubleKind.LastingLoss,
    ];

    // NG5016's limit.
    private const double LargestNoise = 3;

    /// <summary>What there is to suspect.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <param name="inputs">What the first layer reads as it is in the samples; null where something is declared that rescales it.</param>
    public static Suspect? Of(NetworkSummary network, Dataset data, InputFigures? inputs) =>
        OfTargets(network, data) ?? OfInputs(network, inputs);

    /// <summary>Noise that is declared, and much larger than what is read: NG5016.</summary>
    private static Suspect? OfInputs(NetworkSummary network, InputFigures? inputs) =>
        inputs is not { Deviation: > 0 } || network.InputNoise <= LargestNoise * inputs.Deviation ? null : new Suspect(
            "NG5016",
            FormattableString.Invariant($"GaussianNoise adds noise of deviation {FigureText.Of(network.InputNoise, 3)} ")
                + FormattableString.Invariant($"to inputs of {FigureText.Of(inputs.Deviation, 3)}: ")
                + "what a step sees is mostly noise. Add a tenth of the inputs' deviation, or none.",
            OfNoise);

    /// <summary>Regression targets far from the size 1 that fresh outputs have, under a squared loss: NG7009.</summary>
    private static Suspect? OfTargets(NetworkSummary network, Dataset data)
    {
        if (network.Loss != "MeanSquaredError" || network.ScalesTargets || data.HasLabels)
        {
            return null;
        }

        double largest = 0;
        foreach (float target in data.Targets)
        {
            largest = Math.Max(largest, Math.Abs((double)target));
        }

        (string? cure, TroubleKind[] kinds) = largest switch
        {
            > 0 and < SmallestTarget => ("what outputs still tremble is more than there is to learn. Declare [Target(Standardize = true)], "
                + "or divide the targets by their standard deviation.", OfSmallTargets),
            > LargestTarget => ("the first errors are as large as the targets, and the way there is long. Divide the targets by their "
                + "standard deviation, and multiply predictions by it.", OfLargeTargets),
            _ => (null, []),
        };
        string reach = FormattableString.Invariant($"The targets reach {FigureText.Of(largest, 3)}, and fresh outputs are of about 1: ");
        return cure is null ? null : new Suspect("NG7009", reach + cure, kinds);
    }
}
