namespace NetGen.Training.Monitoring;

/// <summary>A layer's gradient is huge beside the last layer's.</summary>
internal sealed class ExplodingGradient(TrainingMonitors options, LayerLook layers) : IMonitor
{
    private readonly Streaks streaks = new(options.Patience, layers.Weights.Length);

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        for (int i = 0; i < look.Weights.Length; i++)
        {
            double ratio = look.Weights[i].Gradient / look.Weights[^1].Gradient;
            if (streaks.Next(i, ratio > options.ExplodingGradientRatio))
            {
                log.Report(TroubleKind.ExplodingGradient, look.Weights[i].Tensor.Layer, "its gradient by the last layer's", ratio,
                    options.ExplodingGradientRatio, "NG8003",
                    "The gradient grows on its way back: scale the inputs, use smaller initial weights or normalization, or clip gradients.");
                return;
            }
        }
    }
}
