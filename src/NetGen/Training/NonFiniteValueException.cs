namespace NetGen;

/// <summary>
/// A value became NaN or infinite while training. The parameters are those before that step; those of the best epoch where <c>Fit</c> kept
/// them, see <see cref="FitOptions.CancellationToken"/>.
/// </summary>
public sealed class NonFiniteValueException : NetGenException
{
    /// <summary>Says where a value was not finite.</summary>
    /// <param name="step">The optimisation step, counted from 0.</param>
    /// <param name="layer">The first layer in which it was seen; "input" or "loss" outside a layer.</param>
    /// <param name="quantity">What it was ("output", "weight gradient", …).</param>
    /// <param name="cause">The likely cause and what to try.</param>
    /// <param name="ruleId">The rule of the catalogue that explains it.</param>
    /// <param name="finding">What was found, as a sentence.</param>
    public NonFiniteValueException(long step, string layer, string quantity, string cause, string ruleId, string finding) : base(finding)
    {
        Step = step;
        Layer = layer;
        Quantity = quantity;
        Cause = cause;
        RuleId = ruleId;
    }

    /// <summary>The optimisation step, counted from 0.</summary>
    public long Step { get; }

    /// <summary>The first layer in which it was seen; "input" or "loss" outside a layer.</summary>
    public string Layer { get; }

    /// <summary>What it was.</summary>
    public string Quantity { get; }

    /// <summary>The likely cause and what to try, as a sentence.</summary>
    public string Cause { get; }

    /// <summary>The rule of the catalogue that explains the cause ("NG6002").</summary>
    public string RuleId { get; }

    /// <summary>What the training had done until then; null for a step of one's own.</summary>
    public History? History { get; internal set; }

    /// <summary>
    /// The epoch whose weights <c>Fit</c> has put back, the best until then; null where the weights are those before the step.
    /// </summary>
    public int? RestoredEpoch { get; internal set; }

    /// <summary>What was found, which weights there are now, the likely cause and its rule.</summary>
    public override string Message => FormattableString.Invariant(
        $"{base.Message} The weights are those {(RestoredEpoch is int epoch ? $"of epoch {epoch}, the best" : "before this step")}. {Cause} ({RuleId})");
}
