using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what is compared before a batch is touched: rows, lengths, labels.</summary>
internal static class BatchGuards
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var name = Literals.Of(plan.Graph.Name);
        writer.Line("global::NetGen.Data.Guard.RowIndices(batch.Rows, global::NetGen.Data.Guard.Rows(batch.Inputs.Length, InputLength, "
            + $"batch.{TargetText.InBatch(plan)}.Length, {Literals.Of(SummarySection.TargetLength(plan.Graph))}, {name}), {name});");
        if (PredictionSection.SequenceGuard(plan, "batch.Inputs, batch.Rows") is { } guard)
            writer.Line(guard);
        if (plan.Graph.IsRagged && plan.Graph.Loss!.HasClassLabels && TargetText.IsMap(plan))
            writer.Line(NoLabelsBehind(plan, "batch.Inputs", "batch.Labels, batch.Rows"));
        if (plan.Graph.Loss!.HasClassLabels)
            PrintLabels(writer, plan, "batch.Labels, batch.Rows");
    }

    public static void PrintLabels(CodeWriter writer, Plan plan, string labels) =>
        writer.Line($"global::NetGen.Data.Guard.{(TargetText.IsMap(plan) ? "LabelMaps" : "Labels")}({labels}, "
            + $"{TargetText.Positions(plan)}{TargetText.Classes(plan)}, {Literals.Of(plan.Graph.Name)});");

    public static string NoLabelsBehind(Plan plan, string samples, string labels) =>
        $"global::NetGen.Data.Guard.NoLabelsBehind({samples}, {labels}, {TargetText.Positions(plan)}"
            + $"{Literals.Of((int)plan.Graph.InputShape.Count / plan.Graph.InputShape.Dimensions[0])}, {Literals.Of(plan.Graph.Name)});";
}
