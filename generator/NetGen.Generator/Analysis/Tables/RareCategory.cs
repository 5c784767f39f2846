using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7023: a category of a vocabulary that a single row has.</summary>
internal static class RareCategory
{
    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var (column, rows) in view.Features)
        {
            if (column.Kind != ColumnKind.Category || column.Hash > 0 || rows.Values.Count < 2 || view.IsNoVocabulary(column, rows))
                continue;
            var rare = Enumerable.Range(0, rows.Values.Count)
                .Where(place => rows.Counts[place] == 1 && column.Categories.Contains(rows.Values[place]))
                .Select(place => rows.Values[place]).ToArray();
            if (rare.Length > 0)
                report(view.At(column, "NG7023", VisibleText.Of(column.Name), "'" + VisibleText.Of(rare[0]) + "'", view.Rows,
                    rare.Length == 1 ? "" : ", and so are " + Figures.Count(rare.Length - 1, "other")));
        }
    }
}
