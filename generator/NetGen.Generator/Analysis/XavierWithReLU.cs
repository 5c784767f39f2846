using System.Globalization;
using NetGen.Generator.Analysis.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG2001: an explicit Xavier or LeCun initializer before a rectifier. Both keep the signal of an activation that is symmetric about 0; a
/// rectifier halves it at each layer (He et al. 2015, section 2.2). One problem for each run of such layers, with the run's figures.
/// </summary>
internal static class XavierWithReLU
{
    /// <summary>A declared gain within 5 % of He's factor √(2/(1 + a²)) says that the halving is known and made good.</summary>
    private const double CompensatingShare = 0.95;

    /// <summary>The largest slope that is still a rectifier: beyond, little is lost.</summary>
    private const double LargestSlope = 0.3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var run = new List<AffectedLayer>();
        foreach (var weighted in view.Graph.Forward.OfType<WeightedOperation>())
        {
            if (Affected(view.Graph, weighted) is { } layer)
            {
                run.Add(layer);
                continue;
            }
            Report(view, run, report);
            run.Clear();
        }
        Report(view, run, report);
    }

    /// <summary>A layer with the activation behind it.</summary>
    private sealed record AffectedLayer(WeightedOperation Weighted, ActivationOperation Activation);

    private static AffectedLayer? Affected(Graph graph, WeightedOperation weighted)
    {
        var initializer = graph.Parameters[weighted.Weight].Initializer;
        if (initializer.Chosen || initializer.Kind is not (Init.XavierNormal or Init.XavierUniform or Init.LecunNormal or Init.LecunUniform))
            return null;
        if (ActivationBehind(graph, weighted.Output) is not { Function: Relu or LeakyRelu { Slope: <= LargestSlope } } activation)
            return null;
        if (EndsInSum(graph, activation.Output))
            return null;
        var slope = activation.Function.NegativeSlope;
        var heGain = Math.Sqrt(2 / (1 + (slope * slope)));
        return initializer.Scale >= CompensatingShare * heGain ? null : new(weighted, activation);
    }

    /// <summary>The activation directly behind a tensor, through operations that leave elements as they are. Anything else, a normalization too, ends the search.</summary>
    private static ActivationOperation? ActivationBehind(Graph graph, int tensor) =>
        graph.Forward.OfType<LayerOperation>().FirstOrDefault(operation => operation.Input == tensor) switch
        {
            ActivationOperation activation => activation,
            { } next and (DropoutOperation or ReshapeOperation) => ActivationBehind(graph, next.Output),
            _ => null,
        };

    /// <summary>
    /// Whether the only way from here leads into a sum: a residual branch, which carries the signal past what the layer does to it (the way
    /// beside it begins before the layer, where the tensor has two readers).
    /// </summary>
    private static bool EndsInSum(Graph graph, int tensor)
    {
        while (true)
        {
            var readers = graph.Forward.Where(operation => operation.Reads.Contains(tensor)).ToArray();
            if (readers.Length != 1 || readers[0] is LossOperation)
                return false;
            if (readers[0] is JoinOperation { Kind: JoinKind.Add })
                return true;
            tensor = readers[0].Writes[0];
        }
    }

    private static void Report(GraphView view, List<AffectedLayer> run, Action<Problem> report)
    {
        if (run.Count == 0)
            return;
        var (signal, gradient) = Factors(view.Signal, run);
        var (heSignal, heGradient) = Factors(SignalPredictor.Predict(WithHe(view.Graph, run)), run);
        if (double.IsNaN(signal) || double.IsNaN(gradient))
            return;

        var first = run[0];
        var initializer = view.Graph.Parameters[first.Weighted.Weight].Initializer;
        var isRun = run.Count > 1;
        report(new Problem
        {
            Id = "NG2001",
            Item = first.Weighted.Item,
            Argument = "Init",
            Severity = isRun || signal < 0.5 ? ProblemSeverity.Warning : ProblemSeverity.Info,
            Figures = new(
            [
                initializer.Kind.ToString(),
                Halving(first.Activation.Function),
                isRun
                    ? "these " + Text(run.Count) + " layers (" + first.Weighted.Layer + " to " + run[run.Count - 1].Weighted.Layer + ")"
                    : first.Weighted.Layer,
                isRun
                    ? "signal RMS is " + Figures.Factor(signal) + ", the gradient " + Figures.Factor(gradient)
                    : "signal RMS is " + Figures.Factor(signal),
                isRun ? Figures.Factor(heSignal) + " and " + Figures.Factor(heGradient) : Figures.Factor(heSignal),
            ]),
            FixFacts = new([new("Items", string.Join(",", run.Select(layer => Text(layer.Weighted.Item))))]),
        });
    }

    /// <summary>The RMS of the run's output relative to its input, and of the gradient at its first pre-activation relative to its last.</summary>
    private static (double Signal, double Gradient) Factors(SignalPrediction prediction, List<AffectedLayer> run)
    {
        var last = run[run.Count - 1];
        return (
            prediction.Forward[last.Activation.Output].Rms / prediction.Forward[run[0].Weighted.Input].Rms,
            Math.Sqrt(prediction.Gradient[run[0].Weighted.Output] / prediction.Gradient[last.Weighted.Output]));
    }

    private static Graph WithHe(Graph graph, List<AffectedLayer> run)
    {
        var parameters = graph.Parameters.ToArray();
        foreach (var layer in run)
        {
            var initializer = parameters[layer.Weighted.Weight].Initializer;
            parameters[layer.Weighted.Weight] = parameters[layer.Weighted.Weight] with { Initializer = initializer with { Kind = He(initializer.Kind), Scale = double.NaN } };
        }
        return graph with { Parameters = parameters.ToEquatableArray() };
    }

    private static string Halving(ActivationFunction function) => function is LeakyRelu { Slope: > 0 } leaky
        ? "LeakyRelu keeps only " + Figures.Number((1 + (leaky.Slope * leaky.Slope)) / 2) + " of E[a²]"
        : function.GetType().Name + " halves E[a²]";

    /// <summary>The He initializer of the same distribution.</summary>
    public static Init He(Init kind) => kind is Init.XavierUniform or Init.LecunUniform ? Init.HeUniform : Init.HeNormal;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
