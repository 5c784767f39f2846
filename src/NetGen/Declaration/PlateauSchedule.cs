namespace NetGen;

/// <summary>
/// Lowers the learning rate when the training no longer gets better: η ← max(factor·η, MinRate) after more than <c>patience</c> epochs in a
/// row without a better one (PyTorch's ReduceLROnPlateau). The one schedule that is no function of the time alone: it watches
/// <c>FitOptions.Monitor</c>, in each epoch that <c>Fit</c> completes.
/// </summary>
/// <param name="factor">What the rate is multiplied by, in (0, 1). Default 0.1.</param>
/// <param name="patience">The epochs in a row that may pass without a better one, at least 0. Default 10.</param>
public sealed class ReduceOnPlateauAttribute(double factor = 0.1, int patience = 10) : ScheduleAttribute
{
    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; } = factor;

    /// <summary>The epochs in a row that may pass without a better one.</summary>
    public int Patience { get; } = patience;

    /// <summary>
    /// By how much better is better: a share of the best value, or with <see cref="Absolute"/> a difference; at least 0. Default 1e-4.
    /// </summary>
    public double Threshold { get; set; } = 1e-4;

    /// <summary>Whether <see cref="Threshold"/> is a difference. Default false.</summary>
    public bool Absolute { get; set; }

    /// <summary>Epochs after a reduction that cost no patience, at least 0. Default 0.</summary>
    public int Cooldown { get; set; }

    /// <summary>The smallest rate, at least 0. Default 0.</summary>
    public double MinRate { get; set; }
}
