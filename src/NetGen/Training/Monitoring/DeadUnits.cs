namespace NetGen.Training.Monitoring;

/// <summary>
/// Most units of a ReLU layer are 0 for all samples of several looks, and most of the loss is still there: a network that learns with the
/// rest of them is left in peace. Whether they were born so tells the cause.
/// </summary>
internal sealed class DeadUnits(TrainingMonitors options, LayerLook layers) : IMonitor
{
    // At the very beginning many units rest and wake again; next to all of them do not.
    private const double EarlyShare = 0.95;

    private readonly double[] atFirst = new double[layers.Activations.Length];
    private bool isFirst = true;

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        bool isEarly = log.Step < options.Patience * options.EverySteps;
        double least = isEarly ? Math.Max(EarlyShare, options.DeadUnitShare) : options.DeadUnitShare;
        for (int i = 0; i < look.Activations.Length; i++)
        {
            ActivationFigures figures = look.Activations[i];
            if (isFirst)
            {
                atFirst[i] = figures.DeadShare(samples: 1);
            }

            double share = figures.Activation.CanDie ? figures.DeadShare(options.Patience * options.Samples) : 0;
            if (share < least || !course.IsHigh)
            {
                continue;
            }

            (string rule, string cause) = atFirst[i] >= options.DeadUnitShare
                ? ("NG2014",
                    "They were dead from the start: look at the initializer, the biases and the scale of the inputs, or use LeakyRelu.")
                : ("NG6002",
                    "A step threw them to where no gradient arrives: the learning rate is too high. Try a tenth of it, or LeakyRelu.");
            log.Report(TroubleKind.DeadUnits, figures.Activation.Layer, "the share of units that are always 0", share, least, rule, cause);
        }

        isFirst = false;
    }
}
