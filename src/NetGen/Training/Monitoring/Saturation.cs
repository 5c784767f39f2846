namespace NetGen.Training.Monitoring;

/// <summary>Most values of an activation lie where it is flat, and pass hardly any gradient.</summary>
internal sealed class Saturation(TrainingMonitors options, LayerLook layers) : IMonitor
{
    private readonly Streaks streaks = new(options.Patience, layers.Activations.Length);

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        for (int i = 0; i < look.Activations.Length; i++)
        {
            ActivationFigures figures = look.Activations[i];
            double share = (double)figures.Flat / figures.Count;
            if (streaks.Next(i, share > options.SaturatedShare))
            {
                log.Report(TroubleKind.Saturation, figures.Activation.Layer, "the share of saturated values", share, options.SaturatedShare, "NG8006",
                    "What it gets is too large: scale the inputs, use Xavier initialization, or a lower learning rate.");
            }
        }
    }
}
