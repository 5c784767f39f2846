using System.ComponentModel;

namespace NetGen.Training;

/// <summary>The declared schedules as pure functions of (step, steps per epoch). Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Schedules
{
    /// <summary>η₀·factor^⌊epoch/every⌋ with epoch = ⌊step/stepsPerEpoch⌋.</summary>
    /// <param name="initial">η₀.</param>
    /// <param name="every">The number of epochs between two drops, at least 1.</param>
    /// <param name="factor">What the rate is multiplied by at each drop.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="stepsPerEpoch">Steps in one pass over the data, at least 1.</param>
    public static double StepDecay(double initial, int every, double factor, long step, long stepsPerEpoch) =>
        initial * Math.Pow(factor, step / stepsPerEpoch / every);
}
