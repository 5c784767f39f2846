using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// NG6003: rate × steps cannot move the output. Even with all weights pulling one way it would move by less than ten, and the weights
/// hardly leave where they start: a training makes hardly more than chance of it (measured on the digits with four optimizers, three
/// networks each).
/// </summary>
internal static class LearningRateTooLow
{
    private const double Least = 10, Good = 200, LeastOfWeights = 0.25;

    /// <summary>Where nobody said how long it is trained, only what no usual length could make good is said.</summary>
    private const double LeastOfNominal = 1;

    /// <summary>Where a run's length is not declared.</summary>
    private const double NominalSteps = 10_000;

    /// <summary>Of the gradients of a batch so much pulls one way: what makes descent comparable with steps of equal size.</summary>
    private const double CommonShare = 0.15;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer || view.Find<OptimizerAttribute>() is not { } declared || !view.Graph.CanTrain)
            return;
        // Steps that go by the norm grow with the weights: what they cannot reach has not been measured.
        if (optimizer.MovesByNorm)
            return;
        var rate = view.Training.MeanRate;
        var steps = view.Training.TotalSteps ?? NominalSteps;
        var descent = optimizer is Sgd sgd ? rate * steps / (1 - sgd.Momentum) * CommonShare * SlopeOf(view) : 0;
        var (moved, ofWeights) = optimizer.SumOf(steps) is { } sum
            ? (rate * sum * OutputResponse.ToEqualSteps(view), rate * sum * OutputResponse.OfWeightsToEqualSteps(view))
            : (descent * OutputResponse.ToGradients(view), descent * OutputResponse.OfWeightsToGradients(view));
        if (!(moved > 0 && moved < (view.Training.TotalSteps is null ? LeastOfNominal : Least)) || ofWeights >= LeastOfWeights)
            return;
        report(new Problem
        {
            Id = "NG6003",
            Item = declared.Index,
            Argument = "learningRate",
            // Where no signal gets through, that is the cause.
            Concerns = view.Chain.Stages.SelectMany(stage => stage.Items).Append(declared.Index).ToEquatableArray(),
            Figures = new(
            [
                Figures.Number(rate), optimizer.GetType().Name,
                Figures.Whole((long)steps) + (view.Training.TotalSteps is null ? " steps" : " declared steps"),
                Figures.Number(moved), Figures.OneDigit(rate * Good / moved),
            ]),
        });
    }

    /// <summary>∂loss/∂output of an answer that is off by 1.</summary>
    private static double SlopeOf(GraphView view) => view.Graph.Loss switch
    {
        MeanSquaredError => 2.0 / view.Graph.OutputShape.Count,
        MeanAbsoluteError or Huber or BinaryCrossEntropy => 1.0 / view.Graph.OutputShape.Count,
        // Sums over classes, and cosines: of the order of 1.
        _ => 1,
    };
}
