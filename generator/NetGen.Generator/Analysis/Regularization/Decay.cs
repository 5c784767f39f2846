using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>How strongly a weight is pulled to 0: by λw in its gradient, and by the optimizer's own factor 1 − ηλ.</summary>
/// <param name="Coupled">The L2 penalty's λ and the weight decay of an optimizer that has it in the gradient.</param>
/// <param name="Decoupled">The weight decay of an optimizer that shrinks the weight itself.</param>
internal readonly record struct Decay(double Coupled, double Decoupled)
{
    public static Decay Of(Parameter parameter, Optimizer optimizer)
    {
        var penalty = parameter.Penalty?.L2?.Lambda ?? 0;
        return optimizer.DecayForm switch
        {
            DecayForm.JoinsGradient => new(penalty + optimizer.WeightDecay, 0),
            DecayForm.ShrinksWeight => new(penalty, optimizer.WeightDecay),
            // It turns the direction; how far the weights move does not depend on it.
            DecayForm.JoinsDirection => new(penalty, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer.DecayForm, "A decay without a strength."),
        };
    }

    /// <summary>The attribute that declares the network's decay: a penalty, the optimizer's, an elastic net's, or the first layer's
    /// own.</summary>
    public static int ItemOf(GraphView view) =>
        view.Find<L2Attribute>()?.Index
        ?? (view.Find<OptimizerAttribute>() is { Attribute.WeightDecay: > 0 } optimizer ? optimizer.Index : (int?)null)
        ?? view.Find<ElasticNetAttribute>()?.Index
        ?? view.Graph.Parameters.Where(parameter => parameter.Penalty?.L2 is not null).Select(parameter => (int?)parameter.Item)
            .FirstOrDefault()
        ?? -1;

    public static string? ArgumentOf(GraphView view) => ItemOf(view) is var item && item < 0 ? null : view.Items[item] switch
    {
        PenaltyAttribute => "lambda",
        OptimizerAttribute => "WeightDecay",
        // A layer with a penalty of its own.
        _ => "L2",
    };
}
