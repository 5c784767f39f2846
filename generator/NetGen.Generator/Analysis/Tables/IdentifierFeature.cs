using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7021: a declared feature with a value of its own in each row. What is only inferred to be one is left out by
/// itself.</summary>
internal static class IdentifierFeature
{
    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var (column, rows) in view.Features)
        {
            if (view.Spec.Table!.Columns.FirstOrDefault(inferred => inferred.Name == rows.Name) is { IsIdentifier: true }
                && column.Kind is not (ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Text))
                report(view.At(column, "NG7021", VisibleText.Of(column.Name), view.Rows));
        }
    }
}
