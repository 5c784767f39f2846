namespace NetGen;

/// <summary>
/// Keeps an exponential moving average of the parameters beside them: a ← decay·a + (1 − decay)·w after each step, from a = w after the
/// first (Polyak and Juditsky 1992; PyTorch's <c>AveragedModel</c>). The steps themselves do not see it. After <c>Fit</c> it is the
/// network's <c>Average</c>; a <c>Trainer</c> has it as <c>AverageParameters</c>.
/// </summary>
/// <param name="decay">How much of the average a step keeps, in [0, 1): .99 looks back about 100 steps.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EmaAttribute(double decay) : NetworkItemAttribute
{
    /// <summary>How much of the average a step keeps.</summary>
    public double Decay { get; } = decay;
}
