namespace NetGen;

/// <summary>A figure of an epoch by which epochs are compared.</summary>
public enum MonitoredQuantity
{
    /// <summary>
    /// Where there is validation data <see cref="ValidationScore"/>, if <see cref="FitOptions.Score"/> is given, or else
    /// <see cref="ValidationLoss"/>; without validation data <see cref="TrainLoss"/>.
    /// </summary>
    Auto,

    /// <summary>The loss on the validation data: lower is better.</summary>
    ValidationLoss,

    /// <summary>The accuracy on the validation data: higher is better.</summary>
    ValidationAccuracy,

    /// <summary>The loss while training: lower is better.</summary>
    TrainLoss,

    /// <summary>The accuracy while training: higher is better.</summary>
    TrainAccuracy,

    /// <summary><see cref="FitOptions.Score"/> of the validation data: higher is better.</summary>
    ValidationScore,
}
