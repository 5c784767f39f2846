namespace NetGen.Reports.Sections;

/// <summary>Whether anything was learned: beside what one answer for all samples reaches.</summary>
internal static class Learned
{
    public static string? Told(RunRecord run)
    {
        if (run.Answers?.Evaluation is not { } measured)
        {
            return null;
        }

        if (measured.ConfusionMatrix is { } matrix && measured.Accuracy is double accuracy)
        {
            long[] counts = [.. Enumerable.Range(0, matrix.ClassCount).Select(matrix.Support)];
            double constant = (double)counts.Max() / counts.Sum();
            string most = matrix.Name(Array.IndexOf(counts, counts.Max()));
            string always = $"always answering {most} would be right in {Figures.Percent(constant)}";
            // Twice the standard deviation of a share of so many samples is chance.
            double chance = 2 * Math.Sqrt(constant * (1 - constant) / counts.Sum());
            return accuracy > constant + chance
                ? $"Yes: right in {Figures.Percent(accuracy)}, where {always}."
                : $"No: right in {Figures.Percent(accuracy)}, and {always}.";
        }

        return measured.RSquared is double explained
            ? (explained > 0.05 ? "Yes" : "No") +
                $": of the variance of the targets the predictions explain {Figures.Percent(Math.Max(0, explained))}."
            : null;
    }
}
