using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Planning;

/// <summary>The numbers that a run may override, each once, with what was declared as the default.</summary>
internal static class HyperparameterPlanning
{
    public static EquatableArray<Hyperparameter> Of(Graph graph) => Of(
        [.. OfOptimizer(graph.Optimizer!), .. OfStep(graph.Clipping, graph.AverageDecay, graph.WarmUpSteps),
            .. graph.Schedule?.Hyperparameters ?? []],
        graph.Parameters.Select(parameter =>
            new LayerNumbers(parameter.Layer, parameter.Penalty, parameter.Trainable ? parameter.MaxNorm : null)),
        graph.Forward.Select(operation =>
            operation is RecurrentOperation recurrent ? recurrent.Dropout : operation as DropoutOperation).OfType<DropoutOperation>()
            .Select(dropout => new Drop(dropout.Layer, dropout.Hyperparameter, dropout.Rate)));

    /// <summary>The same of what was written, where it makes no graph.</summary>
    public static EquatableArray<Hyperparameter> Of(NetworkSpec spec, IReadOnlyList<NetworkItemAttribute?> items, LossFunction loss)
    {
        var declared = items.OfType<NetworkItemAttribute>().ToList();
        var penalty = PenaltyRule.Of(declared.OfType<PenaltyAttribute>());
        var (layers, dropouts) = (new List<LayerNumbers>(), new List<Drop>());
        var naming = new LayerNaming();
        for (var i = 0; i < items.Count; i++)
        {
            var name = naming.Next(spec.Items[i]).Text;
            switch (items[i])
            {
                // The first use of shared weights speaks for all.
                case ILearnedLayer when spec.Items[i].Use is { SharesWeights: true }: break;
                case RecurrentAttribute layer:
                    layers.Add(NumbersOf(name, layer));
                    if (layer.Dropout > 0)
                        dropouts.Add(new(name, RecurrentRule.DropoutOf(name), layer.Dropout));
                    if (layer.RecurrentDropout > 0)
                        dropouts.Add(new(name, RecurrentRule.RecurrentDropoutOf(name), layer.RecurrentDropout));
                    break;
                case WeightedLayerAttribute layer: layers.Add(NumbersOf(name, layer)); break;
                case NormalizationAttribute layer: layers.Add(new(name, NormalizationRule.PenaltyOf(layer, name), null)); break;
                case DropoutAttribute layer: dropouts.Add(new(name, DropoutRule.HyperparameterOf(name), layer.Rate)); break;
                case SpatialDropoutAttribute layer: dropouts.Add(new(name, DropoutRule.HyperparameterOf(name), layer.Rate)); break;
                case AlphaDropoutAttribute layer: dropouts.Add(new(name, DropoutRule.HyperparameterOf(name), layer.Rate)); break;
            }
        }
        var step = OfStep(
            OptimizerRule.ClippingOf(declared), declared.OfType<EmaAttribute>().FirstOrDefault()?.Decay,
            declared.OfType<WarmUpAttribute>().FirstOrDefault()?.Steps ?? 0);
        return Of(
            [
                .. OfOptimizer(OptimizerRule.Of(declared.OfType<OptimizerAttribute>().FirstOrDefault(), loss)!),
                .. step,
                .. ScheduleRule.Of(declared.OfType<ScheduleAttribute>().FirstOrDefault())?.Hyperparameters ?? [],
            ],
            layers, dropouts);

        LayerNumbers NumbersOf(string name, WeightedLayerAttribute layer) =>
            new(name, penalty.For(name, layer), !layer.Trainable || double.IsNaN(layer.MaxNorm) ? null : layer.MaxNorm);
    }

    /// <summary>Those of everything that can stand beside an optimizer, and of the network's penalties.</summary>
    public static IEnumerable<Hyperparameter> OfAnyStep =>
    [
        .. OfStep(new Clipping(1, 1), 0.5, 1),
        .. new PenaltyAttribute[] { new L1Attribute(1), new L2Attribute(1), new ElasticNetAttribute(1, 0.5) }
            .Select(declared => PenaltyRule.Of([declared]))
            .SelectMany(penalty => OfPenalty(new Penalty(penalty.L1, penalty.L2, penalty.ProximalL2))),
    ];

    private static EquatableArray<Hyperparameter> Of(
        IEnumerable<Hyperparameter> training, IEnumerable<LayerNumbers> layers, IEnumerable<Drop> dropouts) =>
        training
            .Concat(layers.SelectMany(layer => OfPenalty(layer.Penalty)))
            .Concat(layers.Where(layer => layer.MaxNorm is not null).Select(layer => new Hyperparameter(
                ConstraintPlanning.HyperparameterOf(layer.Layer), layer.MaxNorm!.Value, false,
                $"The largest norm of the weights of a unit of {layer.Layer}.", HyperparameterDomain.Positive)))
            .Concat(dropouts.Select(dropout => new Hyperparameter(
                dropout.Hyperparameter, dropout.Rate, false, $"The probability that {dropout.Layer} drops an element.",
                    HyperparameterDomain.Fraction, Regularizes: true)))
            .GroupBy(hyperparameter => hyperparameter.Name, StringComparer.Ordinal)
            .Select(same => same.First())
            .ToEquatableArray();

    /// <summary>A rate, and the member that holds it.</summary>
    private sealed record Drop(string Layer, string Hyperparameter, double Rate);

    /// <summary>What a layer adds.</summary>
    private sealed record LayerNumbers(string Layer, Penalty? Penalty, double? MaxNorm);

    public static IEnumerable<Hyperparameter> OfOptimizer(Optimizer optimizer) =>
    [
        new("LearningRate", optimizer.LearningRate, false, "η before any schedule.", HyperparameterDomain.Positive),
        .. optimizer.Hyperparameters,
        new("WeightDecay", optimizer.WeightDecay, false, "λ of weight decay, on weights only.", HyperparameterDomain.NonNegative,
            Regularizes: true),
    ];

    /// <summary>What stands beside the optimizer.</summary>
    private static IEnumerable<Hyperparameter> OfStep(Clipping clipping, double? averageDecay, int warmUpSteps)
    {
        if (clipping.Norm is { } norm)
            yield return new("ClipNorm", norm, false, "The largest norm of the whole gradient.", HyperparameterDomain.Positive);
        if (clipping.Value is { } value)
            yield return new("ClipValue", value, false, "The largest magnitude of an element of the gradient.",
                HyperparameterDomain.Positive);
        if (averageDecay is { } decay)
            yield return new("EmaDecay", decay, false, "How much of the parameters' running average a step keeps.",
                HyperparameterDomain.Fraction);
        if (warmUpSteps != 0)
            yield return new("WarmUpSteps", warmUpSteps, true, "Steps in which the learning rate rises before the schedule holds.",
                HyperparameterDomain.NonNegative);
    }

    private static IEnumerable<Hyperparameter> OfPenalty(Penalty? penalty)
    {
        foreach (var term in new[] { penalty?.L1, penalty?.L2, penalty?.ProximalL2 }.OfType<PenaltyTerm>())
        {
            yield return new(term.Hyperparameter, term.Lambda, false, "λ of the " + NameOf(term) + " penalty.",
                HyperparameterDomain.NonNegative, Regularizes: true);
            if (term.Share != PenaltyShare.Whole)
                yield return new(term.Hyperparameter + "L1Ratio", term.L1Ratio, false, "The share of L1 in the elastic net.",
                    HyperparameterDomain.Ratio);
        }
    }

    private static string NameOf(PenaltyTerm term) => term.Hyperparameter switch
    {
        "ElasticNet" => "elastic net",
        "L1" or "L2" => term.Hyperparameter,
        // One that a layer declares for itself: "Dense1L2".
        var own => own.Substring(own.Length - 2) + " of " + own.Substring(0, own.Length - 2),
    };
}
