using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>
/// What went through the layers: predicted, measured before the first epoch, measured now; and its course over the epochs.
/// </summary>
internal static class LayersSection
{
    /// <summary>Units at 0 for every sample looked at may only be sparse; where half of them are, little is left of the layer.</summary>
    private const double TroublingShare = 0.5;

    // As many as ResNet-18 has, of convolutions, normalizations and rectifiers.
    private const int MostLayers = 60;

    /// <summary>Half or more, as the share is shown: of what stands there as 50.0 % nobody says that it is less.</summary>
    public static bool IsTroubling(double? share) => share is double known && Math.Round(known, 3) >= TroublingShare;

    public static string Write(RunRecord run)
    {
        if (run.Signals.Looks.Count == 0)
        {
            return "";
        }

        SignalReport last = run.Signals.Looks[^1].Value;
        var body = new Markup().Add(DepthCharts.Draw(run)).Table(Outputs(run));
        if (last.Weights.Count > 0)
        {
            body.Table(Weights(run));
        }

        body.Add(LayerCourses.Draw(run)).Add(HistogramCourses.Draw(run));
        string steps = run.Updates.Looks.Count == 0
            ? ""
            : " Step ÷ weights: how large a step is beside what it changes, the RMS of the changes of the first step of epoch " +
                $"{run.Updates.Looks[^1].Epoch} divided by that of the weights.";
        bool hasBands = last.Layers.Any(layer => layer.Predicted is { } rms && $"{rms}".Contains('÷', StringComparison.Ordinal));
        string bands = hasBands ? $" ({FactsSections.BandMeans})" : "";
        string kernels = run.Network.Layers.Count > last.Layers.Count
            ? " Where layers are compiled into one kernel, the last stands for all."
            : "";
        return new Markup().Section(
            "layers", "Layers",
            $"On {Figures.Plural(last.Samples, "sample")}. Predicted: the RMS that the compiler computed for fresh weights{bands}." +
            $"{Flatness(run)}{kernels}{steps} Histograms: the line is 0; rest the mouse on one for " +
            "its range.",
            body.ToString()).ToString();
    }

    /// <summary>Whether the network has activations before its output that can die, or such that saturate.</summary>
    public static bool Has(RunRecord run, bool canDie) => run.Network.Activations.Any(activation => activation.CanDie == canDie);

    /// <summary>What "dead" and "flat" mean, for the kinds of activations that this network has.</summary>
    private static string Flatness(RunRecord run) =>
        (Has(run, canDie: true) ? " Dead: units of a rectifier that are 0 for every one of these samples." : "") +
        (Has(run, canDie: false) ? " Flat: values where a saturating activation has hardly any slope, as beyond inputs of ±5." : "");

    private static IReadOnlyList<TableColumn> Outputs(RunRecord run)
    {
        IReadOnlyList<LayerSignal> first = run.Signals.Looks[0].Value.Layers, last = run.Signals.Looks[^1].Value.Layers;
        TableColumn[] start = [new("RMS at the start", last.Count, i => Figures.Number(first[i].Rms))];
        TableColumn[] flat = [new("Dead or flat", last.Count, i => Share(last[i].FlatShare))];
        TableColumn[] startValues = [new("Values at the start", last.Count, i => HistogramChart.Draw(first[i].Values))];
        return
        [
            new("Output of", last.Count, i => Markup.Text(last[i].Layer)),
            new("RMS predicted", last.Count, i => Markup.Text(last[i].Predicted?.ToString() ?? "")),
            .. run.HasStart ? start : [],
            new("RMS now", last.Count, i => Figures.Number(last[i].Rms)),
            new("Mean now", last.Count, i => Figures.Number(last[i].Mean)),
            new("Zeros", last.Count, i => Figures.Percent(last[i].ZeroShare)),
            .. last.Any(layer => layer.FlatShare is not null) ? flat : [],
            .. run.HasStart && HasRoom(run) ? startValues : [],
            new("Values now", last.Count, i => HistogramChart.Draw(last[i].Values)),
        ];
    }

    private static IReadOnlyList<TableColumn> Weights(RunRecord run)
    {
        IReadOnlyList<WeightSignal> first = run.Signals.Looks[0].Value.Weights, last = run.Signals.Looks[^1].Value.Weights;
        IReadOnlyList<UpdateSignal> steps = run.Updates.Looks.Count == 0 ? [] : run.Updates.Looks[^1].Value;
        TableColumn[] start = [new("RMS at the start", last.Count, i => Figures.Number(first[i].Rms))];
        TableColumn[] startValues = [new("At the start", last.Count, i => HistogramChart.Draw(first[i].Values))];
        TableColumn[] step = [new("Step ÷ weights", last.Count, i => Figures.Number(steps[i].Ratio))];
        TableColumn[] gradientValues =
        [
            new("Gradient", last.Count, i => last[i].Gradients is { } gradients ? HistogramChart.Draw(gradients) : ""),
        ];
        TableColumn[] stepValues = [new("A step", last.Count, i => HistogramChart.Draw(steps[i].Changes))];
        return
        [
            new("Weights", last.Count, i => Markup.Text(last[i].Tensor)),
            .. run.HasStart ? start : [],
            new("RMS now", last.Count, i => Figures.Number(last[i].Rms)),
            new("Gradient now", last.Count, i => Gradient(last[i].GradientRms)),
            .. steps.Count > 0 ? step : [],
            .. run.HasStart && HasRoom(run) ? startValues : [],
            new("Weights now", last.Count, i => HistogramChart.Draw(last[i].Values)),
            .. HasRoom(run) ? gradientValues : [],
            .. steps.Count > 0 && HasRoom(run) ? stepValues : [],
        ];
    }

    /// <summary>Of a deep network a histogram in each row is enough: the others are those of the courses below, of some layers.</summary>
    private static bool HasRoom(RunRecord run) => run.Network.Layers.Count <= MostLayers;

    private static string Gradient(double? rms) => rms is double value ? Figures.Number(value) : "<span class=\"bad\">not finite</span>";

    private static string Share(double? share) => share is double value
        ? IsTroubling(value) ? $"<span class=\"bad\">{Figures.Percent(value)}</span>" : Figures.Percent(value)
        : "";
}
