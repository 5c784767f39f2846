namespace NetGen;

/// <summary>
/// How the learning rate changes: a pure function of the time, applied by <c>Fit</c> before each step. η₀ is the optimizer's declared rate.
/// A schedule that counts epochs counts fractions of them too, t = step / steps per epoch, unless it says otherwise; T is the whole
/// training as <c>Fit</c> was asked for it. All give η₀ at t = 0 unless they say otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ScheduleAttribute : NetworkItemAttribute
{
    private protected ScheduleAttribute() { }
}

/// <summary>
/// The first steps of a training rise linearly, step by step, to what the schedule gives to the last of them; from there on the schedule
/// holds, its time still counted from the start (Goyal et al. 2017; with <see cref="InverseSquareRootAttribute"/>: Vaswani et al. 2017).
/// Without a schedule they rise to η₀.
/// </summary>
/// <param name="steps">The number of steps, at least 1: step s, from 0, has the share (s + 1)/steps of the rate.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WarmUpAttribute(int steps) : NetworkItemAttribute
{
    /// <summary>The number of steps.</summary>
    public int Steps { get; } = steps;
}

/// <summary>η₀·factor^⌊epoch/every⌋, whole epochs counted from 0.</summary>
/// <param name="every">The number of epochs between two drops, at least 1.</param>
/// <param name="factor">What the rate is multiplied by at each drop, in (0, 1].</param>
public sealed class StepDecayAttribute(int every, double factor) : ScheduleAttribute
{
    /// <summary>The number of epochs between two drops.</summary>
    public int Every { get; } = every;

    /// <summary>What the rate is multiplied by at each drop.</summary>
    public double Factor { get; } = factor;
}

/// <summary>η₀·factor^(drops so far): a drop at the start of each of the named epochs, counted from 0 (ResNet: .1 at 30, 60, 90).</summary>
/// <param name="factor">What the rate is multiplied by at each drop, in (0, 1].</param>
/// <param name="epochs">When it drops: at least one epoch, rising, from 1 on.</param>
public sealed class MultiStepDecayAttribute(double factor, params int[] epochs) : ScheduleAttribute
{
    /// <summary>What the rate is multiplied by at each drop.</summary>
    public double Factor { get; } = factor;

    /// <summary>When it drops.</summary>
    public int[] Epochs { get; } = epochs;
}

/// <summary>η₀·factor^t, t in epochs.</summary>
/// <param name="factor">What the rate is multiplied by over an epoch, in (0, 1]; e^−k for η₀·e^(−kt).</param>
public sealed class ExponentialDecayAttribute(double factor) : ScheduleAttribute
{
    /// <summary>What the rate is multiplied by over an epoch.</summary>
    public double Factor { get; } = factor;
}

/// <summary>η₀/(1 + kt), t in epochs.</summary>
/// <param name="rate">k ≥ 0.</param>
public sealed class InverseTimeDecayAttribute(double rate) : ScheduleAttribute
{
    /// <summary>k.</summary>
    public double Rate { get; } = rate;
}

/// <summary>
/// η₀/√s, s the step counted from 1. With <see cref="WarmUpAttribute"/> of w steps it is η₀·min(s^−½, s·w^−1½), highest at step w with
/// η₀/√w.
/// </summary>
public sealed class InverseSquareRootAttribute : ScheduleAttribute;

/// <summary>η₀·(e + (1 − e)(1 − t/T)): a straight line down to the end.</summary>
public sealed class LinearDecayAttribute : ScheduleAttribute
{
    /// <summary>e, the share of η₀ that is left at the end, in [0, 1]. Default 0.</summary>
    public double EndFactor { get; set; }
}

/// <summary>η₀·(e + (1 − e)(1 − t/T)^p).</summary>
/// <param name="power">p &gt; 0: 1 is a straight line.</param>
public sealed class PolynomialDecayAttribute(double power = 2) : ScheduleAttribute
{
    /// <summary>p.</summary>
    public double Power { get; } = power;

    /// <summary>e, the share of η₀ that is left at the end, in [0, 1]. Default 0.</summary>
    public double EndFactor { get; set; }
}
