namespace NetGen.Training.Monitoring;

/// <summary>
/// Most values of an activation lie where it is flat, pass hardly any gradient, and most of the loss is still there: a gate that is open
/// or shut in a network that has learned is left in peace.
/// </summary>
internal sealed class Saturation(TrainingMonitors options, LayerLook layers) : IMonitor
{
    private readonly Streaks streaks = new(options.Patience, layers.Activations.Length);

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        for (int i = 0; i < look.Activations.Length; i++)
        {
            ActivationFigures figures = look.Activations[i];
            double share = (double)figures.Flat / figures.Count;
            if (streaks.Next(i, share > options.SaturatedShare && course.IsHigh))
            {
                log.Report(
                    TroubleKind.Saturation, figures.Activation.Layer, "the share of saturated values", share, options.SaturatedShare,
                    "NG8006",
                    "What it gets is too large: scale the inputs, use Xavier initialization, or a lower learning rate.");
            }
        }
    }
}
