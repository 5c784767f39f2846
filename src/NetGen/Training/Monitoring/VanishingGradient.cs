namespace NetGen.Training.Monitoring;

/// <summary>
/// A step changes a layer, relative to its weights, by a tiny part of what it changes the last layer (the compiler's NG8002 predicts the
/// same); or none changes although the loss is high.
/// </summary>
internal sealed class VanishingGradient(TrainingMonitors options, LayerLook layers) : IMonitor
{
    private readonly Streaks streaks = new(options.Patience, layers.Weights.Length);

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        // Where units are dead, there is no gradient: that has been told.
        if (log.First(TroubleKind.DeadUnits) is not null)
        {
            return;
        }

        double last = look.Weights is [.., { } end] ? end.UpdateRatio : 0;
        for (int i = 0; i < look.Weights.Length; i++)
        {
            double ratio = last == 0 ? 0 : look.Weights[i].UpdateRatio / last;
            if (streaks.Next(i, ratio < options.VanishingGradientRatio && (last > 0 || course.IsHigh)))
            {
                // One report: the layers in front of this one suffer from the same.
                log.Report(TroubleKind.VanishingGradient, look.Weights[i].Tensor.Layer,
                    "its update by the last layer's, each relative to the weights,", ratio, options.VanishingGradientRatio, "NG8002",
                    "The gradient is lost on its way back: use ReLU with He initialization, normalization, or skip connections.");
                return;
            }
        }
    }
}
