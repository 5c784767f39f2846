using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7021: a declared feature with a value of its own in each row, or words of which nearly each row has its own. What is only
/// inferred to be another in each row is left out by itself (NG7034).</summary>
internal static class IdentifierFeature
{
    /// <summary>The share of rows with a word of their own from which on a column tells rows apart.</summary>
    private const double LeastShare = 0.75;

    /// <summary>Whether a column is words, and nearly each row has its own.</summary>
    public static bool IsNearly(ColumnSpec column, SampleColumn rows, int count) =>
        column.Kind == ColumnKind.Category && rows.Values.Count >= LeastShare * count;

    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var (column, rows) in view.Features)
        {
            var isOwn = view.Spec.Table!.Columns.FirstOrDefault(inferred => inferred.Name == rows.Name) is { IsIdentifier: true }
                && column.Kind is not (ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Text);
            if (isOwn || (IsNearly(column, rows, view.Sample.Rows) && WordForms.Of(rows.Values) is not { HasSize: true }))
                report(view.At(column, "NG7021", VisibleText.Of(column.Name), Figures.Whole(rows.Values.Count), view.Rows));
        }
    }
}
