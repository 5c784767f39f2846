namespace NetGen.Training.Monitoring;

/// <summary>The troubles of a run, each kind and layer once; tells whoever wants to know.</summary>
internal sealed class TroubleLog(Action<TrainingTrouble> report)
{
    private readonly List<TrainingTrouble> troubles = [];

    /// <summary>In the order in which they were seen.</summary>
    public IReadOnlyList<TrainingTrouble> Troubles => troubles;

    /// <summary>The present epoch, from 1.</summary>
    public int Epoch { get; set; }

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

    /// <summary>Reports a trouble, unless it is known.</summary>
    public void Report(TroubleKind kind, string? layer, string quantity, double value, double threshold, string ruleId, string cause)
    {
        if (troubles.Exists(trouble => (trouble.Kind == kind && trouble.Layer == layer) || Explains(trouble, kind) || Contradicts(trouble.RuleId, ruleId)))
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

    /// <summary>One cause is told once: whatever inputs of the wrong size lead to, but a number that is none and ends the run, follows from them.</summary>
    private static bool Explains(TrainingTrouble cause, TroubleKind kind) => cause.Kind == TroubleKind.UnscaledInputs && kind is not (TroubleKind.NonFiniteValue or TroubleKind.Overfitting);

    /// <summary>A rate is not called too high and too low in one run.</summary>
    private static bool Contradicts(string told, string rule) => (told, rule) is ("NG6002", "NG6003") or ("NG6003", "NG6002");
}
