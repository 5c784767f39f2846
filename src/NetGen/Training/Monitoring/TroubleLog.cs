namespace NetGen.Training.Monitoring;

/// <summary>
/// The troubles of a run and of its data; tells whoever wants to know. One cause is told once, in the words of the compiler where it saw it
/// coming: what was told already, what follows from it, and what contradicts it is not told.
/// </summary>
/// <param name="report">Is told each trouble.</param>
/// <param name="findings">What the compiler said of the network.</param>
internal sealed class TroubleLog(Action<TrainingTrouble> report, IReadOnlyList<CompilerFinding>? findings = null)
{
    private readonly List<TrainingTrouble> troubles = [];
    private readonly CompilerCauses causes = new(findings ?? []);

    /// <summary>In the order in which they were seen.</summary>
    public IReadOnlyList<TrainingTrouble> Troubles => troubles;

    /// <summary>The present epoch, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>The steps that have been taken.</summary>
    public long Step { get; set; }

    /// <summary>The first trouble of one of these kinds, in any layer: what others may follow from. Null where there is none.</summary>
    public TrainingTrouble? First(params ReadOnlySpan<TroubleKind> kinds)
    {
        foreach (TrainingTrouble trouble in troubles)
        {
            if (kinds.Contains(trouble.Kind))
            {
                return trouble;
            }
        }

        return null;
    }

    /// <summary>What the compiler warned of first; null for nothing.</summary>
    public CompilerFinding? Foretold => causes.First;

    /// <summary>
    /// What of the data need not do harm, and explains what is seen where the loss does not fall as it should and the compiler said
    /// nothing; null for nothing.
    /// </summary>
    public Suspect? Suspect { get; set; }

    /// <summary>Reports a trouble, unless its cause is known.</summary>
    public void Report(TroubleKind kind, string? layer, string quantity, double value, double threshold, string ruleId, string cause)
    {
        if (kind == TroubleKind.NonFiniteValue && First(TroubleKind.UnscaledInputs) is { } unscaled)
        {
            (ruleId, cause) = (unscaled.RuleId, "It follows from what was told of the inputs. " + unscaled.Cause);
        }
        else if (causes.Of(kind, ruleId) is { } said)
        {
            string of = said.Layer is null ? "" : ", of " + said.Layer;
            (ruleId, cause) = (said.RuleId, $"The compiler told why{of}: {Sentence(said.Message)}");
        }
        else if (Suspect is { } suspect && suspect.Kinds.Contains(kind))
        {
            (ruleId, cause) = (suspect.RuleId, suspect.Cause);
        }

        // A number that is none ends the run: that is told in any case.
        bool ends = kind == TroubleKind.NonFiniteValue;
        if (troubles.Exists(told => (told.Kind == kind && told.Layer == layer)
            || (!ends && (IsOneCause(told, ruleId) || Explains(told, kind) || Contradicts(told.RuleId, ruleId)))))
        {
            return;
        }

        var found = new TrainingTrouble
        {
            Kind = kind,
            RuleId = ruleId,
            Layer = layer,
            Epoch = Epoch,
            Step = Step,
            Quantity = quantity,
            Value = value,
            Threshold = threshold,
            Cause = cause,
        };
        troubles.Add(found);
        report(found);
    }

    private static bool IsOneCause(TrainingTrouble told, string rule) => rule.Length > 0 && told.RuleId == rule;

    /// <summary>What a trouble leads to is not told beside it.</summary>
    private static bool Explains(TrainingTrouble cause, TroubleKind kind) => cause.Kind switch
    {
        TroubleKind.UnscaledInputs => IsOfTheCourse(kind) || kind == TroubleKind.UnmovedWeights,
        // The limit is that of all inputs: of some that never change nothing follows.
        TroubleKind.ConstantInputs => cause.Value >= cause.Threshold
            && (IsOfTheCourse(kind) || kind is TroubleKind.UnmovedWeights or TroubleKind.Overfitting or TroubleKind.GeneralizationGap),
        TroubleKind.UnreachableTargets => IsOfTheCourse(kind)
            || kind is TroubleKind.LastingLoss or TroubleKind.Overfitting or TroubleKind.GeneralizationGap or TroubleKind.UnmovedWeights,
        TroubleKind.MissingClasses => kind is TroubleKind.StalledLoss or TroubleKind.UnmovedWeights
            or TroubleKind.Overfitting or TroubleKind.GeneralizationGap,
        TroubleKind.ImbalancedClasses or TroubleKind.ConstantTargets => kind is TroubleKind.StalledLoss or TroubleKind.UnmovedWeights,
        TroubleKind.UnmixedBatches => kind is TroubleKind.StalledLoss or TroubleKind.OscillatingLoss or TroubleKind.ExplodingLoss
            or TroubleKind.UnfinishedTraining or TroubleKind.GeneralizationGap,
        TroubleKind.UnsettledStatistics => kind is TroubleKind.GeneralizationGap or TroubleKind.Overfitting,
        // More epochs are no cure of what is learned by heart.
        TroubleKind.Overfitting => kind is TroubleKind.GeneralizationGap or TroubleKind.UnfinishedTraining,
        TroubleKind.GeneralizationGap => kind is TroubleKind.Overfitting or TroubleKind.UnfinishedTraining,
        TroubleKind.DeadUnits or TroubleKind.VanishingGradient or TroubleKind.StalledLoss or TroubleKind.SlowConvergence =>
            kind is TroubleKind.StalledLoss or TroubleKind.UnmovedWeights or TroubleKind.UnfinishedTraining,
        TroubleKind.UnmovedWeights => kind == TroubleKind.UnmovedWeights || (cause.Layer is null && IsOfTheCourse(kind)),
        _ => false,
    };

    /// <summary>Whether it is seen in how losses and layers go.</summary>
    private static bool IsOfTheCourse(TroubleKind kind) => kind is > TroubleKind.NonFiniteValue and < TroubleKind.Overfitting
        or TroubleKind.UnexpectedInitialLoss or TroubleKind.UnfinishedTraining;

    /// <summary>A rate is not called too high and too low in one run, nor is one too high that still has a way to go.</summary>
    private static bool Contradicts(string told, string rule) =>
        (told, rule) is ("NG6002", "NG6003" or "NG6008") or ("NG6003" or "NG6008", "NG6002");

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
