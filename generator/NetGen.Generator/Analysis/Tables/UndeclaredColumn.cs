using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>
/// NG7033, NG7034: what the compiler decides of a column that nobody declares. A vocabulary that is too long to be listed goes into buckets;
/// what tells rows apart is left out.
/// </summary>
internal static class UndeclaredColumn
{
    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var (column, rows) in view.Features)
        {
            if (column is { Kind: ColumnKind.Category, Hash: > 0 } && !view.Writes(column.Item, nameof(ColumnAttribute.Hash))
                && !IdentifierFeature.IsNearly(column, rows, view.Sample.Rows)
                && !(view.IsReadAsWords(rows.Name) && WordForms.Of(rows.Values) is not null))
                report(view.At(column, "NG7033", VisibleText.Of(column.Name), Figures.Whole(rows.Values.Count), view.Rows,
                    Figures.Whole(column.Hash), Figures.Number((double)rows.Values.Count / column.Hash)));
        }
        foreach (var rows in view.Sample.Columns.Where(rows => view.IsLeftOut(rows.Name)))
            report(view.At(rows.Name, "NG7034", VisibleText.Of(rows.Name), view.Rows, VisibleText.Of(rows.Values[0])));
    }
}
