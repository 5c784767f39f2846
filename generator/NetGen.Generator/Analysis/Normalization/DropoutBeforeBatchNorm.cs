using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Normalization;

/// <summary>
/// NG4003: dropout before a batch normalization. What is kept is scaled by 1/(1 − p) while training only, so that the running variance is
/// that of a larger signal than prediction has: variance shift (Li et al. 2018). Information: networks with it train well (VGG with batch
/// normalization and dropout, wide ResNets, DenseNets), and without a running variance that follows, the harm is small. Alpha dropout keeps
/// mean and variance.
/// </summary>
internal static class DropoutBeforeBatchNorm
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        Lazy<SignalPrediction> prediction = new(() => SignalPredictor.Predict(WithoutDropout(view.Graph)));
        foreach (var dropout in view.Graph.Forward.OfType<DropoutOperation>().Where(ShiftsVariance))
        {
            if (FirstBehind(view.Graph, dropout) is not { } normalization)
                continue;
            var shift = view.Signal.Forward[normalization.Input].Square / prediction.Value.Forward[normalization.Input].Square;
            // Where the predictor says nothing: what the dropout itself does.
            if (double.IsNaN(shift))
                shift = 1 / (1 - dropout.Rate);
            if (shift < Figures.WorthSaying)
                continue;
            report(new Problem
            {
                Id = "NG4003",
                Item = dropout.Item,
                Figures = new([dropout.Layer, normalization.Layer, Figures.Factor(shift)]),
            });
        }
    }

    private static bool ShiftsVariance(DropoutOperation dropout) => dropout.Rate > 0 && dropout.Kind != DropoutKind.Alpha;

    /// <summary>The graph as prediction runs it.</summary>
    private static Graph WithoutDropout(Graph graph) => graph with
    {
        Forward = graph.Forward.Select(operation => operation is DropoutOperation dropout && ShiftsVariance(dropout)
            ? dropout with { Rate = 0 }
            : operation).ToEquatableArray(),
    };

    /// <summary>
    /// The first batch normalization that the dropout reaches; another normalization between sets the scale anew, at prediction too.
    /// </summary>
    private static NormalizationOperation? FirstBehind(Graph graph, DropoutOperation dropout)
    {
        var reached = new HashSet<int> { dropout.Output };
        foreach (var operation in graph.Forward.Where(operation => operation.Reads.Any(reached.Contains)))
        {
            if (operation is NormalizationOperation { Kind: NormalizationKind.Batch } normalization)
                return normalization;
            if (operation is not NormalizationOperation)
                reached.UnionWith(operation.Writes);
        }
        return null;
    }
}
