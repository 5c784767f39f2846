using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The numbers that a run may override, each once, with what was declared as the default.</summary>
internal static class HyperparameterPlanning
{
    public static EquatableArray<Hyperparameter> Of(Graph graph) =>
        OfOptimizer(graph.Optimizer!)
            .Concat(OfSchedule(graph.Schedule))
            .Concat(graph.Parameters.SelectMany(OfPenalty))
            .Concat(graph.Parameters.Where(parameter => parameter is { Trainable: true, MaxNorm: not null }).Select(parameter => new Hyperparameter(
                ConstraintPlanning.HyperparameterOf(parameter), parameter.MaxNorm!.Value, false, $"The largest norm of the weights of a unit of {parameter.Layer}.", HyperparameterDomain.Positive)))
            .Concat(graph.Forward.OfType<DropoutOperation>().Select(dropout => new Hyperparameter(
                dropout.Hyperparameter, dropout.Rate, false, $"The probability that {dropout.Layer} drops an element.", HyperparameterDomain.Fraction)))
            .GroupBy(hyperparameter => hyperparameter.Name, StringComparer.Ordinal)
            .Select(same => same.First())
            .ToEquatableArray();

    private static IEnumerable<Hyperparameter> OfOptimizer(Optimizer optimizer)
    {
        yield return new("LearningRate", optimizer.LearningRate, false, "η before any schedule.", HyperparameterDomain.Positive);
        switch (optimizer)
        {
            case Sgd { Momentum: > 0 } sgd:
                yield return new("Momentum", sgd.Momentum, false, "μ of the velocity.", HyperparameterDomain.Fraction);
                break;
            case Adam adam:
                yield return new("Beta1", adam.Beta1, false, "β₁ of the gradient's running mean.", HyperparameterDomain.Fraction);
                yield return new("Beta2", adam.Beta2, false, "β₂ of the squared gradient's running mean.", HyperparameterDomain.Fraction);
                yield return new("Epsilon", adam.Epsilon, false, "ε beside the root.", HyperparameterDomain.Positive);
                break;
            case RmsProp rmsProp:
                yield return new("Alpha", rmsProp.Alpha, false, "α of the squared gradient's running mean.", HyperparameterDomain.Fraction);
                yield return new("Epsilon", rmsProp.Epsilon, false, "ε beside the root.", HyperparameterDomain.Positive);
                if (rmsProp.Momentum > 0)
                    yield return new("Momentum", rmsProp.Momentum, false, "μ of the velocity.", HyperparameterDomain.Fraction);
                break;
            case Adagrad adagrad:
                yield return new("Epsilon", adagrad.Epsilon, false, "ε beside the root.", HyperparameterDomain.Positive);
                yield return new("LearningRateDecay", adagrad.LearningRateDecay, false, "How the rate falls with the step.", HyperparameterDomain.NonNegative);
                break;
        }
        yield return new("WeightDecay", optimizer.WeightDecay, false, "λ of weight decay, on weights only.", HyperparameterDomain.NonNegative);
    }

    private static IEnumerable<Hyperparameter> OfSchedule(Schedule? schedule)
    {
        if (schedule is StepDecay step)
        {
            yield return new("StepDecayEvery", step.Every, true, "Epochs between two drops of the learning rate.", HyperparameterDomain.Positive);
            yield return new("StepDecayFactor", step.Factor, false, "What the learning rate is multiplied by at each drop.", HyperparameterDomain.Positive);
        }
    }

    private static IEnumerable<Hyperparameter> OfPenalty(Parameter parameter)
    {
        foreach (var term in new[] { parameter.Penalty?.L1, parameter.Penalty?.L2, parameter.Penalty?.ProximalL2 }.OfType<PenaltyTerm>())
        {
            yield return new(term.Hyperparameter, term.Lambda, false, "λ of the " + NameOf(term) + " penalty.", HyperparameterDomain.NonNegative);
            if (term.Share != PenaltyShare.Whole)
                yield return new(term.Hyperparameter + "L1Ratio", term.L1Ratio, false, "The share of L1 in the elastic net.", HyperparameterDomain.Ratio);
        }
    }

    private static string NameOf(PenaltyTerm term) => term.Hyperparameter switch
    {
        "ElasticNet" => "elastic net",
        "L1" or "L2" => term.Hyperparameter,
        var own => own.Substring(own.Length - 2) + " of " + own.Substring(0, own.Length - 2),
    };
}
