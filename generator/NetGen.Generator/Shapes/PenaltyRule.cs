using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The network's penalties, before a layer's own values replace them.</summary>
internal sealed record NetworkPenalty(PenaltyTerm? L1, PenaltyTerm? L2, PenaltyTerm? ProximalL2)
{
    /// <summary>What covers a layer: its own value, 0 included, replaces the network's.</summary>
    public Penalty? For(string layer, WeightedLayerAttribute declared)
    {
        var l1 = double.IsNaN(declared.L1) ? L1 : declared.L1 == 0 ? null : new PenaltyTerm(declared.L1, layer + "L1");
        var l2 = double.IsNaN(declared.L2) ? L2 : declared.L2 == 0 ? null : new PenaltyTerm(declared.L2, layer + "L2");
        var proximalL2 = double.IsNaN(declared.L2) ? ProximalL2 : null;
        return l1 is null && l2 is null && proximalL2 is null ? null : new Penalty(l1, l2, proximalL2);
    }
}

/// <summary>L1, L2 and ElasticNet as terms with the hyperparameter that holds each.</summary>
internal static class PenaltyRule
{
    public static NetworkPenalty Of(IEnumerable<PenaltyAttribute> declared)
    {
        var penalty = new NetworkPenalty(null, null, null);
        foreach (var item in declared)
        {
            penalty = item switch
            {
                L1Attribute => penalty with { L1 = new PenaltyTerm(item.Lambda, "L1") },
                L2Attribute => penalty with { L2 = new PenaltyTerm(item.Lambda, "L2") },
                ElasticNetAttribute elastic => penalty with
                {
                    L1 = new PenaltyTerm(elastic.Lambda, "ElasticNet", PenaltyShare.L1Ratio, elastic.L1Ratio),
                    ProximalL2 = new PenaltyTerm(elastic.Lambda, "ElasticNet", PenaltyShare.L2Ratio, elastic.L1Ratio),
                },
                _ => throw new ArgumentOutOfRangeException(nameof(declared), item.GetType().Name, "A penalty without a term."),
            };
        }
        return penalty;
    }
}
