namespace NetGen.Training.Monitoring;

/// <summary>
/// Which of the compiler's findings explains what is seen in a training. A finding explains what it predicts and nothing else: weights that
/// are too small do not make a loss explode, and a rate that was changed after it was compiled is judged by what is seen.
/// </summary>
/// <param name="findings">What the compiler said of the network.</param>
internal sealed class CompilerCauses(IReadOnlyList<CompilerFinding> findings)
{
    /// <summary>What comes of a signal or gradient that is lost, of outputs that cannot answer.</summary>
    private static readonly TroubleKind[] Weak =
    [
        TroubleKind.StalledLoss, TroubleKind.VanishingGradient, TroubleKind.SlowConvergence, TroubleKind.UnfinishedTraining,
        TroubleKind.UnmovedWeights,
    ];

    /// <summary>What comes of numbers that are too large.</summary>
    private static readonly TroubleKind[] Strong =
    [
        TroubleKind.NonFiniteValue, TroubleKind.UnexpectedInitialLoss, TroubleKind.ExplodingLoss, TroubleKind.ExplodingGradient,
        TroubleKind.OscillatingLoss, TroubleKind.LargeUpdates, TroubleKind.Saturation, TroubleKind.DeadUnits, TroubleKind.StalledLoss,
        // A network that starts large hardly changes its features and learns the samples by heart (Chizat et al. 2019, "On lazy training").
        TroubleKind.GeneralizationGap, TroubleKind.Overfitting,
    ];

    /// <summary>What comes of noise that hides the data.</summary>
    private static readonly TroubleKind[] Noisy =
    [
        TroubleKind.StalledLoss, TroubleKind.OscillatingLoss, TroubleKind.SlowConvergence, TroubleKind.UnfinishedTraining,
        TroubleKind.GeneralizationGap,
    ];

    /// <summary>What comes of units that are flat: no gradient, and features that do not change.</summary>
    private static readonly TroubleKind[] Saturated =
    [
        TroubleKind.Saturation, TroubleKind.StalledLoss, TroubleKind.VanishingGradient, TroubleKind.GeneralizationGap,
        TroubleKind.Overfitting,
    ];

    private static readonly TroubleKind[] Dead = [TroubleKind.DeadUnits, TroubleKind.StalledLoss, TroubleKind.VanishingGradient];

    /// <summary>Causes before what follows from them; what is information explains only where that is said.</summary>
    private static readonly (string Rule, TroubleKind[] Kinds, FindingSeverity Least)[] Table =
    [
        ("NG3001", [.. Weak, .. Strong], FindingSeverity.Warning),
        ("NG2003", [.. Weak, .. Strong], FindingSeverity.Warning),
        ("NG3009", [.. Dead, TroubleKind.UnreachableTargets], FindingSeverity.Warning),
        ("NG3005", Weak, FindingSeverity.Warning),
        ("NG3006", Weak, FindingSeverity.Warning),
        ("NG3008", [.. Weak, TroubleKind.ExplodingLoss, TroubleKind.OscillatingLoss], FindingSeverity.Warning),
        ("NG3012", [.. Weak, TroubleKind.GeneralizationGap], FindingSeverity.Warning),
        ("NG3013", Noisy, FindingSeverity.Warning),
        ("NG7001", Strong, FindingSeverity.Warning),
        ("NG7009", [.. Strong, .. Weak], FindingSeverity.Warning),
        ("NG1013", Weak, FindingSeverity.Warning),
        ("NG2009", Strong, FindingSeverity.Warning),
        ("NG2004", [.. Strong, TroubleKind.VanishingGradient], FindingSeverity.Warning),
        ("NG2006", Strong, FindingSeverity.Warning),
        ("NG2008", [.. Strong, .. Weak], FindingSeverity.Warning),
        ("NG2002", [TroubleKind.Saturation, TroubleKind.StalledLoss], FindingSeverity.Warning),
        ("NG8006", Saturated, FindingSeverity.Warning),
        ("NG2001", [.. Weak, TroubleKind.DeadUnits], FindingSeverity.Warning),
        ("NG8001", Weak, FindingSeverity.Warning),
        ("NG8002", Weak, FindingSeverity.Info),
        ("NG8003", Strong, FindingSeverity.Warning),
        ("NG8007", Strong, FindingSeverity.Warning),
        ("NG1017", Weak, FindingSeverity.Warning),
        ("NG2015", Weak, FindingSeverity.Warning),
        ("NG8008", Weak, FindingSeverity.Info),
        ("NG8009", [.. Strong, .. Weak], FindingSeverity.Warning),
        ("NG2011", Weak, FindingSeverity.Warning),
        ("NG2010", [TroubleKind.StalledLoss, TroubleKind.VanishingGradient], FindingSeverity.Info),
        ("NG2012", [.. Weak, TroubleKind.DeadUnits], FindingSeverity.Warning),
        ("NG2013", Weak, FindingSeverity.Warning),
        ("NG9003", Weak, FindingSeverity.Warning),
        ("NG3007", Weak, FindingSeverity.Warning),
        ("NG9002", [.. Weak, TroubleKind.DeadUnits], FindingSeverity.Warning),
        ("NG8005", [.. Dead, TroubleKind.UnfinishedTraining], FindingSeverity.Warning),
        ("NG2014", Dead, FindingSeverity.Warning),
        ("NG4002", Noisy, FindingSeverity.Warning),
        ("NG4004", [.. Noisy, TroubleKind.Overfitting], FindingSeverity.Warning),
        ("NG4003", Noisy, FindingSeverity.Warning),
        ("NG5002", Noisy, FindingSeverity.Warning),
        ("NG5004", Noisy, FindingSeverity.Warning),
        ("NG5006", [.. Noisy, TroubleKind.Overfitting], FindingSeverity.Warning),
        ("NG5007", [.. Noisy, TroubleKind.LargeUpdates], FindingSeverity.Warning),
        ("NG5010", Noisy, FindingSeverity.Warning),
        ("NG5014", Weak, FindingSeverity.Warning),
        ("NG5015", Weak, FindingSeverity.Warning),
        ("NG5016", [.. Noisy, TroubleKind.UnexpectedInitialLoss, TroubleKind.LargeUpdates], FindingSeverity.Warning),
        ("NG6006", [.. Strong, .. Noisy], FindingSeverity.Warning),
        ("NG6002", Strong, FindingSeverity.Warning),
        ("NG6004", Weak, FindingSeverity.Warning),
        ("NG6005", Weak, FindingSeverity.Warning),
        ("NG6007", Weak, FindingSeverity.Warning),
        ("NG6003", Weak, FindingSeverity.Warning),
        ("NG6008", Weak, FindingSeverity.Warning),
    ];

    /// <summary>What is warned of, the cause that explains most before others; null for nothing.</summary>
    public CompilerFinding? First =>
        findings.Where(finding => finding.Severity >= FindingSeverity.Warning).MinBy(finding => RankOf(finding.RuleId));

    /// <summary>The finding that a trouble follows from; null where none does.</summary>
    /// <param name="kind">What was seen.</param>
    /// <param name="ruleId">The rule that explains it without the compiler: its own finding goes before all others.</param>
    public CompilerFinding? Of(TroubleKind kind, string ruleId)
    {
        if (kind == TroubleKind.LastingLoss)
        {
            return First;
        }

        foreach ((string rule, TroubleKind[] kinds, FindingSeverity least) in Table)
        {
            // Of dead units, a rate that is too high is a guess.
            if (kinds.Contains(kind) && Of(rule, least) is { } cause && (kind == TroubleKind.DeadUnits || !Contradicts(rule, ruleId)))
            {
                return cause;
            }
        }

        // What is only guessed from units that died, or from a loss that stays, is less than what the compiler warned of.
        bool isGuess = (kind, ruleId) is (TroubleKind.DeadUnits, "NG6002") or (TroubleKind.StalledLoss, "NG8001");
        return ruleId.Length == 0 ? null : Of(ruleId, FindingSeverity.Warning) ?? (isGuess ? First : null);
    }

    /// <summary>Where a rule stands among causes: what comes first explains more. Rules that explain nothing come last.</summary>
    public static int RankOf(string rule)
    {
        int rank = Array.FindIndex(Table, row => row.Rule == rule);
        return rank < 0 ? Table.Length : rank;
    }

    /// <summary>What is too small is not explained by a rate that was seen to be too high, nor the other way round.</summary>
    private static bool Contradicts(string rule, string seen) => seen switch
    {
        "NG6002" => Array.Exists(Table, row => row.Rule == rule
            && !row.Kinds.Contains(TroubleKind.ExplodingLoss) && !row.Kinds.Contains(TroubleKind.OscillatingLoss)),
        "NG6003" => Array.Exists(Table, row => row.Rule == rule
            && row.Kinds.Contains(TroubleKind.ExplodingLoss) && !row.Kinds.Contains(TroubleKind.SlowConvergence)),
        _ => false,
    };

    private CompilerFinding? Of(string rule, FindingSeverity least)
    {
        foreach (CompilerFinding finding in findings)
        {
            if (finding.RuleId == rule && finding.Severity >= least)
            {
                return finding;
            }
        }

        return null;
    }
}
