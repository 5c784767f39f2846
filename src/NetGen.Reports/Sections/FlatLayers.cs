namespace NetGen.Reports.Sections;

/// <summary>Whether a layer is dead or saturated: which, how much of it, and since when.</summary>
internal static class FlatLayers
{
    public static string? Told(RunRecord run)
    {
        if (run.Signals.Looks.Count == 0)
        {
            return null;
        }

        string[] troubles =
        [
            .. new[] { true, false }.Select(canDie => (CanDie: canDie, Layers: Flat(run, canDie))).Where(kind => kind.Layers.Count > 0)
                .Select(kind => (kind.CanDie ? "units at 0 for every sample looked at: " : "values where the activation is flat: ") +
                    string.Join(", ", kind.Layers.Select(layer => $"{layer.Layer}\u00a0{Figures.Percent(layer.FlatShare!.Value)}"))),
        ];
        return (troubles.Length, LayersSection.Has(run, canDie: true), LayersSection.Has(run, canDie: false)) switch
        {
            (0, true, true) => "No: no activation has half of its units at 0 for every sample looked at, or half of its values where " +
                $"it is flat{Most(run)}.",
            (0, true, false) => $"No: no activation has half of its units at 0 for every sample looked at{Most(run)}.",
            (0, false, true) => $"No: no activation has half of its values where it is flat{Most(run)}.",
            (0, false, false) => "No: it has no activation before its output that could.",
            _ => $"Yes. {Capital(string.Join("; ", troubles))}.{Since(run)}",
        };
    }

    /// <summary>The activations that have lost half or more, the worst first.</summary>
    private static List<LayerSignal> Flat(RunRecord run, bool canDie) =>
        [.. Activations(run, canDie).Where(layer => LayersSection.IsTroubling(layer.FlatShare))];

    /// <summary>Which has lost the most, where none has lost half.</summary>
    private static string Most(RunRecord run) =>
        Activations(run, true).Concat(Activations(run, false)).MaxBy(layer => layer.FlatShare) is { FlatShare: double share and > 0 } most
            ? $"; {most.Layer} has the most, {Figures.Percent(share)}"
            : "; none has any";

    /// <summary>Those that can die, or those that can be flat, the worst first.</summary>
    private static IEnumerable<LayerSignal> Activations(RunRecord run, bool canDie)
    {
        HashSet<string> kind =
        [
            .. run.Network.Activations.Where(activation => activation.CanDie == canDie).Select(activation => activation.ShownAs),
        ];
        return run.Signals.Looks[^1].Value.Layers.Where(layer => kind.Contains(layer.Layer)).OrderByDescending(layer => layer.FlatShare);
    }

    /// <summary>The first look at which the worst of them was as it is now, where others were before.</summary>
    private static string Since(RunRecord run)
    {
        string worst = Flat(run, true).Concat(Flat(run, false)).MaxBy(layer => layer.FlatShare)!.Layer;
        double[] shares = [.. run.Signals.Looks.Select(look => look.Value.Layers.First(layer => layer.Layer == worst).FlatShare!.Value)];
        int first = Array.FindIndex(shares, share => LayersSection.IsTroubling(share));
        return !run.HasStart ? ""
            : first == 0 ? $" {worst} was so before the first step."
            : $" {worst} has been so since epoch {run.Signals.Looks[first].Epoch}; before, it was {Figures.Percent(shares[first - 1])}.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
