namespace NetGen.Training.Monitoring;

/// <summary>
/// Most values of an activation lie where it is flat, pass hardly any gradient, and most of the loss is still there: a gate that is open
/// or shut in a network that has learned is left in peace. Whether they were born so, or large steps drove them there, tells the cause.
/// </summary>
internal sealed class Saturation(TrainingMonitors options, LayerLook layers) : IMonitor
{
    private readonly Streaks streaks = new(options.Patience, layers.Activations.Length);
    private readonly double[] atFirst = new double[layers.Activations.Length];
    private bool isFirst = true;
    private double largestUpdate;

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        largestUpdate = Math.Max(largestUpdate, look.LargestUpdateRatio);
        for (int i = 0; i < look.Activations.Length; i++)
        {
            ActivationFigures figures = look.Activations[i];
            double share = (double)figures.Flat / figures.Count;
            atFirst[i] = isFirst ? share : atFirst[i];
            if (streaks.Next(i, share > options.SaturatedShare && course.IsHigh))
            {
                (string rule, string cause) = atFirst[i] < options.SaturatedShare / 2 && largestUpdate > options.LargestUpdateRatio
                    ? ("NG6002", "Steps drove them to where no gradient arrives: the learning rate is too high. Try a tenth of it.")
                    : ("NG8006",
                        "What it gets is too large: scale the inputs, use Xavier initialization, or a lower learning rate.");
                log.Report(
                    TroubleKind.Saturation, figures.Activation.Layer, "the share of saturated values", share, options.SaturatedShare, rule,
                    cause);
            }
        }

        isFirst = false;
    }
}
