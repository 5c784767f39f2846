using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5008: Adam divides λw by the gradient's running size, so that weights with large gradients are hardly penalised; AdamW is not so.
/// </summary>
internal static class AdamWithL2
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not Adam { Decoupled: false } adam)
            return;
        var lambda = view.Graph.Parameters.Where(parameter => parameter.Trainable).Select(parameter => Decay.Of(parameter, adam).Coupled)
            .DefaultIfEmpty(0).Max();
        if (lambda == 0)
            return;
        var own = view.Items.OfType<WeightedLayerAttribute>().Any(layer => layer.L2 >= 0 || layer.PenalizeBias);
        var both = view.Find<L2Attribute>() is not null && adam.WeightDecay > 0;
        report(new Problem
        {
            Id = "NG5008",
            Item = Decay.ItemOf(view),
            Argument = Decay.ArgumentOf(view),
            Figures = new([Figures.Number(lambda)]),
            // A layer's own λ has no place in AdamW.
            FixFacts = own || both ? EquatableArray<KeyValuePair<string, string>>.Empty : new([new("Fixable", "yes")]),
        });
    }
}
