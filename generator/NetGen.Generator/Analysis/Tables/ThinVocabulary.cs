using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7029: places of a category, each with weights of its own, for which there are few rows.</summary>
internal static class ThinVocabulary
{
    private const int LeastPlaces = 32, LeastRows = 10;

    public static void Check(TableView view, Action<Problem> report)
    {
        var declared = view.Spec.Items.Select(item => item.Bind()).OfType<TrainingAttribute>().Select(training => training.Samples)
            .DefaultIfEmpty(0).Max();
        // Of a longer table nobody knows how many rows there are.
        if (declared == 0 && view.Sample.Rows == TableSample.MostRows)
            return;
        var rows = Math.Max(declared, view.Sample.Rows);
        foreach (var (column, seen) in view.Features)
        {
            if (column.Kind == ColumnKind.Category && !column.IsOrdinal && column.Embedding == 0 && column.Places >= LeastPlaces
                && rows < LeastRows * (long)column.Places && !view.IsNoVocabulary(column, seen))
                report(view.At(column, "NG7029", VisibleText.Of(column.Name), Figures.Whole(column.Places), Figures.Count(rows, "row"),
                    Figures.Number((double)rows / column.Places)));
        }
    }
}
