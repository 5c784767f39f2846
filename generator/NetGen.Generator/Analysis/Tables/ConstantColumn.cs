using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7022: a feature that never changes.</summary>
internal static class ConstantColumn
{
    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var (column, rows) in view.Features)
        {
            // A gap here and there is a second value.
            if (rows.Values.Count == 0 || (rows.Values.Count == 1 && rows.Counts[0] == view.Sample.Rows))
                report(view.At(column, "NG7022", VisibleText.Of(column.Name),
                    rows.Values.Count == 0 ? "missing" : "'" + VisibleText.Of(rows.Values[0]) + "'", view.Rows));
        }
    }
}
