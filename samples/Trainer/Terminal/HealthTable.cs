using NetGen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trainer.Terminal;

/// <summary>The layers as they are now, a row each: how large their outputs are, how these are spread, what of them is dead or flat.</summary>
internal static class HealthTable
{
    // What the monitors call trouble, so that table and warnings say the same; half of that is worth a look.
    private static readonly TrainingMonitors Limits = new();

    /// <summary>The table; of more layers than there is room for, those at the worst.</summary>
    public static IRenderable Draw(SignalReport signal, int most)
    {
        LayerSignal[] shown = signal.Layers.Count <= most
            ? [.. signal.Layers]
            : [.. signal.Layers.OrderByDescending(Badness).Take(most).OrderBy(layer => signal.Layers.ToList().IndexOf(layer))];
        Table table = new Table().Border(TableBorder.None).Expand()
            .AddColumn("[dim]Output of[/]")
            .AddColumn(new TableColumn("[dim]RMS predicted[/]").RightAligned())
            .AddColumn(new TableColumn("[dim]now[/]").RightAligned())
            .AddColumn("[dim]Values[/]")
            .AddColumn(new TableColumn("[dim]Zeros[/]").RightAligned())
            .AddColumn(new TableColumn("[dim]Dead or flat[/]").RightAligned())
            .AddColumn("[dim]State[/]");
        foreach (LayerSignal layer in shown)
        {
            (string word, string colour) = StateOf(layer);
            table.AddRow(
                new Text(layer.Layer), new Text(layer.Predicted?.ToString() ?? ""), new Text(Words.Number(layer.Rms)), new Text(layer.Values.ToString(), new Style(Color.Blue)),
                new Text(Words.Percent(layer.ZeroShare)), new Text(layer.FlatShare is double flat ? Words.Percent(flat) : ""), new Markup($"[{colour}]{word}[/]"));
        }

        return shown.Length == signal.Layers.Count
            ? table
            : new Rows(table, new Markup($"[dim]{shown.Length} of {signal.Layers.Count} layers, those at the worst.[/]"));
    }

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
