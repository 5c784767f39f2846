using System.ComponentModel;

namespace NetGen.Training;

/// <summary>Where a training stands: what schedules are functions of. Immutable.</summary>
/// <param name="Step">The step that comes next, counted from 0.</param>
/// <param name="StepsPerEpoch">Steps in one pass over the data, at least 1.</param>
/// <param name="TotalSteps">Steps of the whole training, at least 1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TrainingTime(long Step, long StepsPerEpoch, long TotalSteps)
{
    /// <summary>Whole epochs behind.</summary>
    public long Epoch => Step / StepsPerEpoch;

    /// <summary>Epochs behind, with the fraction of the present one.</summary>
    public double Epochs => (double)Step / StepsPerEpoch;

    /// <summary>The share of the training behind, in [0, 1].</summary>
    public double Progress => Math.Min(1, (double)Step / TotalSteps);

    /// <summary>The share of the rate that a warm-up allows: (step + 1)/steps, at most 1.</summary>
    public double WarmUpShare(int steps) => Step >= steps ? 1 : (Step + 1.0) / steps;

    /// <summary>
    /// The last step of a warm-up for those before it, whose rate is a share of that one's; else the same time. A warm-up that outlasts the
    /// training looks at the training's last step: a schedule may be at 0 behind it.
    /// </summary>
    public TrainingTime AfterWarmUp(int steps) => this with { Step = Math.Max(Step, Math.Min(steps, TotalSteps) - 1) };
}
