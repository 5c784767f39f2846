namespace NetGen.Reports.Sections;

/// <summary>How good the network is: on samples that were not trained on, or how far that is known.</summary>
internal static class Quality
{
    public static string? Told(RunRecord run)
    {
        if (run.Answers?.Evaluation is { } measured)
        {
            string text = $"On {Figures.Plural(measured.Count, "sample")} that were not trained on: loss {Figures.Number(measured.Loss)}";
            if (measured.Accuracy is double accuracy)
            {
                return $"{text}, accuracy {Figures.Percent(accuracy)}.";
            }

            string scatter = run.Answers.Target is { } target
                ? $", where {target.Name} of these samples is {Figures.Number(target.Mean)} in the mean and scatters by " +
                    Figures.Number(target.Deviation)
                : "";
            return $"{text}, R² {Figures.Number(measured.RSquared ?? double.NaN)}, " +
                $"mean absolute error {Figures.Number(measured.MeanAbsoluteError ?? double.NaN)}{scatter}.";
        }

        if (run.Epochs is [.., { ValidationLoss: double loss } last])
        {
            string right = last.ValidationAccuracy is double share ? $", accuracy {Figures.Percent(share)}" : "";
            return $"After epoch {last.Epoch}, on samples that are not trained on: loss {Figures.Number(loss)}{right}.";
        }

        return run.Epochs.Count == 0 ? null
            : $"Training loss {Figures.Number(run.Epochs[^1].TrainLoss)} in the last epoch. " +
                "Nothing was measured on other samples: give the run validation samples.";
    }
}
