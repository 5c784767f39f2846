using NetGen.Reports.Charts;
using NetGen.Training;

namespace NetGen.Reports.Sections;

/// <summary>Loss, accuracy and learning rate by epoch, with the best epoch.</summary>
internal static class CurvesSection
{
    public static string Write(RunRecord run)
    {
        if (run.Epochs.Count == 0)
        {
            return "";
        }

        var body = new Markup().Add("<div class=\"charts\">");
        body.Add(Chart(run, "Loss", epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss).ToString());
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
            (isConstant ? $" The learning rate was {Figures.Number(run.Epochs[0].LearningRate)} in every epoch." : "") + Best(run),
            body.Add("</div>").ToString()).ToString();
    }

    /// <summary>How the best epoch is chosen, and which weights the rest of the page is of.</summary>
    private static string Best(RunRecord run)
    {
        bool isRestored = run.History?.End == TrainingEnd.Cancelled
            || (run.Options.EarlyStopping is { RestoreBest: true } && run.History?.End != TrainingEnd.Callback);
        string weights = run.History is null ? ""
            : isRestored ? "; the network ended with its weights"
            : run.Best?.Epoch == run.Epochs[^1].Epoch ? ""
            : "; the network ended with those of the last one (early stopping or checkpoints keep the best)";
        return $" The best epoch is that of the {EpochMonitor.Of(run.Options.Monitor, run.Epochs).Best}{weights}.";
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

    private static LineChart Chart(RunRecord run, string title, Func<EpochReport, double?> train, Func<EpochReport, double?> validation)
    {
        var chart = new LineChart(title, "epoch");
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
