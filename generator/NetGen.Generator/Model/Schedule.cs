using static NetGen.Generator.Model.HyperparameterDomain;

namespace NetGen.Generator.Model;

/// <summary>
/// How the learning rate changes over a training. A closed family; none means constant. Each member's formula is the method of its name in
/// the runtime's Schedules: it takes η₀, the time, then <see cref="Hyperparameters"/> in this order.
/// </summary>
internal abstract record Schedule
{
    /// <summary>The numbers that a run may set, with the declared values.</summary>
    public abstract IReadOnlyList<Hyperparameter> Hyperparameters { get; }

    /// <summary>
    /// Whether the rate is never higher than it was before, whatever the numbers; else it has cycles, or depends on the data.
    /// </summary>
    public virtual bool OnlyFalls => true;

    /// <summary>A number of this schedule: the member of <c>Hyperparameters</c> is named after both.</summary>
    protected Hyperparameter Number(string name, double value, string meaning, HyperparameterDomain domain, bool isInteger = false) =>
        new(GetType().Name + name, value, isInteger, meaning, domain);

    protected Hyperparameter EndFactorOf(double value) => Number("EndFactor", value, "The share of η₀ that is left at the end.", Ratio);
}

internal sealed record StepDecay(int Every, double Factor) : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        Number("Every", Every, "Epochs between two drops of the learning rate.", Positive, isInteger: true),
        Number("Factor", Factor, "What the learning rate is multiplied by at each drop.", Positive),
    ];
}

/// <param name="Factor">What the rate is multiplied by at each drop.</param>
/// <param name="Epochs">When it drops, rising. A run cannot set them.</param>
internal sealed record MultiStepDecay(double Factor, EquatableArray<int> Epochs) : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
        [Number("Factor", Factor, "What the learning rate is multiplied by at each drop.", Positive)];
}

internal sealed record ExponentialDecay(double Factor) : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
        [Number("Factor", Factor, "What the learning rate is multiplied by over an epoch.", Positive)];
}

internal sealed record InverseTimeDecay(double Rate) : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters => [Number("Rate", Rate, "k of η₀/(1 + kt), t in epochs.", NonNegative)];
}

internal sealed record InverseSquareRoot : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters => [];
}

internal sealed record LinearDecay(double EndFactor) : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters => [EndFactorOf(EndFactor)];
}

internal sealed record PolynomialDecay(double Power, double EndFactor) : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
        [Number("Power", Power, "p of (1 − t/T)^p.", Positive), EndFactorOf(EndFactor)];
}

internal sealed record CosineDecay(double EndFactor) : Schedule
{
    public override IReadOnlyList<Hyperparameter> Hyperparameters => [EndFactorOf(EndFactor)];
}

internal sealed record CosineRestarts(double Period, double Multiplier, double EndFactor) : Schedule
{
    public override bool OnlyFalls => false;

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        Number("Period", Period, "Epochs before the first restart.", Positive),
        Number("Multiplier", Multiplier, "How many times longer each period is than the one before.", AtLeastOne),
        Number("EndFactor", EndFactor, "The share of η₀ that is left before each restart.", Ratio),
    ];
}

internal sealed record OneCycle(double Rise, double StartDivisor, double EndDivisor) : Schedule
{
    public override bool OnlyFalls => false;

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        Number("Rise", Rise, "The share of the steps in which the learning rate rises.", Fraction),
        Number("StartDivisor", StartDivisor, "How many times below its peak the learning rate starts.", AtLeastOne),
        Number("EndDivisor", EndDivisor, "How many times below its start the learning rate ends.", AtLeastOne),
    ];
}

internal sealed record Triangular(double Factor, double HalfCycle, double CycleFactor, double EpochFactor) : Schedule
{
    public override bool OnlyFalls => false;

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        Number("Factor", Factor, "How many times η₀ the learning rate rises to.", AtLeastOne),
        Number("HalfCycle", HalfCycle, "Epochs from the lowest learning rate to the highest.", Positive),
        Number("CycleFactor", CycleFactor, "What the height of the triangles is multiplied by with each cycle.", Positive),
        Number("EpochFactor", EpochFactor, "What the height of the triangles is multiplied by over an epoch.", Positive),
    ];
}

/// <summary>Watches the training: its formula is the runtime's PlateauWatch.</summary>
internal sealed record ReduceOnPlateau(double Factor, int Patience, double Threshold, bool IsAbsolute, int Cooldown, double MinRate)
    : Schedule
{
    public override bool OnlyFalls => false;

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        Number("Factor", Factor, "What the learning rate is multiplied by at each reduction.", Positive),
        Number("Patience", Patience, "Epochs in a row that may pass without a better one.", NonNegative, isInteger: true),
        Number("Threshold", Threshold, "By how much an epoch must be better to count as better.", NonNegative),
        Number("Cooldown", Cooldown, "Epochs after a reduction that cost no patience.", NonNegative, isInteger: true),
        Number("MinRate", MinRate, "The smallest learning rate.", NonNegative),
    ];
}
