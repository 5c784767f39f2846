using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The numbers that a run may override, each once, with what was declared as the default.</summary>
internal static class HyperparameterPlanning
{
    public static EquatableArray<Hyperparameter> Of(Graph graph) =>
        OfOptimizer(graph.Optimizer!)
            .Concat(OfStep(graph))
            .Concat(graph.Schedule?.Hyperparameters ?? [])
            .Concat(graph.Parameters.SelectMany(OfPenalty))
            .Concat(graph.Parameters.Where(parameter => parameter is { Trainable: true, MaxNorm: not null }).Select(parameter => new Hyperparameter(
                ConstraintPlanning.HyperparameterOf(parameter), parameter.MaxNorm!.Value, false, $"The largest norm of the weights of a unit of {parameter.Layer}.", HyperparameterDomain.Positive)))
            .Concat(graph.Forward.OfType<DropoutOperation>().Select(dropout => new Hyperparameter(
                dropout.Hyperparameter, dropout.Rate, false, $"The probability that {dropout.Layer} drops an element.", HyperparameterDomain.Fraction, Regularizes: true)))
            .GroupBy(hyperparameter => hyperparameter.Name, StringComparer.Ordinal)
            .Select(same => same.First())
            .ToEquatableArray();

    private static IEnumerable<Hyperparameter> OfOptimizer(Optimizer optimizer) =>
    [
        new("LearningRate", optimizer.LearningRate, false, "η before any schedule.", HyperparameterDomain.Positive),
        .. optimizer.Hyperparameters,
        new("WeightDecay", optimizer.WeightDecay, false, "λ of weight decay, on weights only.", HyperparameterDomain.NonNegative, Regularizes: true),
    ];

    /// <summary>What stands beside the optimizer.</summary>
    private static IEnumerable<Hyperparameter> OfStep(Graph graph)
    {
        if (graph.Clipping.Norm is { } norm)
            yield return new("ClipNorm", norm, false, "The largest norm of the whole gradient.", HyperparameterDomain.Positive);
        if (graph.Clipping.Value is { } value)
            yield return new("ClipValue", value, false, "The largest magnitude of an element of the gradient.", HyperparameterDomain.Positive);
        if (graph.AverageDecay is { } decay)
            yield return new("EmaDecay", decay, false, "How much of the parameters' running average a step keeps.", HyperparameterDomain.Fraction);
        if (graph.WarmUpSteps > 0)
            yield return new("WarmUpSteps", graph.WarmUpSteps, true, "Steps in which the learning rate rises before the schedule holds.", HyperparameterDomain.NonNegative);
    }

    private static IEnumerable<Hyperparameter> OfPenalty(Parameter parameter)
    {
        foreach (var term in new[] { parameter.Penalty?.L1, parameter.Penalty?.L2, parameter.Penalty?.ProximalL2 }.OfType<PenaltyTerm>())
        {
            yield return new(term.Hyperparameter, term.Lambda, false, "λ of the " + NameOf(term) + " penalty.", HyperparameterDomain.NonNegative, Regularizes: true);
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
