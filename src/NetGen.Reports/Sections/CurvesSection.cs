using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>Loss, accuracy and learning rate by epoch, with the best epoch.</summary>
internal static class CurvesSection
{
    private const double FarFall = 20;

    public static string Write(RunRecord run)
    {
        if (run.Epochs.Count == 0)
        {
            return "";
        }

        var body = new Markup().Add("<div class=\"charts\">");
        body.Add(Chart(run, "Loss", epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss, mayFallFar: true).ToString());
        if (run.Epochs[0].TrainAccuracy is not null || run.Epochs[0].ValidationAccuracy is not null)
        {
            body.Add(Chart(run, "Accuracy", epoch => epoch.TrainAccuracy, epoch => epoch.ValidationAccuracy).ToString());
        }

        if (run.Epochs.Exists(epoch => epoch.ValidationScore is not null))
        {
            body.Add(Chart(run, "Score", _ => null, epoch => epoch.ValidationScore).ToString());
        }

        bool isConstant = run.Epochs.TrueForAll(epoch => epoch.LearningRate == run.Epochs[0].LearningRate);
        if (!isConstant)
        {
            var rate = new LineChart("Learning rate", "epoch") { IsLogarithmic = true };
            body.Add(rate.Line("learning rate", "c", run.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.LearningRate))).ToString());
        }

        return new Markup().Section(
            "curves", "Curves",
            $"Training figures are means over an epoch, measured before each step{Noise(run)}; validation is measured after it." +
            (isConstant ? $" The learning rate was {Figures.Number(run.Epochs[0].LearningRate)} in every epoch." : "") +
            $" The best epoch is that of the {BestEpoch.Measure(run)}.",
            body.Add("</div>").ToString()).ToString();
    }

    /// <summary>What training adds by chance, and validation does not, of what this network has.</summary>
    private static string Noise(RunRecord run)
    {
        bool drops = run.Network.Layers.Any(layer => IsDropout(layer.Name) || IsDropout(layer.Description))
            || run.Hyperparameters.Any(setting => IsDropout(setting.Key) && setting.Value > 0);
        return (drops, run.Network.InputNoise > 0) switch
        {
            (true, true) => ", with dropout and noise",
            (true, false) => ", with dropout",
            (false, true) => ", with noise",
            _ => "",
        };

        static bool IsDropout(string name) => name.Contains("Dropout", StringComparison.OrdinalIgnoreCase);
    }

    private static LineChart Chart(
        RunRecord run, string title, Func<EpochReport, double?> train, Func<EpochReport, double?> validation, bool mayFallFar = false)
    {
        double[] values =
        [
            .. run.Epochs.SelectMany(epoch => new[] { train(epoch), validation(epoch) }).OfType<double>().Where(double.IsFinite),
        ];
        // Of what falls so far, the end would lie on the axis.
        bool isLogarithmic = mayFallFar && values.Length > 0 && values.Min() > 0 && values.Max() > FarFall * values.Min();
        var chart = new LineChart(title, "epoch") { IsLogarithmic = isLogarithmic };
        Line("training", "a", train);
        Line("validation", "b", validation);
        return run.Best is { } best ? chart.Mark(best.Epoch, $"best: epoch {best.Epoch}") : chart;

        void Line(string name, string style, Func<EpochReport, double?> value)
        {
            if (run.Epochs.Any(epoch => value(epoch) is not null))
            {
                chart.Line(name, style, run.Epochs.Select(epoch => ((double)epoch.Epoch, value(epoch) ?? double.NaN)));
            }
        }
    }
}
