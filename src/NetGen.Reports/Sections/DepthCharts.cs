using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>
/// Signal and gradient over the depth of the network, as predicted, as measured at the start and as measured now: whether they vanish or
/// explode is seen in one look.
/// </summary>
internal static class DepthCharts
{
    // Of fewer layers there is no depth.
    private const int Fewest = 3;

    public static string Draw(RunRecord run)
    {
        string charts = Signal(run) + Gradient(run);
        return charts.Length == 0 ? "" : $"<div class=\"charts\">{charts}</div>";
    }

    private static string Signal(RunRecord run)
    {
        IReadOnlyList<LayerSignal> first = run.Signals.Looks[0].Value.Layers, last = run.Signals.Looks[^1].Value.Layers;
        if (last.Count < Fewest)
        {
            return "";
        }

        var chart = Over("Signal: RMS of each output", [.. last.Select(layer => layer.Layer)]);
        Line(chart, "predicted", "e", last.Select(layer => MiddleOf(layer.Predicted)));
        if (run.HasStart)
        {
            Line(chart, "at the start", "b", first.Select(layer => (double?)layer.Rms));
        }

        Line(chart, "now", "a", last.Select(layer => (double?)layer.Rms));
        return chart.ToString();
    }

    /// <summary>Relative to the last layer's, as the compiler predicts it.</summary>
    private static string Gradient(RunRecord run)
    {
        WeightSignal[] Known(SignalReport signal) => [.. signal.Weights.Where(tensor => tensor.OutputGradientRms > 0)];
        WeightSignal[] first = Known(run.Signals.Looks[0].Value), last = Known(run.Signals.Looks[^1].Value);
        string[] layers = [.. first.Concat(last).Select(tensor => tensor.Layer).Distinct()];
        if (layers.Length < Fewest)
        {
            return "";
        }

        Dictionary<string, double?> predicted = run.Network.Layers.ToDictionary(layer => layer.Name, layer => MiddleOf(layer.Gradient));
        var chart = Over("Gradient: RMS at each dense layer, of the last one's", layers);
        double? end = predicted[layers[^1]];
        Line(chart, "predicted", "e", layers.Select(layer => end > 0 ? predicted[layer] / end : null));
        if (run.HasStart)
        {
            Line(chart, "at the start", "b", Relative(first));
        }

        Line(chart, "now", "a", Relative(last));
        return chart.ToString();

        IEnumerable<double?> Relative(WeightSignal[] signal) => layers.Select(layer =>
            Array.Find(signal, tensor => tensor.Layer == layer)?.OutputGradientRms / signal.LastOrDefault()?.OutputGradientRms);
    }

    private static LineChart Over(string title, string[] layers) =>
        new(title, $"layer, from {layers[0]} to {layers[^1]}") { IsLogarithmic = true, Names = layers };

    /// <summary>Of a prediction that is a range its middle, as a ratio.</summary>
    private static double? MiddleOf(PredictedRms? rms) => rms is { } known ? Math.Sqrt(known.Low * known.High) : null;

    private static void Line(LineChart chart, string name, string style, IEnumerable<double?> values)
    {
        (double, double)[] points = [.. values.Select((value, i) => (i + 1.0, value is > 0 ? value.Value : double.NaN))];
        if (points.Any(point => double.IsFinite(point.Item2)))
        {
            chart.Line(name, style, points);
        }
    }
}
