using System.ComponentModel;

namespace NetGen.Training;

/// <summary>
/// The declared schedules as pure functions: η₀ (<c>initial</c>) and the time come in, the rate goes out. Each has the name of its
/// attribute, which says what its numbers mean. Called by generated code. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Schedules
{
    /// <summary>η₀·factor^⌊epoch/every⌋.</summary>
    public static double StepDecay(double initial, TrainingTime time, int every, double factor) =>
        initial * Math.Pow(factor, time.Epoch / every);

    /// <summary>η₀·factor^(how many of the epochs have begun).</summary>
    public static double MultiStepDecay(double initial, TrainingTime time, double factor, ReadOnlySpan<int> epochs)
    {
        var drops = 0;
        while (drops < epochs.Length && epochs[drops] <= time.Epoch)
            drops++;
        return initial * Math.Pow(factor, drops);
    }

    /// <summary>η₀·factor^t, t in epochs.</summary>
    public static double ExponentialDecay(double initial, TrainingTime time, double factor) => initial * Math.Pow(factor, time.Epochs);

    /// <summary>η₀/(1 + kt), t in epochs.</summary>
    public static double InverseTimeDecay(double initial, TrainingTime time, double rate) => initial / (1 + rate * time.Epochs);

    /// <summary>η₀/√(step + 1).</summary>
    public static double InverseSquareRoot(double initial, TrainingTime time) => initial / Math.Sqrt(time.Step + 1.0);

    /// <summary>η₀·(e + (1 − e)(1 − t/T)).</summary>
    public static double LinearDecay(double initial, TrainingTime time, double endFactor) => Between(initial, endFactor, 1 - time.Progress);

    /// <summary>η₀·(e + (1 − e)(1 − t/T)^p).</summary>
    public static double PolynomialDecay(double initial, TrainingTime time, double power, double endFactor) =>
        Between(initial, endFactor, Math.Pow(1 - time.Progress, power));

    /// <summary>η₀·(e + (1 − e)·½(1 + cos πt/T)).</summary>
    public static double CosineDecay(double initial, TrainingTime time, double endFactor) =>
        Between(initial, endFactor, HalfCosine(time.Progress));

    /// <summary>η₀·(e + (1 − e)·½(1 + cos πτ/P)), τ epochs since the last restart, P epochs to the next.</summary>
    public static double CosineRestarts(double initial, TrainingTime time, double period, double multiplier, double endFactor)
    {
        var since = time.Epochs;
        if (multiplier == 1)
            return Between(initial, endFactor, HalfCosine(since % period / period));
        // The n-th restart is at P₀(mⁿ − 1)/(m − 1): the last one before now without counting up to it, but for a rounding that is put
        // right.
        var growth = LogOnePlus(multiplier - 1);
        double StartOf(double n) => period * (ExpMinusOne(n * growth) / (multiplier - 1));
        var restarts = Math.Floor(LogOnePlus(since / period * (multiplier - 1)) / growth);
        restarts += since >= StartOf(restarts + 1) ? 1 : since < StartOf(restarts) ? -1 : 0;
        return Between(initial, endFactor,
            HalfCosine(Math.Min(1, Math.Max(0, (since - StartOf(restarts)) / (period * Math.Exp(restarts * growth))))));
    }

    /// <summary>
    /// Half a cosine from η₀/startDivisor up to η₀ at step rise·T − 1, half a cosine down to η₀/startDivisor/endDivisor at step T − 1.
    /// </summary>
    public static double OneCycle(double initial, TrainingTime time, double rise, double startDivisor, double endDivisor)
    {
        double top = rise * time.TotalSteps - 1, last = time.TotalSteps - 1;
        var start = initial / startDivisor;
        return time.Step <= top
            ? initial + (start - initial) * HalfCosine(top > 0 ? time.Step / top : 1)
            : Between(initial, 1 / (startDivisor * endDivisor), HalfCosine(Math.Min(1, (time.Step - top) / (last - top))));
    }

    /// <summary>η₀ + (factor − 1)η₀·(height of a triangle at t), which shrinks with each cycle and with time.</summary>
    public static double Triangular(double initial, TrainingTime time, double factor, double halfCycle, double cycleFactor,
        double epochFactor)
    {
        var t = time.Epochs;
        var cycle = Math.Floor(t / (2 * halfCycle));
        var height = 1 - Math.Abs(t / halfCycle - 2 * cycle - 1);
        return initial + (factor - 1) * initial * height * Math.Pow(cycleFactor, cycle) * Math.Pow(epochFactor, t);
    }

    /// <summary>ln(1 + x) without losing a small x to the 1 (Kahan).</summary>
    private static double LogOnePlus(double x) => 1 + x is var sum && sum == 1 ? x : Math.Log(sum) * x / (sum - 1);

    /// <summary>eˣ − 1, likewise.</summary>
    private static double ExpMinusOne(double x) =>
        Math.Exp(x) is var power && power == 1
            ? x
            : power - 1 is var less && (less == -1 || double.IsInfinity(power)) ? less : less * x / Math.Log(power);

    /// <summary>From 1 at 0 to 0 at 1.</summary>
    private static double HalfCosine(double x) => 0.5 * (1 + Math.Cos(Math.PI * x));

    /// <summary>η₀ at share 1, e·η₀ at share 0.</summary>
    private static double Between(double initial, double endFactor, double share) => initial * (endFactor + (1 - endFactor) * share);
}
