using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The schedule as declared; null is a constant rate.</summary>
internal static class ScheduleRule
{
    public static Schedule? Of(ScheduleAttribute? declared) => declared switch
    {
        StepDecayAttribute step => new StepDecay(step.Every, step.Factor),
        MultiStepDecayAttribute steps => new MultiStepDecay(steps.Factor, steps.Epochs.ToEquatableArray()),
        ExponentialDecayAttribute exponential => new ExponentialDecay(exponential.Factor),
        InverseTimeDecayAttribute inverse => new InverseTimeDecay(inverse.Rate),
        InverseSquareRootAttribute => new InverseSquareRoot(),
        LinearDecayAttribute linear => new LinearDecay(linear.EndFactor),
        PolynomialDecayAttribute polynomial => new PolynomialDecay(polynomial.Power, polynomial.EndFactor),
        CosineDecayAttribute cosine => new CosineDecay(cosine.EndFactor),
        CosineRestartsAttribute restarts => new CosineRestarts(restarts.Period, restarts.Multiplier, restarts.EndFactor),
        OneCycleAttribute cycle => new OneCycle(cycle.Rise, cycle.StartDivisor, cycle.EndDivisor),
        TriangularAttribute triangular =>
            new Triangular(triangular.Factor, triangular.HalfCycle, triangular.CycleFactor, triangular.EpochFactor),
        ReduceOnPlateauAttribute plateau =>
            new ReduceOnPlateau(plateau.Factor, plateau.Patience, plateau.Threshold, plateau.Absolute, plateau.Cooldown, plateau.MinRate),
        null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(declared), declared.GetType().Name, "A schedule without a record."),
    };
}
