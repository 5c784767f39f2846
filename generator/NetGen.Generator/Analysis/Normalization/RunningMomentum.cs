using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Normalization;

/// <summary>
/// NG4004: a momentum that was meant as the share of the old statistics, as in Keras. The running average with a share m of the new batch
/// is as noisy as a mean over (2 − m)/m batches.
/// </summary>
internal static class RunningMomentum
{
    private const double Limit = 0.5, Usual = 0.1;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var layer in view.Graph.Forward.OfType<NormalizationOperation>()
            .Where(layer => layer is { Kind: NormalizationKind.Batch, Momentum: > Limit }))
        {
            // Decimal, because 1 − .9 is .1 to whoever wrote it.
            var meant = layer.Momentum < 1 ? (double)(1 - (decimal)layer.Momentum) : Usual;
            report(new Problem
            {
                Id = "NG4004",
                Item = layer.Item,
                Argument = nameof(BatchNormAttribute.Momentum),
                Figures = new([layer.Layer, Figures.Exact(layer.Momentum), Figures.Number((2 - layer.Momentum) / layer.Momentum),
                    Figures.Exact(meant)]),
                FixFacts = new([new("Value", Figures.Exact(meant))]),
            });
        }
    }
}
