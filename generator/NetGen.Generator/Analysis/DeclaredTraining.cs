using NetGen.Generator.Model;
using NetGen.Training;

namespace NetGen.Generator.Analysis;

/// <summary>
/// The training as far as it is declared: how many epochs and steps, and which learning rate at which of them, by the formulas that the
/// runtime itself runs. What is not written is null: a run may choose it, and rules stay silent.
/// </summary>
internal sealed class DeclaredTraining
{
    /// <summary>Steps in an epoch where the samples are not declared and only epochs count.</summary>
    private const long NominalSteps = 1000;

    /// <summary>The points at which a rate is looked at; between them a schedule is taken to be straight.</summary>
    private const int Points = 1000;

    private readonly Graph _graph;
    private double? _highestRate;

    public DeclaredTraining(NetworkSpec spec, IReadOnlyList<NetworkItemAttribute> items, Graph graph)
    {
        _graph = graph;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not TrainingAttribute training)
                continue;
            Item = i;
            Epochs = spec.Writes(i, nameof(TrainingAttribute.Epochs)) ? training.Epochs : null;
            Samples = training.Samples > 0 ? training.Samples : null;
        }
        BatchSize = graph.Facts.BatchSize;
        StepsPerEpoch = ((long?)Samples + BatchSize - 1) / BatchSize;
        TotalSteps = Epochs * StepsPerEpoch;
    }

    /// <summary>The [Training] attribute, by index; −1 where there is none.</summary>
    public int Item { get; } = -1;

    public int? Epochs { get; }

    public int? Samples { get; }

    /// <summary>As declared, or as <c>Fit</c> takes it by itself.</summary>
    public int BatchSize { get; }

    /// <summary>⌈samples/batch⌉.</summary>
    public long? StepsPerEpoch { get; }

    public long? TotalSteps { get; }

    /// <summary>
    /// How many rates the rules have asked for: the measure of their work, which no number that is declared may let grow.
    /// </summary>
    public int RatesAsked { get; private set; }

    /// <summary>The first whole epoch at which the warm-up is over.</summary>
    public long WarmUpEpochs => (_graph.WarmUpSteps + PerEpoch - 1) / PerEpoch;

    /// <summary>
    /// The highest learning rate of the training. Where its length is not declared: of one that is long enough for schedule and warm-up.
    /// </summary>
    public double HighestRate => _highestRate ??= IsConstant ? _graph.Optimizer!.LearningRate
        : Moments().Max(time => RateAt(time)) is var highest && double.IsNaN(highest)
            ? _graph.Optimizer!.LearningRate
            : highest;

    /// <summary>The learning rate at an epoch of a training whose epochs are declared.</summary>
    public double RateAtEpoch(long epoch) => RateAt(Time(epoch * PerEpoch));

    /// <summary>The mean learning rate of the training.</summary>
    public double MeanRate => IsConstant ? _graph.Optimizer!.LearningRate
        : Moments().Average(time => RateAt(time)) is var mean && double.IsNaN(mean) ? _graph.Optimizer!.LearningRate : mean;

    /// <summary>Whether the rate is the declared one at every step, as far as it is known.</summary>
    private bool IsConstant => _graph is { Schedule: null or ReduceOnPlateau, WarmUpSteps: 0 };

    /// <summary>Points spread evenly over the training, and the end of the warm-up.</summary>
    private IReadOnlyList<TrainingTime> Moments()
    {
        var total = Time(0).TotalSteps;
        var times = new List<TrainingTime>(Points + 1);
        for (var i = 0; i < Points; i++)
            times.Add(Time((total / Points * i) + (total % Points * i / Points)));
        if (_graph.WarmUpSteps > 0)
            times.Add(Time(Math.Min(_graph.WarmUpSteps, total) - 1));
        return times;
    }

    /// <summary>Steps in an epoch; where the samples are not declared, of one that the warm-up does not outlast.</summary>
    private long PerEpoch => StepsPerEpoch ?? Math.Max(NominalSteps, _graph.WarmUpSteps);

    private TrainingTime Time(long step) => new(step, PerEpoch, PerEpoch * (Epochs ?? _graph.Facts.Epochs));

    private double RateAt(TrainingTime time)
    {
        RatesAsked++;
        return Scheduled(time);
    }

    private double Scheduled(TrainingTime time) => _graph.WarmUpSteps == 0
        ? RateAt(_graph.Optimizer!.LearningRate, time)
        : time.WarmUpShare(_graph.WarmUpSteps) * RateAt(_graph.Optimizer!.LearningRate, time.AfterWarmUp(_graph.WarmUpSteps));

    private double RateAt(double initial, TrainingTime time) => _graph.Schedule switch
    {
        // What a plateau does depends on the data: no rule can hold it against the declaration.
        null or ReduceOnPlateau => initial,
        StepDecay step => Schedules.StepDecay(initial, time, step.Every, step.Factor),
        MultiStepDecay steps => Schedules.MultiStepDecay(initial, time, steps.Factor, steps.Epochs.ToArray()),
        ExponentialDecay exponential => Schedules.ExponentialDecay(initial, time, exponential.Factor),
        InverseTimeDecay inverse => Schedules.InverseTimeDecay(initial, time, inverse.Rate),
        InverseSquareRoot => Schedules.InverseSquareRoot(initial, time),
        LinearDecay linear => Schedules.LinearDecay(initial, time, linear.EndFactor),
        PolynomialDecay polynomial => Schedules.PolynomialDecay(initial, time, polynomial.Power, polynomial.EndFactor),
        CosineDecay cosine => Schedules.CosineDecay(initial, time, cosine.EndFactor),
        CosineRestarts restarts => Schedules.CosineRestarts(initial, time, restarts.Period, restarts.Multiplier, restarts.EndFactor),
        OneCycle cycle => Schedules.OneCycle(initial, time, cycle.Rise, cycle.StartDivisor, cycle.EndDivisor),
        Triangular triangular =>
            Schedules.Triangular(initial, time, triangular.Factor, triangular.HalfCycle, triangular.CycleFactor, triangular.EpochFactor),
        var other => throw new NotSupportedException("A schedule without a formula: " + other.GetType().Name + "."),
    };
}
