using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>
/// NG7004: published means and deviations on values that they were not taken from: another range, or another declared mean and deviation.
/// </summary>
internal static class PresetMismatch
{
    /// <summary>Presets are of values from 0 to 1; this much beyond is still no other scale.</summary>
    private const double Tolerance = 0.5;

    /// <summary>Behind the right preset the mean is about 0 and the deviation about 1.</summary>
    private const double LargestMean = 0.5, LargestFactor = 2;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Preparation is not { } preparation)
            return;
        var facts = new InputFacts(view.Graph.Facts.InputMin, view.Graph.Facts.InputMax, view.Graph.Facts.InputMean,
            view.Graph.Facts.InputStd);
        var step = 0;
        for (var i = 0; i < view.Items.Count; i++)
        {
            if (view.Items[i] is not PreprocessingAttribute attribute)
                continue;
            if (attribute is NormalizeAttribute { Preset: { } preset }
                && Mismatch(facts, facts.Through(preparation.Preprocessing[step])) is { } mismatch)
                report(new Problem
                {
                    Id = "NG7004", Item = i, Argument = "preset", Figures = new([preset.ToString(), mismatch]),
                    Concerns = Enumerable.Range(0, view.Items.Count).ToEquatableArray()
                });
            facts = facts.Through(preparation.Preprocessing[step++]);
        }
    }

    private static string? Mismatch(InputFacts before, InputFacts behind)
    {
        if (before.Max > 1 + Tolerance || before.Min < -Tolerance)
            return "values from 0 to 1; what reaches it goes from " + Figures.Number(before.Min) + " to " + Figures.Number(before.Max)
                + ", and leaves it up to " + Figures.Number(Math.Max(Math.Abs(behind.Min), Math.Abs(behind.Max)));
        if (Math.Abs(behind.Mean) > LargestMean || behind.Std > LargestFactor || behind.Std < 1 / LargestFactor)
            return "other data: the declared mean " + Figures.Number(before.Mean) + " and deviation " + Figures.Number(before.Std)
                + " become " + Figures.Number(behind.Mean) + " and " + Figures.Number(behind.Std) + ", not 0 and 1";
        return null;
    }
}
