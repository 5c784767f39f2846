using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>Figures of the layers over the epochs; of many layers, some from the first to the last.</summary>
internal static class LayerCourses
{
    // More lines than this cannot be told apart.
    private const int ShownLines = 6;
    private const string Styles = "abcdef";

    // Of more that are left out, the first are named and the others counted.
    private const int NamedAtMost = 12;

    public static string Draw(RunRecord run)
    {
        IReadOnlyList<(int Epoch, SignalReport Value)> looks = run.Signals.Looks;
        if (looks.Count < 2)
        {
            return "";
        }

        SignalReport last = looks[^1].Value;
        var charts = new Markup().Add("<div class=\"charts\">");
        charts.Add(Course(
            "RMS of the outputs", [.. last.Layers.Select(layer => layer.Layer)], looks, look => look.Layers.Select(layer => layer.Rms)));
        if (last.Weights.Count > 0)
        {
            charts.Add(Course(
                "RMS of the weights' gradients", [.. last.Weights.Select(tensor => tensor.Tensor)], looks,
                look => look.Weights.Select(tensor => tensor.GradientRms ?? double.NaN)));
        }

        if (run.Updates.Looks.Count > 1)
        {
            charts.Add(Course(
                "Step ÷ weights", [.. run.Updates.Looks[^1].Value.Select(tensor => tensor.Tensor)], run.Updates.Looks,
                look => look.Select(tensor => tensor.Ratio)));
        }

        if (last.Layers.Any(layer => layer.FlatShare is not null))
        {
            charts.Add(Course(
                "Share that is dead or flat",
                [.. last.Layers.Where(layer => layer.FlatShare is not null).Select(layer => layer.Layer)], looks,
                look => from layer in look.Layers where layer.FlatShare is not null select layer.FlatShare!.Value, isLogarithmic: false));
        }

        return charts.Add("</div>").ToString();
    }

    private static string Course<T>(
        string title, string[] names, IReadOnlyList<(int Epoch, T Value)> looks, Func<T, IEnumerable<double>> values,
        bool isLogarithmic = true)
    {
        int[] shown = names.Length <= ShownLines
            ? [.. Enumerable.Range(0, names.Length)]
            : [.. Enumerable.Range(0, ShownLines).Select(i => i * (names.Length - 1) / (ShownLines - 1))];
        double[][] figures = [.. looks.Select(look => values(look.Value).ToArray())];
        var chart = new LineChart(title, "epoch") { IsLogarithmic = isLogarithmic, Note = LeftOut(names, shown) };
        for (int i = 0; i < shown.Length; i++)
        {
            chart.Line(names[shown[i]], $"{Styles[i]}", looks.Select((look, at) => ((double)look.Epoch, figures[at][shown[i]])));
        }

        return chart.ToString();
    }

    private static string LeftOut(string[] names, int[] shown)
    {
        string[] others = [.. names.Where((_, i) => !shown.Contains(i))];
        string rest = others.Length > NamedAtMost ? $" and {others.Length - NamedAtMost} more" : "";
        string named = string.Join(", ", others.Take(NamedAtMost));
        return others.Length == 0 ? "" : $"{shown.Length} of {names.Length}; not drawn: {named}{rest}.";
    }
}
