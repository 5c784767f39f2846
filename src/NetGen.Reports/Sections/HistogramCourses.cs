using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>
/// How the values of every layer, its weights, their gradients and its steps are spread, from the first epoch to the last.
/// </summary>
internal static class HistogramCourses
{
    // Of a deeper network some layers from the first to the last: a page of more is not looked at.
    private const int MostRows = 24;

    public static string Draw(RunRecord run)
    {
        IReadOnlyList<(int Epoch, SignalReport Value)> looks = run.Signals.Looks;
        if (looks.Count < 2)
        {
            return "";
        }

        SignalReport last = looks[^1].Value;
        var body = new Markup().Table(
            ["Output of", "Values over the epochs"],
            Places(last.Layers.Count).Select(i => (IReadOnlyList<string>)
            [
                Markup.Text(last.Layers[i].Layer), HistogramStrip.Draw([.. looks.Select(look => look.Value.Layers[i].Values)]),
            ]));
        if (last.Weights.Count > 0)
        {
            body.Table(
                ["Weights", "Values over the epochs", "Gradient", "A step"],
                Places(last.Weights.Count).Select(i => (IReadOnlyList<string>)
                [
                    Markup.Text(last.Weights[i].Tensor),
                    HistogramStrip.Draw([.. looks.Select(look => look.Value.Weights[i].Values)]),
                    HistogramStrip.Draw([.. looks.Select(look => look.Value.Weights[i].Gradients)]),
                    HistogramStrip.Draw([.. run.Updates.Looks.Select(look => look.Value[i].Changes)]),
                ]));
        }

        int most = Math.Max(last.Layers.Count, last.Weights.Count);
        string left = most > MostRows ? $"; {MostRows} rows of {most}, from the first to the last, the rest is left out" : "";
        return $"<details class=\"strips\" open><summary>Over the epochs, {looks[0].Epoch} to {looks[^1].Epoch}{left}</summary>" +
            $"<div class=\"pair\">{body}</div></details>";
    }

    private static IEnumerable<int> Places(int count) => count <= MostRows
        ? Enumerable.Range(0, count)
        : Enumerable.Range(0, MostRows).Select(i => i * (count - 1) / (MostRows - 1));
}
