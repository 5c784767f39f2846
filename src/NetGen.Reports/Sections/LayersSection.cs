using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>
/// What went through the layers: predicted, measured before the first epoch, measured now; and its course over the epochs.
/// </summary>
internal static class LayersSection
{
    /// <summary>Units at 0 for every sample looked at may only be sparse; where half of them are, little is left of the layer.</summary>
    public const double TroublingShare = 0.5;

    // More lines than this cannot be told apart.
    private const int ShownLines = 6;
    private const string Styles = "abcdef";

    public static string Write(RunRecord run)
    {
        if (run.Signals.Looks.Count == 0)
        {
            return "";
        }

        SignalReport first = run.Signals.Looks[0].Signal, last = run.Signals.Looks[^1].Signal;
        var body = new Markup();
        body.Table(
            ["Output of", "RMS predicted", "RMS at the start", "RMS now", "Mean now", "Zeros", "Flat", "Values at the start", "Values now"],
            last.Layers.Select((layer, i) => (IReadOnlyList<string>)
            [
                Markup.Text(layer.Layer), Markup.Text(layer.Predicted?.ToString() ?? ""), Figures.Number(first.Layers[i].Rms),
                Figures.Number(layer.Rms), Figures.Number(layer.Mean), Figures.Percent(layer.ZeroShare), Share(layer.FlatShare),
                HistogramChart.Draw(first.Layers[i].Values), HistogramChart.Draw(layer.Values),
            ]));
        body.Table(
            ["Weights", "RMS at the start", "RMS now", "Gradient now", "Weights at the start", "Weights now", "Gradient now"],
            last.Weights.Select((tensor, i) => (IReadOnlyList<string>)
            [
                Markup.Text(tensor.Tensor), Figures.Number(first.Weights[i].Rms), Figures.Number(tensor.Rms),
                tensor.GradientRms is double gradient ? Figures.Number(gradient) : "<span class=\"bad\">not finite</span>",
                HistogramChart.Draw(first.Weights[i].Values), HistogramChart.Draw(tensor.Values),
                tensor.Gradients is { } gradients ? HistogramChart.Draw(gradients) : "",
            ]));
        if (run.Signals.Looks.Count > 1)
        {
            body.Add("<div class=\"charts\">");
            body.Add(Course(
                run, "RMS of the outputs", last.Layers.Select(layer => layer.Layer), look => look.Layers.Select(layer => layer.Rms)));
            body.Add(Course(
                run, "RMS of the weights' gradients", last.Weights.Select(tensor => tensor.Tensor),
                look => look.Weights.Select(tensor => tensor.GradientRms ?? double.NaN)));
            if (last.Layers.Any(layer => layer.FlatShare is not null))
            {
                body.Add(Course(
                    run, "Share that is dead or flat", last.Layers.Where(layer => layer.FlatShare is not null).Select(layer => layer.Layer),
                    look => from layer in look.Layers where layer.FlatShare is not null select layer.FlatShare!.Value,
                    isLogarithmic: false));
            }

            body.Add("</div>");
        }

        return new Markup().Section(
            "layers", "Layers",
            $"On {Figures.Plural(last.Samples, "sample")}. Predicted: the RMS that the compiler computed for fresh weights. Flat: units of " +
            "a rectifier that are 0 for every one of these samples, or values where a saturating activation has hardly any slope. Where " +
            "layers are compiled into one kernel, the last stands for all. Histograms: the line is 0; rest the mouse on one for its range.",
            body.ToString()).ToString();
    }

    /// <summary>The figures of the layers over the epochs; of many layers, some from the first to the last.</summary>
    private static string Course(
        RunRecord run, string title, IEnumerable<string> names, Func<SignalReport, IEnumerable<double>> values, bool isLogarithmic = true)
    {
        string[] all = [.. names];
        int[] shown = all.Length <= ShownLines
            ? [.. Enumerable.Range(0, all.Length)]
            : [.. Enumerable.Range(0, ShownLines).Select(i => i * (all.Length - 1) / (ShownLines - 1))];
        double[][] looks = [.. run.Signals.Looks.Select(look => values(look.Signal).ToArray())];
        var chart = new LineChart(title, "epoch") { IsLogarithmic = isLogarithmic };
        for (int i = 0; i < shown.Length; i++)
        {
            chart.Line(all[shown[i]], $"{Styles[i]}", run.Signals.Looks.Select((look, at) => ((double)look.Epoch, looks[at][shown[i]])));
        }

        return chart.ToString();
    }

    private static string Share(double? share) => share is double value
        ? value > TroublingShare ? $"<span class=\"bad\">{Figures.Percent(value)}</span>" : Figures.Percent(value)
        : "";
}
