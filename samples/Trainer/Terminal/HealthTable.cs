using NetGen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trainer.Terminal;

/// <summary>The layers as they are now, a row each: how large their outputs are, how these are spread, what of them is dead or flat.</summary>
internal static class HealthTable
{
    // What the monitors call trouble, so that table and warnings say the same; half of that is worth a look.
    private static readonly TrainingMonitors Limits = new();

    // Narrower terminals have no room for all bins beside the figures.
    private const int WidthOfAllBins = 96;

    /// <summary>The table; of more layers than there is room for, those at the worst.</summary>
    /// <param name="signal">The layers.</param>
    /// <param name="most">How many rows there is room for.</param>
    /// <param name="width">The terminal's letters across.</param>
    public static IRenderable Draw(SignalReport signal, int most, int width)
    {
        LayerSignal[] shown = signal.Layers.Count <= most
            ? [.. signal.Layers]
            : [.. signal.Layers.OrderByDescending(Badness).Take(most).OrderBy(layer => signal.Layers.ToList().IndexOf(layer))];
        Table table = new Table().Border(TableBorder.None).Expand()
            .AddColumn("[dim]Output of[/]")
            .AddColumn(new TableColumn("[dim]RMS predicted[/]").RightAligned())
            .AddColumn(new TableColumn("[dim]now[/]").RightAligned())
            .AddColumn(new TableColumn("[dim]Values[/]").NoWrap())
            .AddColumn(new TableColumn("[dim]Zeros[/]").RightAligned())
            .AddColumn(new TableColumn("[dim]Dead or flat[/]").RightAligned())
            .AddColumn("[dim]State[/]");
        foreach (LayerSignal layer in shown)
        {
            (string word, string colour) = StateOf(layer);
            table.AddRow(
                new Text(layer.Layer), new Text(layer.Predicted?.ToString() ?? ""), new Text(Words.Number(layer.Rms)), new Text(BarsOf(layer.Values, width), new Style(Color.Blue)),
                new Text(Words.Percent(layer.ZeroShare)), new Text(layer.FlatShare is double flat ? Words.Percent(flat) : ""), new Markup($"[{colour}]{word}[/]"));
        }

        return shown.Length == signal.Layers.Count
            ? table
            : new Rows(table, new Markup($"[dim]{shown.Length} of {signal.Layers.Count} layers, those at the worst.[/]"));
    }

    private static string BarsOf(Histogram values, int width) => width >= WidthOfAllBins
        ? values.ToString()
        : (values with { Counts = [.. values.Counts.Chunk(2).Select(pair => pair.Sum())] }).ToString();

    /// <summary>In a word, and its colour.</summary>
    public static (string Word, string Colour) StateOf(LayerSignal layer) => layer switch
    {
        { Rms: var rms } when !double.IsFinite(rms) => ("not finite", "red"),
        { Rms: 0 } => ("silent", "red"),
        { FlatShare: double share } when share >= LimitOf(layer) => (IsRectified(layer) ? "dead" : "saturated", "red"),
        { FlatShare: double share } when share >= LimitOf(layer) / 2 => (IsRectified(layer) ? "partly dead" : "partly saturated", "yellow"),
        _ => ("well", "green"),
    };

    private static double LimitOf(LayerSignal layer) => IsRectified(layer) ? Limits.DeadUnitShare : Limits.SaturatedShare;

    /// <summary>A unit that is dead is 0 for every sample; one that is saturated is not 0.</summary>
    private static bool IsRectified(LayerSignal layer) => layer.ZeroShare >= layer.FlatShare;

    private static double Badness(LayerSignal layer) => double.IsFinite(layer.Rms) && layer.Rms != 0 ? layer.FlatShare ?? 0 : 2;
}
