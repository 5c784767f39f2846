namespace NetGen;

/// <summary>η₀·(e + (1 − e)·½(1 + cos πt/T)): half a cosine down to the end (Loshchilov and Hutter 2017).</summary>
public sealed class CosineDecayAttribute : ScheduleAttribute
{
    /// <summary>e, the share of η₀ that is left at the end, in [0, 1]. Default 0. (PyTorch's eta_min is e·η₀.)</summary>
    public double EndFactor { get; set; }
}

/// <summary>
/// SGDR (Loshchilov and Hutter 2017): half a cosine from η₀ down over each period, then up again at once. The periods last
/// period, period·multiplier, period·multiplier², … epochs.
/// </summary>
/// <param name="period">Epochs before the first restart, above 0.</param>
public sealed class CosineRestartsAttribute(double period) : ScheduleAttribute
{
    /// <summary>Epochs before the first restart.</summary>
    public double Period { get; } = period;

    /// <summary>How many times longer each period is than the one before, at least 1. Default 1.</summary>
    public double Multiplier { get; set; } = 1;

    /// <summary>The share of η₀ that is left before each restart, in [0, 1]. Default 0.</summary>
    public double EndFactor { get; set; }
}

/// <summary>
/// 1cycle (Smith and Topin 2019; PyTorch's form with cosines): over the whole training from η₀/25 up to η₀, which is the peak, and down to
/// η₀/25/10,000. Only the learning rate is cycled, not the momentum.
/// </summary>
public sealed class OneCycleAttribute : ScheduleAttribute
{
    /// <summary>The share of the steps in which the rate rises, in [0, 1). Default .3.</summary>
    public double Rise { get; set; } = 0.3;

    /// <summary>How many times below η₀ the rate starts, at least 1. Default 25.</summary>
    public double StartDivisor { get; set; } = 25;

    /// <summary>How many times below its start the rate ends, at least 1. Default 10,000.</summary>
    public double EndDivisor { get; set; } = 1e4;
}

/// <summary>
/// Cyclic rates (Smith 2017): straight lines from η₀ up to factor·η₀ and down again. As it stands it is Smith's <c>triangular</c>; his
/// <c>triangular2</c> is CycleFactor = .5, his <c>exp_range</c> a γ per epoch in EpochFactor.
/// </summary>
/// <param name="factor">How many times η₀, the lowest rate, the highest is; at least 1.</param>
/// <param name="halfCycle">Epochs from the lowest rate to the highest, above 0.</param>
public sealed class TriangularAttribute(double factor, double halfCycle) : ScheduleAttribute
{
    /// <summary>How many times η₀ the highest rate is.</summary>
    public double Factor { get; } = factor;

    /// <summary>Epochs from the lowest rate to the highest.</summary>
    public double HalfCycle { get; } = halfCycle;

    /// <summary>What the height of the triangles is multiplied by with each cycle, in (0, 1]. Default 1.</summary>
    public double CycleFactor { get; set; } = 1;

    /// <summary>What the height of the triangles is multiplied by over an epoch, in (0, 1]. Default 1.</summary>
    public double EpochFactor { get; set; } = 1;
}
