namespace NetGen.Training.Monitoring;

/// <summary>A step changes a weight tensor by a large part of itself, again and again; at the very beginning, it may.</summary>
internal sealed class LargeUpdates(TrainingMonitors options, LayerLook layers) : IMonitor
{
    private readonly Streaks streaks = new(options.Patience, layers.Weights.Length);

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        if (log.Step < options.EverySteps)
        {
            return;
        }

        for (int i = 0; i < look.Weights.Length; i++)
        {
            WeightFigures weights = look.Weights[i];
            if (streaks.Next(i, weights.UpdateRatio > options.LargestUpdateRatio))
            {
                log.Report(TroubleKind.LargeUpdates, weights.Tensor.Layer, "the update by the weights", weights.UpdateRatio,
                    options.LargestUpdateRatio, "NG6002",
                    "The learning rate is too high for these weights: a step should change them by about a thousandth.");
            }
        }
    }
}
