using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints what a trainer does about the statistics of its batches: that there are enough values for them, and the running statistics after
/// a step.
/// </summary>
internal static class BatchStatisticsSection
{
    public static void PrintGuards(CodeWriter writer, Plan plan)
    {
        if (MostDemanding(plan) is { } layer)
            writer.Line($"global::NetGen.Data.Guard.BatchStatistics(count, {Literals.Of(plan.Graph.Name)}, {Literals.Of(layer)});");
    }

    /// <summary>The first layer that sees one value a sample, or null: with more positions, one sample is enough.</summary>
    public static string? MostDemanding(Plan plan) => LayersOf(plan).FirstOrDefault(layer => layer.Positions == 1)?.Layer;

    /// <summary>The smallest share of a batch in running statistics; null without any.</summary>
    public static double? SmallestMomentum(Plan plan) => LayersOf(plan).Select(layer => (double?)layer.Momentum).Min();

    /// <summary>
    /// Once a step is taken, its statistics count: a batch whose gradients were only computed, or refused, leaves no trace.
    /// </summary>
    public static void AddUpdates(Stretches steps, Plan plan)
    {
        string[] heading = ["", "// The running statistics of batch normalisation take up those of the batch."];
        foreach (var layer in LayersOf(plan))
        {
            var place = plan.Training!.Places[layer.Statistics]!;
            var (mean, variance) = (plan.Buffers[layer.RunningMean!.Value], plan.Buffers[layer.RunningMean.Value + 1]);
            steps.Add(layer.Layer,
            [
                .. heading,
                $"NGNumerics.RunningStatistics.Update({CallText.At("parameters", mean.Offset)}, {CallText.At("parameters", variance.Offset)}, "
                    + $"{CallText.At("workspace", plan.Training, place)}, {CallText.At("workspace", plan.Training, place, ChannelRows.StrideOf(layer.Channels))}, "
                    + $"{Literals.Of(layer.Channels)}, {Literals.Of((long)layer.Positions)} * _batch, {Literals.Of(layer.Momentum, "double")});",
            ]);
            heading = [];
        }
    }

    /// <summary>Whether there are any.</summary>
    public static bool Updates(Plan plan) => LayersOf(plan).Any();

    private static IEnumerable<NormalizationOperation> LayersOf(Plan plan) =>
        plan.Graph.Training.OfType<NormalizationOperation>().Where(layer => layer.RunningMean is not null);
}
