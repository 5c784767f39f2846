namespace NetGen;

/// <summary>How the learning rate changes: a pure function of the step and the steps per epoch, applied by <c>Fit</c> before each step.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ScheduleAttribute : NetworkItemAttribute
{
    private protected ScheduleAttribute() { }
}

/// <summary>η₀·factor^⌊epoch/every⌋, epochs counted from 0.</summary>
/// <param name="every">The number of epochs between two drops, at least 1.</param>
/// <param name="factor">What the rate is multiplied by at each drop, in (0, 1].</param>
public sealed class StepDecayAttribute(int every, double factor) : ScheduleAttribute
{
    /// <summary>The number of epochs between two drops.</summary>
    public int Every { get; } = every;

    /// <summary>What the rate is multiplied by at each drop.</summary>
    public double Factor { get; } = factor;
}
